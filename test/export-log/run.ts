import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Handoff } from '../../shared/domain/handoff.ts';
import { columnsOfIds, logColumns } from '../../shared/domain/handoff-export/log-columns.ts';
import { writeLog } from '../../shared/domain/handoff-export/write-log.ts';
import { aHandoff } from '../builders/domain.ts';

/**
 * `npm run export-log -- --handoffs N`: so many handoffs with thirty columns as CSV and as workbook, by the product's writer into a file,
 * beside a bare loop that joins the same cells with commas, in the same run. Ends with one line of figures as JSON; fails when the CSV takes
 * more than twice the bare loop or the workbook more than twelve times the CSV.
 */
const { values } = parseArgs({ options: { handoffs: { type: 'string', default: '100000' } } });
const count = Number(values.handoffs);
const columnIds = logColumns.slice(0, 30).map(({ id }) => id);
const names = { personName: (id: string) => `Person ${id}`, zone: 'Europe/Berlin', at: Date.parse('2026-11-22T10:00:00Z') };

const aLog = (): Handoff[] =>
  Array.from({ length: count }, (_, at) => {
    const made = aHandoff({
      id: `0190-${at}`,
      handedOffAt: names.at - at * 61_000,
      answeredAt: names.at - at * 60_000,
      value: at * 100,
      currency: 'EUR',
    });
    const person = {
      name: `Jörg Öström ${at}`,
      companyName: `Söhne & Töchter ${at % 1000}`,
      note: at % 7 === 0 ? 'first line\nsecond line' : '=1+1',
    };
    return { ...made, package: { ...made.package, ...person } };
  });

/** The floor: the same cells, joined and written, with nothing looked at. */
const bare = async (log: readonly Handoff[], path: string): Promise<void> => {
  const columns = columnsOfIds(columnIds);
  await toFile(path, async (write) => {
    for (let from = 0; from < log.length; from += 500) {
      let text = '';
      for (const each of log.slice(from, from + 500)) text += `${columns.map(({ cell }) => cell(each, names) ?? '').join(',')}\r\n`;
      await write(Buffer.from(text));
    }
  });
};

const toFile = async (path: string, work: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>): Promise<void> => {
  const stream = createWriteStream(path);
  await work(async (bytes) => {
    if (!stream.write(bytes)) await once(stream, 'drain');
  });
  stream.end();
  await once(stream, 'finish');
};

const product = async (log: readonly Handoff[], path: string, format: 'csv' | 'xlsx'): Promise<number> => {
  let pieces = 0;
  await toFile(path, async (write) => {
    const hash = createHash('sha256');
    await writeLog(
      { log, columnIds, names, format, filter: 'all', by: 'a run' },
      {
        sink: write,
        digest: { update: (bytes) => hash.update(bytes), hex: () => hash.digest('hex') },
        onProgress: async () => {
          pieces += 1;
          await breathe();
        },
      },
    );
  });
  return pieces;
};

type Measured = { ms: number; peakMb: number; fileMb: number };
const runs = 3;

/** The median of three runs, and how far memory rose above what stood before. */
const measure = async (path: string, work: () => Promise<unknown>): Promise<Measured> => {
  const times: number[] = [];
  let peak = 0;
  for (let at = 0; at < runs; at += 1) {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss - before);
    }, 5);
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
    clearInterval(watch);
  }
  const mb = (bytes: number) => Math.round(bytes / 100_000) / 10;
  return { ms: Math.round(times.sort((a, b) => a - b)[1] ?? 0), peakMb: mb(peak), fileMb: mb((await stat(path)).size) };
};

const folder = await mkdtemp(join(tmpdir(), 'refinery-export-'));
const log = aLog();
const floor = await measure(join(folder, 'bare.csv'), () => bare(log, join(folder, 'bare.csv')));
const csv = await measure(join(folder, 'log.csv'), () => product(log, join(folder, 'log.csv'), 'csv'));
const xlsx = await measure(join(folder, 'log.xlsx'), () => product(log, join(folder, 'log.xlsx'), 'xlsx'));
await rm(folder, { recursive: true });
const ratios = { csvToBare: Math.round((csv.ms / floor.ms) * 100) / 100, xlsxToCsv: Math.round((xlsx.ms / csv.ms) * 100) / 100 };
console.log(JSON.stringify({ handoffs: count, columns: columnIds.length, bare: floor, csv, xlsx, ...ratios }));
if (ratios.csvToBare > 2 || ratios.xlsxToCsv > 12) process.exitCode = 1;
