import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildWhatIsStale, root } from '../../../build/project.mjs';
import { workingAfternoon } from './clock.ts';
import { startServer } from './server-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data directory of a stopped server, with the sample center in it; each spec works on a copy. */
    sampleDirectory: string;
    /** By how much all clocks of the run are moved, milliseconds. */
    clockShiftMs: number;
  }
}

/** Builds the pages as `npm start` does and seeds the sample center once, by starting the server on an empty directory. */
export const setup = async (project: TestProject): Promise<() => void> => {
  await buildWhatIsStale();
  rmSync(join(root, 'test-results'), { recursive: true, force: true });
  const sampleDirectory = mkdtempSync(join(tmpdir(), 'refinery-sample-'));
  const clockShiftMs = workingAfternoon(Date.now()) - Date.now();
  const server = await startServer({ directory: sampleDirectory, clockShiftMs });
  await server.stop();
  project.provide('sampleDirectory', sampleDirectory);
  project.provide('clockShiftMs', clockShiftMs);
  return () => rmSync(sampleDirectory, { recursive: true, force: true });
};

/** A copy of the sample center to work in. */
export const copySample = (sampleDirectory: string): string => {
  const directory = mkdtempSync(join(tmpdir(), 'refinery-e2e-'));
  cpSync(sampleDirectory, directory, { recursive: true });
  return directory;
};
