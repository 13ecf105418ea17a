import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideChromium } from './chromium.mjs';
import { installWhatIsMissing, root, spawnNode, tool } from './project.mjs';

// `npm run screenshots`: takes the pictures of the README anew, from the look that `npm test` takes at every screen.

/** The views that are pictured, and those that lead to them. */
const views = 'the screens of a (rep( >)? (Today|Call|Call, talking)|team lead( >)? (Floor|moving leads on the floor|Leads))$';
const pictures = { today: 'rep-today', call: 'rep-call-talking', leads: 'team-lead-leads', floor: 'team-lead-moving-leads-on-the-floor' };

installWhatIsMissing();
const chromium = provideChromium();
if ('reason' in chromium) throw new Error(chromium.reason);
const folder = mkdtempSync(join(tmpdir(), 'refinery-screens-'));
const args = [
  tool('vitest', 'vitest.mjs'),
  'run',
  '--config=build/vitest.config.ts',
  '--project=end-to-end',
  'test/e2e/screens.e2e.ts',
  '-t',
  views,
];
const looking = spawnNode(args, { stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: chromium.path, SCREENSHOTS: folder } });
looking.once('close', (code) => {
  if (code === 0) {
    for (const [name, taken] of Object.entries(pictures)) {
      copyFileSync(join(folder, `${taken}-light-1280.png`), join(root, 'build/screenshots', `${name}.png`));
    }
  }
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = code ?? 1;
});
