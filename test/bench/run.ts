import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { provideChromium } from '../../build/chromium.mjs';
import type { Measured } from './page/measures.tsx';

/**
 * `npm run bench`: hot paths of the desktop in a real Chromium, each beside a floor taken in the same page. Prints a table, then a JSON line
 * per figure. Ratios can be compared from machine to machine; milliseconds can not.
 */

type BenchWindow = Window & { bench: Record<string, (size: number) => Promise<Measured>> };

/** What to measure, with its size. `--small` leaves out what takes minutes; a measure's name takes that one alone. */
const cases: readonly { run: string; size: number; isLong?: boolean }[] = [
  { run: 'commandWrite', size: 200 },
  { run: 'pullChanges', size: 5000 },
  { run: 'openToday', size: 10_000 },
  { run: 'openToday', size: 100_000, isLong: true },
  { run: 'queueAfterChange', size: 10_000 },
  { run: 'keystroke', size: 10_000 },
  { run: 'keystroke', size: 100_000, isLong: true },
  { run: 'firstSync', size: 10_000 },
  { run: 'firstSync', size: 100_000, isLong: true },
  { run: 'importRows', size: 5000 },
  { run: 'importRows', size: 100_000, isLong: true },
];

const outDir = join(import.meta.dirname, '../../node_modules/.cache/bench');

const servePage = async () => {
  const root = join(import.meta.dirname, 'page');
  await build({
    root,
    base: './',
    plugins: [react()],
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2024' },
  });
  return preview({ root, logLevel: 'error', build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
};

const launch = () => {
  const found = provideChromium();
  if ('reason' in found) throw new Error(found.reason);
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
};

const main = async (): Promise<void> => {
  const isSmall = process.argv.includes('--small');
  const only = process.argv.find((each) => cases.some(({ run }) => run === each));
  const server = await servePage();
  const browser = await launch();
  const figures: Measured[] = [];
  try {
    for (const { run, size, isLong } of cases) {
      if ((isSmall && isLong) || (only && only !== run)) continue;
      // A fresh profile for each: what one wrote must not slow the next.
      const page = await (await browser.newContext()).newPage();
      page.setDefaultTimeout(600_000);
      await page.goto(server.resolvedUrls?.local[0] ?? '');
      await page.waitForFunction(() => 'bench' in window);
      const measured = await page.evaluate(([name, of]) => (window as unknown as BenchWindow).bench[name as string]?.(of as number), [
        run,
        size,
      ] as const);
      if (!measured) throw new Error(`there is no measure ${run}`);
      figures.push(measured);
      console.log(rowOf(measured));
      await page.context().close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  for (const { name, value, floor, floorName, figures: more = {} } of figures) {
    console.log(
      JSON.stringify({ name, value: round(value), unit: 'ms', floor: round(floor), floorName, ratio: round(value / floor), ...more }),
    );
  }
};

const round = (value: number): number => Math.round(value * 100) / 100;

const rowOf = ({ name, value, floor, floorName }: Measured): string =>
  [
    name.padEnd(52),
    `${value.toFixed(1)} ms`.padStart(12),
    `${(value / floor).toFixed(1)} ×`.padStart(9),
    `  ${floorName} (${floor.toFixed(1)} ms)`,
  ].join('');

await main();
