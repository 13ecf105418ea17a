import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../build/project.mjs';

/** Writes the sample center with so many leads into a folder, as of a clock that is `clockShiftMs` ahead. */
export const seedSample = (directory: string, leads: number, clockShiftMs: number): void => {
  const args = ['--import', join(root, 'test/e2e/support/shift-clock.ts'), 'server/sample/main.ts', '--leads', String(leads)];
  const env = { ...process.env, CLOCK_SHIFT_MS: String(clockShiftMs), DATABASE_URL: '' };
  execFileSync(process.execPath, [...args, '--data', directory], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
};
