import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { provideChromium } from './chromium.mjs';
import { installWhatIsMissing, onStop, root, spawnNode, spawnNpm, tool } from './project.mjs';

// `npm test`: every lane, each with its time and counts; the last line is the sum. They run in two lines, so that
// one works while the other waits for a browser or a database.
//   npm test                 all lanes but the long ones
//   npm test -- types lint   some

/** @typedef {{ passed: number, failed: number, note?: string }} Counts */
/** @typedef {{ name: string, title: string, isBeside?: boolean, isLong?: boolean, needsChromium?: boolean, run: () => Promise<Counts> }} Lane */

const results = join(root, 'node_modules/.cache/test-results');

/** Tests decide their own settings; what the shell happens to hold must not reach them. */
const ownSettings = /^(PORT|HOST|DATABASE_URL|REFINERY_.*)$/;
for (const name of Object.keys(process.env)) if (ownSettings.test(name)) delete process.env[name];

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
onStop((signal) => {
  for (const child of running) child.kill(signal);
  process.exit(1);
});

/** Where the words of a lane go that runs beside others: kept together until it has ended. @type {AsyncLocalStorage<string[]>} */
const keptWords = new AsyncLocalStorage();

/** @param {string | Uint8Array} words */
const say = (words) => {
  const kept = keptWords.getStore();
  if (kept) kept.push(String(words));
  else process.stdout.write(words);
};

/** Runs a tool, shows what it says, and returns it with its exit code. @param {readonly string[]} args */
const runTool = (args) => listen(spawnNode(args, piped()));

/** @param {readonly string[]} args */
const runNpm = (args) => listen(spawnNpm(args, piped()));

/** @returns {import('node:child_process').SpawnOptions} */
const piped = () => ({
  stdio: ['ignore', 'pipe', 'pipe'],
  env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) },
});

/** @param {import('node:child_process').ChildProcess} child */
const listen = async (child) => {
  running.add(child);
  let said = '';
  const tell = AsyncLocalStorage.bind(say);
  /** @param {Buffer} chunk */
  const hear = (chunk) => {
    said += chunk;
    tell(chunk);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  /** @type {number} */
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  running.delete(child);
  return { code, said: stripVTControlCharacters(said) };
};

/** One check that holds or not; what it found counts as failures. @param {readonly string[]} args @param {(said: string) => number} countFindings */
const check = async (args, countFindings) => {
  const { code, said } = await runTool(args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: Math.max(countFindings(said), 1) };
};

/** @param {RegExp} finding */
const linesLike = (finding) => /** @param {string} said */ (said) => said.match(finding)?.length ?? 0;

const types = () => check([tool('typescript', 'bin/tsc'), '-b', '--pretty', 'false'], linesLike(/error TS\d+/g));
const lint = () =>
  check([tool('@biomejs/biome', 'bin/biome'), 'ci', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`, '.'], (said) =>
    Number(/Found (\d+) errors?/.exec(said)?.[1] ?? 1),
  );
const unused = () =>
  check(
    [tool('knip', 'bin/knip.js'), '--config', 'build/knip.json', '--no-progress', '--no-config-hints'],
    linesLike(/^(?!Un|Dup)\S.*$/gm),
  );

/**
 * A project of build/vitest.config.ts, counted from its JSON report. @param {string} project
 * @param {number} [furtherTries] for what waits for browsers, databases and processes: on a busy machine one of them may miss its time.
 *   Never for journeys: their steps build on one another, and one that failed has left its half behind
 * @returns {Promise<Counts>}
 */
const vitest = async (project, furtherTries = 0) => {
  const report = join(results, `${project}.json`);
  rmSync(report, { force: true });
  const { code, said } = await runTool([
    tool('vitest', 'vitest.mjs'),
    'run',
    '--config=build/vitest.config.ts',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    '--reporter=./test/support/second-tries.ts',
    `--retry=${furtherTries}`,
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1, note: 'vitest gave no report' };
  const counts = countReport(JSON.parse(readFileSync(report, 'utf8')), code);
  const again = said.match(/^passed on a second try: /gm)?.length ?? 0;
  return again > 0 ? { ...counts, note: [counts.note, `${again} on a second try, named above`].filter(Boolean).join('; ') } : counts;
};

/** @typedef {{ status: string, assertionResults: { status: string }[] }} TestFile */

/** @param {{ testResults: TestFile[] }} report @param {number} code @returns {Counts} */
const countReport = ({ testResults }, code) => {
  const tests = testResults.flatMap((file) => file.assertionResults.map(({ status }) => status));
  const passed = tests.filter((status) => status === 'passed').length;
  const failed = tests.filter((status) => status === 'failed').length;
  // A file that could not even be loaded has no tests to fail.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const skipped = tests.length - passed - failed;
  if (passed + failed + broken === 0) return { passed: 0, failed: 1, note: 'there is no test in it' };
  const isUnexplained = code !== 0 && failed + broken === 0;
  return { passed, failed: failed + broken + (isUnexplained ? 1 : 0), ...(skipped > 0 ? { note: `${skipped} skipped` } : {}) };
};

/** Whether a clean clone could install: `npm ci` refuses a lock file that does not say everything. @returns {Promise<Counts>} */
const lockIsWhole = async () => {
  const { code, said } = await runNpm(['ci', '--dry-run', '--ignore-scripts', '--loglevel=error']);
  return code === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: Math.max(1, said.match(/Missing: |Invalid: /g)?.length ?? 0), note: 'npm run lock' };
};

/** A slow or busy machine does fewer, and the sum says so: all lanes together stay below twenty minutes. */
const simulated = { runs: 2000, seconds: 400 };

/** Seeded runs of the whole sync; the last line it prints is its figures. @returns {Promise<Counts>} */
const simulation = async () => {
  const { code, said } = await runTool(['test/simulation/run.ts', `--runs=${simulated.runs}`, `--within=${simulated.seconds}`]);
  const last = said.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) return { passed: 0, failed: 1, note: 'it gave no figures' };
  const { runs, failures } = JSON.parse(last);
  const note =
    runs < simulated.runs ? { note: `of ${simulated.runs}: a machine as busy as this one does no more in ${simulated.seconds} s` } : {};
  return { passed: runs - failures, failed: code === 0 ? failures : Math.max(failures, 1), ...note };
};

/** @type {readonly Lane[]} */
const lanes = [
  { name: 'packages', title: 'Lock file', isBeside: true, run: lockIsWhole },
  { name: 'types', title: 'Types', run: types },
  { name: 'lint', title: 'Lint and format', isBeside: true, run: lint },
  { name: 'unused', title: 'Unused code and packages', isBeside: true, run: unused },
  { name: 'node', title: 'Rules, server and storage', run: () => vitest('node') },
  { name: 'components', title: 'Components', run: () => vitest('components', 1) },
  {
    name: 'integration',
    title: 'Server on PGlite and on PostgreSQL',
    // For what a browser must reckon as the server does.
    needsChromium: true,
    run: () => vitest('integration', 1),
  },
  { name: 'simulation', title: 'Simulation of sync', run: simulation },
  { name: 'end-to-end', title: 'End to end, in Chromium', isBeside: true, needsChromium: true, run: () => vitest('end-to-end') },
  { name: 'shell', title: 'Desktop shell', isBeside: true, needsChromium: true, run: () => vitest('shell', 1) },
  {
    name: 'shell-long',
    title: 'Desktop shell, at length',
    isBeside: true,
    isLong: true,
    needsChromium: true,
    run: () => vitest('shell-long', 1),
  },
  {
    name: 'shell-journeys',
    title: 'Journeys in the desktop app',
    isBeside: true,
    isLong: true,
    needsChromium: true,
    run: () => vitest('shell-journeys'),
  },
  {
    name: 'kill',
    title: 'Killed in mid-sync',
    isBeside: true,
    needsChromium: true,
    run: () => check([join(root, 'test/kill/run.ts'), '--rounds=5', '--within=180'], () => 1),
  },
  {
    name: 'disk-full',
    title: 'Full disk',
    isBeside: true,
    needsChromium: true,
    run: () => check([join(root, 'test/disk-full/run.ts'), '--rounds=1'], () => 1),
  },
  {
    name: 'commit-order',
    title: 'Order of commits',
    isBeside: true,
    run: () => check([join(root, 'test/commit-order/run.ts'), '--seconds=30'], () => 1),
  },
  {
    name: 'load',
    title: 'Many desktops at once, several servers',
    isBeside: true,
    run: () => check([join(root, 'test/load/run.ts'), '--desktops=24', '--commands=60', '--servers=2', '--p99=15000'], () => 1),
  },
];

/** @param {Lane} lane @returns {Promise<Counts>} */
const runLane = async (lane) => {
  if (lane.needsChromium) {
    const chromium = provideChromium();
    if ('reason' in chromium) return { passed: 0, failed: 1, note: chromium.reason };
    process.env.CHROMIUM_PATH = chromium.path;
  }
  try {
    return await lane.run();
  } catch (error) {
    return { passed: 0, failed: 1, note: `it could not run: ${error instanceof Error ? error.message : String(error)}` };
  }
};

const main = async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !lanes.some((lane) => lane.name === name));
  if (unknown.length > 0) {
    console.error(`There is no lane ${unknown.join(', ')}. Lanes: ${lanes.map(({ name }) => name).join(', ')}`);
    process.exit(2);
  }
  installWhatIsMissing();
  mkdirSync(results, { recursive: true });
  const chosen = lanes.filter(({ name, isLong }) => (wanted.length === 0 ? !isLong : wanted.includes(name)));
  const [quick, others] = [chosen.filter(({ name }) => isQuick.has(name)), chosen.filter(({ name }) => !isQuick.has(name))];
  // What is wrong at first sight is told before anything slow begins.
  summarize([...(await runInTwoLines(quick)), ...(await runInTwoLines(others))]);
};

const isQuick = new Set(['packages', 'types', 'lint', 'unused']);

/** @typedef {{ title: string, seconds: number, counts: Counts }} Done */

/** @param {readonly Lane[]} chosen */
const runInTwoLines = async (chosen) => {
  const [first, beside] = [chosen.filter(({ isBeside }) => !isBeside), chosen.filter(({ isBeside }) => isBeside)];
  const both = await Promise.all([runInOrder(first), runInOrder(beside, first.length > 0)]);
  return both.flat();
};

/** @param {readonly Lane[]} line @param {boolean} isKept its words are shown lane by lane @returns {Promise<Done[]>} */
const runInOrder = async (line, isKept = false) => {
  const done = [];
  for (const lane of line) {
    const startedAt = performance.now();
    /** @type {string[]} */
    const kept = [`\n──── ${lane.title} ${'─'.repeat(Math.max(0, 70 - lane.title.length))}\n\n`];
    if (!isKept) process.stdout.write(kept.join(''));
    const counts = isKept ? await keptWords.run(kept, () => runLane(lane)) : await runLane(lane);
    if (isKept) process.stdout.write(kept.join(''));
    done.push({ title: lane.title, seconds: (performance.now() - startedAt) / 1000, counts });
  }
  return done;
};

/** @param {readonly { title: string, seconds: number, counts: Counts }[]} done */
const summarize = (done) => {
  console.log(`\n──── Sum ${'─'.repeat(67)}\n`);
  for (const { title, seconds, counts } of done) {
    const { passed, failed, note } = counts;
    console.log(
      `${title.padEnd(36)} ${`${seconds.toFixed(1)} s`.padStart(9)} ${String(passed).padStart(7)} passed ${String(failed).padStart(5)} failed${note ? `   ${note}` : ''}`,
    );
  }
  const passed = done.reduce((sum, { counts }) => sum + counts.passed, 0);
  const failed = done.reduce((sum, { counts }) => sum + counts.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
};

await main();
