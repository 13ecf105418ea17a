import 'fake-indexeddb/auto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { buildWhatIsStale, root } from '../../build/project.mjs';
import { decodeJournal } from '../../electron/os/journal-lines.ts';
import { type CenterAtWork, openCenterAtWork } from '../kill/center-at-work.ts';
import { checkLog, checkNotes } from '../kill/check-log.ts';
import { listenToOutbox, openCall, type Saved, signIn, typeNote, untilAllSent } from '../kill/watched-page.ts';

/**
 * `npm run journal -- --rounds N`: a rep types notes in the desktop app, through the real main process and preload, which is killed by SIGKILL
 * at every step between the key press and the server's answer; in every other turn of the steps its database is thrown away too. Afterwards, untouched:
 * every command that was called saved, and with a lost database every one that stood in the journal, is in the server's log once.
 * Ends with one JSON line; exits non-zero when that does not hold.
 */

/** What has happened to the last note at the moment of the kill. */
const steps = ['typed', 'inOutbox', 'inJournal', 'sending', 'answered'] as const;
type Step = (typeof steps)[number];
const emptiesWithinMs = 90_000;

const executablePath = process.env.ELECTRON_BIN ?? join(root, 'test/electron-double/electron.ts');

type Floor = {
  work: CenterAtWork;
  folder: string;
  profile: string;
  saved: Set<string>;
  commands: number;
  notes: Map<string, string>;
  violations: string[];
  killedAt: Record<Step, number>;
};

const journalOf = ({ profile }: Floor): string => join(profile, 'journal/commands.journal');
const sizeOfJournal = (floor: Floor): number => statSync(journalOf(floor), { throwIfNoEntry: false })?.size ?? 0;

type Started = { app: ElectronApplication; page: Page; reached: (step: Step) => Promise<void>; killed: Promise<void> };

/** Starts the app and watches a note on its way, from outside of the bundles. */
const start = async (floor: Floor): Promise<Started> => {
  const environment = {
    ...(process.env as Record<string, string>),
    REFINERY_PROFILE: floor.profile,
    REFINERY_SERVER: floor.work.server().url,
  };
  const app = await _electron.launch({ executablePath, args: [floor.folder], env: environment });
  const page = await app.firstWindow();
  const seen = new Map<Step, PromiseWithResolvers<void>>(steps.map((step) => [step, Promise.withResolvers<void>()]));
  const reach = (step: Step) => seen.get(step)?.resolve();
  await page.exposeBinding('reportSaved', (_source, { id, args }: Saved) => {
    floor.saved.add(id);
    if (args.noteId && args.body) floor.notes.set(args.noteId, args.body);
    reach('inOutbox');
  });
  const before = sizeOfJournal(floor);
  const watch = setInterval(() => sizeOfJournal(floor) > before && reach('inJournal'), 1);
  app.on('close', () => clearInterval(watch));
  page.on('request', (request) => request.url().includes('/api/sync/push') && reach('sending'));
  page.on('response', (response) => response.url().includes('/api/sync/push') && reach('answered'));
  await page.addInitScript(listenToOutbox);
  await page.evaluate(listenToOutbox);
  const child = app.process();
  const killed = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { app, page, reached: (step) => (step === 'typed' ? Promise.resolve() : (seen.get(step)?.promise ?? Promise.resolve())), killed };
};

const untilEmpty = async (floor: Floor, page: Page): Promise<void> => {
  await untilAllSent(page, emptiesWithinMs).catch(() =>
    floor.violations.push('not everything was sent a minute and a half after the start'),
  );
};

/** Everything that Chromium keeps of the pages' databases. */
const loseDatabase = ({ profile }: Floor): void => {
  const folders = readdirSync(profile, { recursive: true, withFileTypes: true }).filter(
    (each) => each.isDirectory() && each.name === 'IndexedDB',
  );
  for (const each of folders) rmSync(join(each.parentPath, each.name), { recursive: true, force: true });
};

const playRound = async (floor: Floor, round: number): Promise<void> => {
  const step = steps[round % steps.length] ?? 'typed';
  const losesDatabase = Math.floor(round / steps.length) % 2 === 1;
  const first = await start(floor);
  await first.page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: 60_000 });
  await openCall(first.page, floor.work.leadIds[round % floor.work.leadIds.length] ?? '');
  const typing = typeNote(first.page, `Round ${round}, killed when ${step}.`).catch(() => undefined);
  await Promise.race([first.reached(step), wait(15_000)]);
  if (step === 'typed') await wait(Math.random() * 40);
  first.app.process().kill('SIGKILL');
  await first.killed;
  await typing;
  floor.killedAt[step] += 1;
  const journaled = new Set(decodeJournal(readFileSync(journalOf(floor))).entries.keys());
  if (losesDatabase) loseDatabase(floor);
  const second = await start(floor);
  await second.page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: 60_000 });
  await untilEmpty(floor, second.page);
  // Without its database only what the journal had confirmed was called kept twice.
  const owed = losesDatabase ? journaled : floor.saved;
  const found = await checkLog(floor.work.database, floor.work.center.id, owed);
  if (!losesDatabase) found.push(...(await checkNotes(floor.work.database, floor.work.center.id, floor.notes)));
  floor.saved.clear();
  floor.notes.clear();
  floor.commands += owed.size;
  floor.violations.push(...found.map((each) => `round ${round}, ${step}${losesDatabase ? ', database lost' : ''}: ${each}`));
  await second.app.close();
};

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '120' }, within: { type: 'string', default: '86400' } } });
const startedAt = performance.now();
await buildWhatIsStale();
const work = await openCenterAtWork();
const folder = mkdtempSync(join(tmpdir(), 'refinery-journal-app-'));
const profile = mkdtempSync(join(tmpdir(), 'refinery-journal-profile-'));
for (const path of ['package.json', 'dist/electron', 'dist/renderer']) cpSync(join(root, path), join(folder, path), { recursive: true });
const killedAt = Object.fromEntries(steps.map((step) => [step, 0])) as Record<Step, number>;
const floor: Floor = { work, folder, profile, saved: new Set(), commands: 0, notes: new Map(), violations: [], killedAt };
let played = 0;
try {
  const first = await start(floor);
  await signIn(first.page, work.rep);
  await untilAllSent(first.page);
  await first.app.close();
  for (let round = 0; round < Number(values.rounds) && floor.violations.length === 0; round += 1) {
    if (performance.now() - startedAt > Number(values.within) * 1000) break;
    await playRound(floor, round);
    played += 1;
  }
} catch (error) {
  floor.violations.push(`it could not go on: ${error instanceof Error ? error.message : String(error)}`);
} finally {
  await work.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
  rmSync(folder, { recursive: true, force: true });
}
if (floor.commands === 0 && floor.violations.length === 0) floor.violations.push('no command was ever called saved: nothing was checked');
const seconds = Math.round((performance.now() - startedAt) / 1000);
console.log(JSON.stringify({ name: 'journal', rounds: played, killedAt, commands: floor.commands, seconds, violations: floor.violations }));
process.exit(floor.violations.length > 0 || played === 0 ? 1 : 0);
