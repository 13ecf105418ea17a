import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Two projects: rules, server and storage run under Node; components run in jsdom. */
export default defineConfig({
  test: {
    projects: [
      {
        root: `${import.meta.dirname}/..`,
        test: {
          name: 'node',
          environment: 'node',
          include: ['{shared,server,electron,build}/**/*.test.ts', 'renderer/**/*.test.ts', 'test/{integration,simulation}/**/*.test.ts'],
          globalSetup: ['test/support/run-directory.ts'],
          testTimeout: 30_000,
        },
      },
      {
        root: `${import.meta.dirname}/..`,
        plugins: [react()],
        test: {
          name: 'components',
          environment: 'jsdom',
          include: ['renderer/**/*.test.tsx'],
          setupFiles: ['test/support/component-setup.ts'],
          css: { modules: { classNameStrategy: 'non-scoped' } },
          testTimeout: 30_000,
        },
      },
    ],
  },
});
