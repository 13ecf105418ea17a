import 'fake-indexeddb/auto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { buildWhatIsStale } from '../../build/project.mjs';
import { decodeJournal } from '../../electron/os/journal-lines.ts';
import { type CenterAtWork, openCenterAtWork } from '../kill/center-at-work.ts';
import { checkLog, checkNotes } from '../kill/check-log.ts';
import { listenToOutbox, openCall, type Saved, signIn, typeNote, untilAllSent } from '../kill/watched-page.ts';
import { electronPath, killWithAll, loadAgain, stageApp } from '../support/staged-app.ts';
import { type DiskStep, holdJournal } from './holding-disk.ts';
import { type HoldingServer, startHoldingServer } from './holding-server.ts';
import { listenToScreen } from './said-saved.ts';

/**
 * `npm run journal -- --rounds N`: a rep types notes in the desktop app, through the unmodified main process and preload. Each round keeps the note
 * at one step between the key press and the server's answer, kills the whole app there by SIGKILL, and starts it again. By turns the rest of
 * the machine suffers too: the database of the page is thrown away, and what the disk had not confirmed of the journal. Afterwards, untouched:
 * every note that was called saved is in the server's log once. Ends with one JSON line; exits non-zero when that does not hold.
 *   -- --rounds 108 --steps appending,written --losses database,power
 */

const steps = ['typed', 'inOutbox', 'appending', 'written', 'synced', 'saidSaved', 'sending', 'applied', 'answered'] as const;
type Step = (typeof steps)[number];
const diskSteps: readonly Step[] = ['appending', 'written', 'synced'] satisfies DiskStep[];
const isDiskStep = (step: Step): step is DiskStep => diskSteps.includes(step);

/** What else goes with the app, by turns. `power`: the disk keeps of the journal what it had confirmed, and the database is gone. */
const losses = ['nothing', 'database', 'power'] as const;
type Loss = (typeof losses)[number];

const emptiesWithinMs = 90_000;
const reachedWithinMs = 20_000;
/** While a step is held, a product that says too much has this long to say it. */
const mayLieForMs = 800;

type Running = { app: ElectronApplication; page: Page; holdDisk: (at: DiskStep) => Promise<() => Promise<number>> };

type Floor = {
  work: CenterAtWork;
  way: HoldingServer;
  folder: string;
  profile: string;
  /** In the outbox by a strict transaction; and called saved on the screen. */
  stored: Map<string, Saved>;
  said: Map<string, Saved>;
  onStored: () => void;
  onSaid: () => void;
  commands: number;
  violations: string[];
  killedAt: Record<Step, number>;
};

const start = async (floor: Floor): Promise<Running> => {
  const env = { ...(process.env as Record<string, string>), REFINERY_PROFILE: floor.profile, REFINERY_SERVER: floor.way.url };
  const app = await _electron.launch({ executablePath: electronPath, args: [floor.folder], env });
  const page = await app.firstWindow();
  const holdDisk = await holdJournal(app);
  await page.exposeBinding('reportSaved', (_source, command: Saved) => {
    floor.stored.set(command.id, command);
    floor.onStored();
  });
  await page.exposeBinding('reportSaidSaved', (_source, command: Saved) => {
    floor.said.set(command.id, command);
    floor.onSaid();
  });
  await page.addInitScript(listenToOutbox, 'desktop' as const);
  await page.addInitScript(listenToScreen);
  await loadAgain(page);
  return { app, page, holdDisk };
};

/** Everything that Chromium keeps of the pages' databases. */
const loseDatabase = ({ profile }: Floor): void => {
  const folders = readdirSync(profile, { recursive: true, withFileTypes: true }).filter(
    (each) => each.isDirectory() && each.name === 'IndexedDB',
  );
  for (const each of folders) rmSync(join(each.parentPath, each.name), { recursive: true, force: true });
};

const journalOf = ({ profile }: Floor): string => join(profile, 'journal/commands.journal');
const inJournal = (floor: Floor): Set<string> => new Set(decodeJournal(readFileSync(journalOf(floor))).entries.keys());

/** Types a note that is kept at the step. Resolves when it is there; gives the size that the journal had before, where that is known. */
const typeUpTo = async (floor: Floor, running: Running, step: Step, words: string): Promise<number | null> => {
  const { page } = running;
  // Kept from the server before, so that nothing but this machine can give it back.
  floor.way.hold(step === 'applied' ? 'answer' : step === 'answered' ? null : 'request');
  const atDisk = isDiskStep(step) ? (await running.holdDisk(step))() : null;
  const happens: Partial<Record<Step, Promise<unknown>>> = {
    inOutbox: new Promise<void>((resolve) => {
      floor.onStored = resolve;
    }),
    saidSaved: new Promise<void>((resolve) => {
      floor.onSaid = resolve;
    }),
    sending: floor.way.next('request'),
    applied: floor.way.next('answer'),
    answered: floor.way.next('passed'),
  };
  const typing = typeNote(page, words);
  if (step === 'typed') await Promise.race([typing, wait(Math.random() * 60)]);
  else {
    const reached = await Promise.race([(atDisk ?? happens[step] ?? Promise.resolve()).then(() => true), wait(reachedWithinMs, false)]);
    if (!reached) floor.violations.push(`the step "${step}" was not reached`);
  }
  typing.catch(() => undefined);
  if (!atDisk) return null;
  await wait(mayLieForMs);
  return atDisk;
};

const suffer = (floor: Floor, loss: Loss, confirmedBytes: number | null): void => {
  if (loss !== 'nothing') loseDatabase(floor);
  if (loss !== 'power' || confirmedBytes === null) return;
  // Of the line that was not confirmed any part may be there.
  const { length } = readFileSync(journalOf(floor));
  truncateSync(journalOf(floor), confirmedBytes + Math.floor(Math.random() * Math.max(0, length - confirmedBytes)));
};

const notesOf = (commands: Iterable<Saved>): Map<string, string> =>
  new Map([...commands].flatMap(({ args: { noteId, body } }) => (noteId && body ? [[noteId, body] as const] : [])));

const playRound = async (floor: Floor, running: Running, round: number): Promise<Running> => {
  const [step, loss] = [
    kinds.steps[round % kinds.steps.length],
    kinds.losses[Math.floor(round / kinds.steps.length) % kinds.losses.length],
  ];
  if (!step || !loss) throw new Error('no such step, or no such loss');
  await openCall(running.page, floor.work.leadIds[round % floor.work.leadIds.length] ?? '');
  await untilAllSent(running.page, emptiesWithinMs);
  for (const map of [floor.stored, floor.said]) map.clear();
  const confirmedBytes = await typeUpTo(floor, running, step, `Round ${round}, killed when ${step}.`);
  await killWithAll(running.app);
  floor.killedAt[step] += 1;
  const [stored, said] = [new Map(floor.stored), new Map(floor.said)];
  suffer(floor, loss, step === 'written' ? confirmedBytes : null);
  // Without its database the app owes what it had called saved, and whatever else stands in the journal.
  const owed = loss === 'nothing' ? new Set([...stored.keys(), ...said.keys()]) : new Set([...said.keys(), ...inJournal(floor)]);
  floor.way.hold(null);
  const again = await start(floor);
  await again.page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: 60_000 });
  await untilAllSent(again.page, emptiesWithinMs).catch(() => floor.violations.push('not everything was sent after the start'));
  const { database, center } = floor.work;
  const notes = notesOf((loss === 'nothing' ? stored : said).values());
  const found = [...(await checkLog(database, center.id, owed)), ...(await checkNotes(database, center.id, notes, [...notes.values()]))];
  floor.commands += owed.size;
  floor.violations.push(...found.map((each) => `round ${round}, killed when ${step}, lost ${loss}: ${each}`));
  return again;
};

const among = <Name extends string>(all: readonly Name[], wanted: string): Name[] =>
  all.filter((each) => wanted === '' || wanted.split(',').includes(each));

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '108' },
    within: { type: 'string', default: '86400' },
    steps: { type: 'string', default: '' },
    losses: { type: 'string', default: '' },
  },
});
const kinds = { steps: among(steps, values.steps), losses: among(losses, values.losses) };
const startedAt = performance.now();
await buildWhatIsStale();
const work = await openCenterAtWork();
const way = await startHoldingServer(() => work.server().url);
const folder = stageApp();
const profile = mkdtempSync(join(tmpdir(), 'refinery-journal-profile-'));
const floor: Floor = {
  work,
  way,
  folder,
  profile,
  stored: new Map(),
  said: new Map(),
  onStored: () => undefined,
  onSaid: () => undefined,
  commands: 0,
  violations: [],
  killedAt: Object.fromEntries(steps.map((step) => [step, 0])) as Record<Step, number>,
};
let played = 0;
let running: Running | null = null;
try {
  running = await start(floor);
  await signIn(running.page, work.rep);
  await untilAllSent(running.page);
  for (let round = 0; round < Number(values.rounds) && floor.violations.length === 0; round += 1) {
    if (performance.now() - startedAt > Number(values.within) * 1000) break;
    running = await playRound(floor, running, round);
    played += 1;
  }
} catch (error) {
  floor.violations.push(`it could not go on: ${error instanceof Error ? error.message : String(error)}`);
} finally {
  await running?.app.close().catch(() => undefined);
  way.close();
  await work.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
  rmSync(folder, { recursive: true, force: true });
}
if (floor.commands === 0 && floor.violations.length === 0) floor.violations.push('no command was ever called saved: nothing was checked');
const seconds = Math.round((performance.now() - startedAt) / 1000);
const { killedAt, commands, violations } = floor;
console.log(JSON.stringify({ name: 'journal', rounds: played, killedAt, commands, seconds, violations }));
process.exit(floor.violations.length > 0 || played === 0 ? 1 : 0);
