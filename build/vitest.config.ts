import react from '@vitejs/plugin-react';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = `${import.meta.dirname}/..`;

/** Tests that need a database or a browser share one folder per run, and what they start there is ended with it. */
const shared = { environment: 'node', globalSetup: ['test/support/run-directory.ts'] };

const project = (name: string, test: TestProjectInlineConfiguration['test'], rest: object = {}): TestProjectInlineConfiguration => ({
  root,
  ...rest,
  test: { name, testTimeout: 30_000, hookTimeout: 120_000, ...test },
});

/** What people go through before their screens, each file with a server, a center and browsers of its own: one process for all. */
const journeys: TestProjectInlineConfiguration['test'] = {
  environment: 'node',
  globalSetup: ['test/e2e/support/run.ts'],
  testTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
  fileParallelism: false,
  isolate: false,
};

/** One project per lane of `npm test` that holds tests. */
export default defineConfig({
  test: {
    // Most tests wait for a database or a screen: half of the processors would stand still with the usual number.
    maxWorkers: 2,
    projects: [
      project('node', {
        environment: 'node',
        // They leave nothing behind, and loading the rules anew for each file took longer than the tests.
        isolate: false,
        include: [
          '{shared,server,electron,build}/**/*.test.ts',
          'renderer/**/*.test.ts',
          'test/{cadence,duplicates,journal,ledger,reports-agree,shell-mutations,simulation}/**/*.test.ts',
        ],
      }),
      project(
        'components',
        {
          environment: 'jsdom',
          // A context for each file in a thread that stays: with a new thread each, a third of the time went into loading the same libraries.
          pool: 'vmThreads',
          vmMemoryLimit: '1GB',
          // Each file in a window of its own: what one left in it failed another, in another order.
          include: ['renderer/**/*.test.tsx'],
          setupFiles: ['test/support/component-setup.ts'],
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
        { plugins: [react()] },
      ),
      project('integration', {
        ...shared,
        include: ['test/integration/**/*.test.ts'],
        // A database in WebAssembly beside a browser on two processors: what takes six seconds alone was seen to take thirty.
        testTimeout: 60_000,
        isolate: false,
        // Dexie looks for it once, when it is loaded.
        setupFiles: ['fake-indexeddb/auto'],
      }),
      project('shell', { ...shared, include: ['test/{shell,electron-double}/**/*.test.ts'], testTimeout: 120_000, fileParallelism: false }),
      // What takes minutes, for `npm run shell` only.
      project('shell-long', { ...shared, include: ['test/shell/**/*.long.ts'], testTimeout: 400_000, fileParallelism: false }),
      project('end-to-end', { ...journeys, include: ['test/e2e/**/*.e2e.ts'] }),
      // The same journeys with reps before the desktop app instead of a browser, for `npm run shell` only.
      project('shell-journeys', {
        ...journeys,
        include: ['test/e2e/{the-day,bad-input,call-day,moved-in-mid-call}.e2e.ts'],
        env: { E2E_DESKTOP: '1' },
      }),
    ],
  },
});
