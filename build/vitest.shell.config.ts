import { defineConfig } from 'vitest/config';

/** The desktop shell from outside, on Electron where `ELECTRON_BIN` names it, else on the project's stand-in. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['test/shell/**/*.spec.ts'],
    globalSetup: ['test/shell/build-bundles.ts'],
    // Each file drives a Chromium of its own: side by side they would measure one another.
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
