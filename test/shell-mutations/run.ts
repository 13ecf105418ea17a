import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exitOf, onStop, spawnNode, tool } from '../../build/project.mjs';
import { type Mutation, mutations } from './mutations.ts';
import { copyProject, type PlantedProject } from './planted-project.ts';

/**
 * `npm run shell:mutations`: puts one fault at a time into a copy of the project and lets the tests of the shell find it. A fault counts as
 * caught when a test of the file it names fails; one that only keeps the shell from being built does not. Ends with one JSON line, and not
 * with 0 when a fault was not caught, or when a test file fails without any.
 *   -- --only TEXT        those whose name holds the text
 *   -- --from N --to M    some of them, by number
 */

const { values } = parseArgs({ options: { only: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } } });
const chosen = mutations
  .slice(Number(values.from ?? 0), values.to === undefined ? undefined : Number(values.to))
  .filter(({ name }) => values.only === undefined || name.includes(values.only));

type Report = { testResults: { message: string; assertionResults: { status: string; title: string }[] }[] };

/** Titles of the tests that failed; a start that failed before any test counts by its message. */
const failuresIn = ({ testResults }: Report): string[] =>
  testResults.flatMap(({ message, assertionResults }) => {
    if (/could not be built/.test(message)) throw new Error(`The fault keeps the shell from being built: ${message}`);
    const failed = assertionResults.filter(({ status }) => status === 'failed').map(({ title }) => title);
    return failed.length === 0 && message ? [message.split('\n')[0] ?? ''] : failed;
  });

const runTests = async ({ folder }: PlantedProject, file: string): Promise<string[]> => {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const project = file.startsWith('test/shell/') ? 'shell' : 'node';
  const args = ['run', '--config=build/vitest.config.ts', `--project=${project}`, '--reporter=json', `--outputFile=${report}`, '--bail=1'];
  await exitOf(spawnNode([tool('vitest', 'vitest.mjs'), ...args, file], { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] }));
  return failuresIn(JSON.parse(readFileSync(report, 'utf8')));
};

type Outcome = { name: string; failed: string[] };

const tryOne = async (project: PlantedProject, { name, caughtBy, patches }: Mutation): Promise<Outcome> => {
  const takeOut = project.plant(patches);
  try {
    const failed = await runTests(project, caughtBy);
    console.log(`${failed.length > 0 ? 'caught ' : 'MISSED '} ${name.padEnd(60)} ${failed[0] ?? ''}`);
    return { name, failed };
  } finally {
    takeOut();
  }
};

/** The same files without a fault: what fails there proves nothing. */
const brokenWithout = async (project: PlantedProject): Promise<string[]> => {
  const broken: string[] = [];
  for (const file of new Set(chosen.map(({ caughtBy }) => caughtBy))) {
    const failed = await runTests(project, file);
    if (failed.length > 0) broken.push(`${file}: ${failed[0]}`);
  }
  return broken;
};

const startedAt = performance.now();
const project = copyProject();
onStop(() => {
  project.remove();
  process.exit(1);
});
const outcomes: Outcome[] = [];
let broken: string[] = [];
try {
  for (const mutation of chosen) outcomes.push(await tryOne(project, mutation));
  broken = await brokenWithout(project);
} finally {
  project.remove();
}
const missed = outcomes.filter(({ failed }) => failed.length === 0).map(({ name }) => name);
const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
console.log(
  JSON.stringify({ planted: outcomes.length, caught: outcomes.length - missed.length, missed, brokenWithoutFault: broken, seconds }),
);
process.exitCode = missed.length + broken.length > 0 || outcomes.length === 0 ? 1 : 0;
