import { parseArgs } from 'node:util';
import { defaultBars } from '../../shared/domain/duplicates/bars.ts';
import { measure, type Quality } from './measure.ts';
import { readPeople } from './read-people.ts';

/**
 * `npm run duplicates -- FILE --id COLUMN --truth "REGEX" --hide A,B`: finds the duplicates within a file as an import does, and holds them
 * against the truth: rows whose COLUMN gives the same group of the REGEX are one person. The column itself and the hidden ones are not
 * seen by the matcher. Ends with one line of figures as JSON; fails below the least precision and F1.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    id: { type: 'string' },
    truth: { type: 'string' },
    hide: { type: 'string', default: '' },
    bar: { type: 'string', default: String(defaultBars.suspectFrom) },
    'least-precision': { type: 'string', default: '0.98' },
    'least-f1': { type: 'string', default: '0.95' },
  },
});

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

const tell = (what: string, bar: number, { pairs, found, right, precision, recall, f1 }: Quality): void => {
  console.log(`${what} (score ${bar} and up)`);
  console.log(`  precision ${percent(precision)}   recall ${percent(recall)}   F1 ${percent(f1)}`);
  console.log(`  ${found} pairs found, ${right} of them right; ${pairs} pairs are one person`);
};

const main = async (): Promise<void> => {
  const [path] = positionals;
  if (!path || !values.id || !values.truth)
    throw new Error('npm run duplicates -- FILE --id COLUMN --truth "REGEX" [--hide A,B] [--bar 45]');
  const hidden = values.hide.split(',').flatMap((each) => each.trim() || []);
  const { people, truth, rowCount, columns } = await readPeople(path, values.id, new RegExp(values.truth, 'u'), hidden);
  const bar = Number(values.bar);
  const measured = measure(people, truth, Math.min(bar, defaultBars.automaticFrom));
  const suspected = measured.at(bar);
  const automatic = measured.at(defaultBars.automaticFrom);
  const read = Object.entries(columns).filter(([, target]) => target !== 'leaveOut');
  console.log(`${people.length} of ${rowCount} rows, by ${read.map(([header, target]) => `${header} as ${target}`).join(', ')}`);
  tell('Shown to a person', bar, suspected);
  tell('Taken for one without asking', defaultBars.automaticFrom, automatic);
  const all = (people.length * (people.length - 1)) / 2;
  console.log(`${measured.compared} pairs compared of ${all} (${percent(measured.compared / Math.max(all, 1))}) in ${measured.ms} ms`);
  const { precision, recall, f1 } = suspected;
  console.log(JSON.stringify({ rows: people.length, precision, recall, f1, compared: measured.compared, ms: measured.ms, automatic }));
  const isShort = precision < Number(values['least-precision']) || f1 < Number(values['least-f1']);
  if (isShort) process.exitCode = 1;
};

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
