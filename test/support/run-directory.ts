import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { prepareRunDirectory, stopPostgresql } from './postgresql.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of this run, where the PostgreSQL that tests share is kept. */
    runDirectory: string;
  }
}

/** Gives all workers of a run one folder, and ends the PostgreSQL that any of them started there. */
export const setup = (project: TestProject): (() => void) => {
  const directory = join(tmpdir(), `refinery-test-${randomUUID()}`);
  prepareRunDirectory(directory);
  project.provide('runDirectory', directory);
  return () => stopPostgresql(directory);
};
