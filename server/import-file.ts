import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { importAnswers, importRefusal, importRun } from '../shared/domain/history.ts';
import { type RefusedRow, refusedRow } from '../shared/domain/import/imported-row.ts';
import { refusedFile } from '../shared/domain/import/refused-file.ts';

/** `npm run import -- FILE`: takes a file of leads in over the API of a running server, and says what became of its rows. */

const usage = `npm run import -- FILE [--mapping FILE] [--dry-run] [--team NAME] [--campaign NAME | --new-campaign NAME] [--source SOURCE]
    [--sheet NAME] [--encoding NAME] [--date-order dayFirst|monthFirst] [--number-mark point|comma]
    [--country XX] [--refused FILE] [--import-id ID]
REFINERY_TOKEN is a personal token from Settings; REFINERY_URL the server (http://127.0.0.1:4600).
The mapping is JSON: header → field, or { "mapping": …, "answers": { "dateOrder": …, "numberMark": …, "values": … } }.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mapping: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    team: { type: 'string' },
    campaign: { type: 'string' },
    'new-campaign': { type: 'string' },
    source: { type: 'string' },
    sheet: { type: 'string' },
    encoding: { type: 'string' },
    'date-order': { type: 'string' },
    'number-mark': { type: 'string' },
    country: { type: 'string' },
    refused: { type: 'string' },
    'import-id': { type: 'string' },
  },
});

const url = process.env.REFINERY_URL ?? 'http://127.0.0.1:4600';
const column = z.object({ header: z.string(), target: z.string(), certainty: z.string() });
const checked = z.object({
  rowCount: z.int(),
  takenIn: z.int(),
  known: z.int(),
  refused: z.int(),
  leads: z.int(),
  columns: z.array(column),
  refusals: z.array(refusedRow),
});
const imported = z.object({ run: importRun, columns: z.array(column) });
const refusals = z.object({ refusals: z.array(importRefusal) });
const problem = z.object({
  message: z.string(),
  whatToDo: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

const plainMapping = z.record(z.string(), z.string());
const savedMapping = z.union([
  z.object({ mapping: plainMapping, answers: importAnswers.optional() }),
  plainMapping.transform((mapping) => ({ mapping, answers: undefined })),
]);

/** What the API is asked with. */
const queryOf = async (path: string): Promise<URLSearchParams> => {
  const query = new URLSearchParams({ fileName: basename(path) });
  const given = {
    team: values.team,
    campaign: values.campaign,
    newCampaign: values['new-campaign'],
    source: values.source,
    sheet: values.sheet,
    encoding: values.encoding,
    dateOrder: values['date-order'],
    numberMark: values['number-mark'],
    country: values.country,
    importId: values['import-id'],
  };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) query.set(name, value);
  if (!values.mapping) return query;
  const { mapping, answers } = savedMapping.parse(JSON.parse(await readFile(values.mapping, 'utf8')));
  query.set('mapping', JSON.stringify(mapping));
  if (answers) query.set('values', JSON.stringify(answers.values));
  if (answers?.dateOrder && !values['date-order']) query.set('dateOrder', answers.dateOrder);
  if (answers?.numberMark && !values['number-mark']) query.set('numberMark', answers.numberMark);
  return query;
};

const ask = async <Shape extends z.ZodType>(path: string, shape: Shape, init: RequestInit = {}): Promise<z.infer<Shape>> => {
  const headers = { ...init.headers, authorization: `Bearer ${process.env.REFINERY_TOKEN}` };
  const answer = await fetch(new URL(path, url), { ...init, headers });
  const body: unknown = await answer.json();
  if (answer.ok) return shape.parse(body);
  const { message, whatToDo, fields } = problem.parse(body);
  throw new Error([`${message} ${whatToDo}`, ...fields.map((each) => `${each.path}: ${each.message}`)].join('\n  '));
};

const sumOf = (parts: readonly [number, string][], rowCount: number): string => {
  const sum = parts.reduce((total, [count]) => total + count, 0);
  const words = parts.map(([count, name]) => `${count} ${name}`).join(' + ');
  return `${words} ${sum === rowCount ? '=' : '≠'} ${rowCount} rows of the file`;
};

const tellRefused = async (rows: readonly RefusedRow[], headers: readonly string[]): Promise<void> => {
  for (const { row, reason, cells } of rows)
    console.log(`  row ${row}: ${reason}: ${cells.filter((cell) => cell.trim() !== '').join(' · ')}`);
  if (!values.refused || rows.length === 0) return;
  const kept = rows.map((each) => ({ ...each, id: String(each.row), importId: '' }));
  await writeFile(values.refused, refusedFile(kept, headers, { rowHeader: 'Row', reasonHeader: 'Reason', reason: (code) => code }));
  console.log(`They lie in ${values.refused}, to be mended and imported again.`);
};

const check = async (query: URLSearchParams, init: RequestInit): Promise<void> => {
  const found = await ask(`/api/imports/check?${query}`, checked, init);
  for (const { header, target, certainty } of found.columns) console.log(`  ${header} → ${target} (${certainty})`);
  const parts: [number, string][] = [
    [found.takenIn, 'would be taken in'],
    [found.known, 'are known'],
    [found.refused, 'refused'],
  ];
  console.log(`${sumOf(parts, found.rowCount)}; ${found.leads} leads. Nothing was written.`);
  await tellRefused(
    found.refusals,
    found.columns.map(({ header }) => header),
  );
};

const take = async (query: URLSearchParams, init: RequestInit): Promise<void> => {
  const { run } = await ask(`/api/imports?${query}`, imported, init);
  const parts: [number, string][] = [
    [run.takenIn, 'taken in'],
    [run.merged, 'merged'],
    [run.alreadyKnown, 'already known'],
    [run.refused, 'refused'],
  ];
  console.log(`${sumOf(parts, run.rowCount)}; ${run.leads} leads. Import ${run.id}.`);
  if (run.refused > 0) await tellRefused((await ask(`/api/imports/${run.id}/refusals`, refusals)).refusals as RefusedRow[], run.headers);
};

const main = async (): Promise<void> => {
  const [path] = positionals;
  if (!path || !process.env.REFINERY_TOKEN) throw new Error(usage);
  const init = { method: 'POST', body: await readFile(path), headers: { 'content-type': 'application/octet-stream' } };
  await (values['dry-run'] ? check : take)(await queryOf(path), init);
};

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
