import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Handoff } from '../../shared/domain/handoff.ts';
import { columnsOfIds } from '../../shared/domain/handoff-export/log-columns.ts';
import { type ExportFormat, manifestRows, writeLog } from '../../shared/domain/handoff-export/write-log.ts';
import type { Cell } from '../../shared/sheets/csv.ts';
import { aHandoff } from '../builders/domain.ts';

/**
 * `npm run spreadsheets`: the handoff log with words that spreadsheets like to change, exported as workbook and as CSV by the product's writer,
 * opened by LibreOffice and by Python (openpyxl, and its own reader of CSV), and compared cell by cell. Fails, too, where one of them is not
 * installed: Debian has them as libreoffice-calc-nogui and python3-openpyxl. Ends with one line of figures as JSON.
 */
const words = [
  '00123',
  '0',
  '007.50',
  '+49 30 1234',
  '-5',
  '=1+1',
  '=HYPERLINK("http://x.example","y")',
  '@SUM(A1)',
  '1e5',
  '12345678901234567890',
  '2026-03-04',
  '3/4',
  'TRUE',
  'Jörg Öström, Söhne & Töchter',
  '"quoted", and "again"',
  'first line\nsecond line\n\nfourth',
  ' spaces around ',
  "'apostrophe in front",
  'a;b\tc',
  'Straße 12 – № 7 “x” 日本 🚚',
  '_x0041_ & <b>',
  '1.234,50 €',
];

const log: Handoff[] = words.flatMap((word, at) => {
  const made = aHandoff({ id: `0190-${at}`, number: `H-${at}`, contractNumber: word, answerNote: word, value: at * 101, currency: 'EUR' });
  return [{ ...made, package: { ...made.package, name: word, companyName: `${word} GmbH`, note: `note\n${word}` } }];
});
const names = { personName: (id: string) => `Person ${id}`, zone: 'Europe/Berlin', at: Date.parse('2026-11-22T10:00:00Z') };

const folder = mkdtempSync(join(tmpdir(), 'refinery-spreadsheets-'));
const columns = columnsOfIds([]);
const expected: Cell[][] = [
  columns.map(({ head }) => head(names.zone)),
  ...log.map((each) => columns.map(({ cell }) => cell(each, names))),
];

const write = async (format: ExportFormat, path: string) => {
  const pieces: Uint8Array[] = [];
  const hash = createHash('sha256');
  const digest = { update: (bytes: Uint8Array) => hash.update(bytes), hex: () => hash.digest('hex') };
  const manifest = await writeLog(
    { log, columnIds: [], names, format, filter: 'all', by: 'a run' },
    { sink: (bytes) => void pieces.push(bytes), digest, onProgress: () => undefined },
  );
  writeFileSync(path, Buffer.concat(pieces));
  return manifest;
};

const run = (program: string, args: string[]): string => {
  const done = spawnSync(program, args, { encoding: 'utf8', timeout: 180_000, maxBuffer: 1 << 28 });
  if (done.error || done.status !== 0) throw new Error(`${program} ${args[0]}: ${done.error?.message ?? done.stderr.slice(-500)}`);
  return done.stdout;
};

/** The first Python that has openpyxl: one of the system's packages stands beside others. */
const python3 = (): string => {
  const found = ['python3', '/usr/bin/python3'].find((each) => spawnSync(each, ['-c', 'import openpyxl']).status === 0);
  if (!found) throw new Error('no Python here has openpyxl');
  return found;
};

/** As LibreOffice's own CSV of a sheet tells it, words in quotes and numbers without. */
const readTold = (text: string): Cell[][] => {
  const rows: Cell[][] = [[]];
  const value = /("(?:[^"]|"")*"|[^,\n]*)(,|\n|$)/gy;
  for (let found = value.exec(text); found && value.lastIndex <= text.length && found[0] !== ''; found = value.exec(text)) {
    const [, cell = '', end] = found;
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell === '' ? null : Number(cell));
    if (end === '\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
};

/** Comma, quotes, UTF-8; words in quotes, not as shown, no formulas; `sheet` from 1. */
const libreOffice = (file: string, input: string[], sheet: number): Cell[][] => {
  const out = mkdtempSync(join(folder, 'out-'));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const output = `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,${sheet}`;
  run('soffice', [profile, '--headless', '--norestore', ...input, '--convert-to', output, '--outdir', out, file]);
  const written = run('find', [out, '-type', 'f']).trim();
  return readTold(readFileSync(written, 'utf8').replace(/^\uFEFF/, ''));
};

const faults: string[] = [];
let cells = 0;
/** Empty words and no cell are the same to a spreadsheet; `guarded`: a CSV holds an apostrophe before what would be a formula. */
const compare = (who: string, found: readonly (readonly unknown[])[], wanted: readonly (readonly Cell[])[], guarded = false): void => {
  const asRead = (cell: Cell): unknown =>
    cell === '' ? null : guarded && typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  if (found.length !== wanted.length) faults.push(`${who}: ${found.length} rows and not ${wanted.length}`);
  for (const [at, row] of wanted.entries()) {
    for (const [column, cell] of row.entries()) {
      cells += 1;
      const [is, was] = [found[at]?.[column] ?? null, asRead(cell)];
      const isSame = is === was || (is === '' && was === null);
      if (!isSame)
        faults.push(`${who}, row ${at + 1}, ${String(wanted[0]?.[column])}: ${JSON.stringify(is)} and not ${JSON.stringify(was)}`);
    }
  }
};

try {
  const [xlsx, csv] = [join(folder, 'log.xlsx'), join(folder, 'log.csv')];
  const manifest = await write('xlsx', xlsx);
  await write('csv', csv);
  const sheet: Cell[][] = [['What', 'Value'], ...manifestRows(manifest)];
  compare('LibreOffice, workbook', libreOffice(xlsx, [], 1), expected);
  compare('LibreOffice, manifest', libreOffice(xlsx, [], 2), sheet);
  // Its box "Format quoted field as text": without it LibreOffice, as every spreadsheet, makes a number of all that looks like one.
  compare('LibreOffice, CSV', libreOffice(csv, ['--infilter=CSV:44,34,76,1,,0,true'], 1), expected, true);
  const python = JSON.parse(run(python3(), [join(import.meta.dirname, 'read-back.py'), xlsx, csv])) as {
    version: string;
    xlsx: { name: string; rows: unknown[][] }[];
    csv: string[][];
  };
  compare('openpyxl, workbook', python.xlsx[0]?.rows ?? [], expected);
  compare('openpyxl, manifest', python.xlsx[1]?.rows ?? [], sheet);
  const texts = expected.map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell) : cell)));
  compare('Python, CSV', python.csv, texts, true);
  for (const fault of faults.slice(0, 400)) console.error(fault);
  const libre = run('soffice', ['--version']).trim();
  console.log(JSON.stringify({ rows: log.length, columns: columns.length, cells, faults: faults.length, libre, openpyxl: python.version }));
} catch (error) {
  console.error(`The files were not opened by all: ${error instanceof Error ? error.message : String(error)}`);
  faults.push('not opened');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (faults.length > 0) process.exitCode = 1;
