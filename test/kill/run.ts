import 'fake-indexeddb/auto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildWhatIsStale } from '../../build/project.mjs';
import { type CenterAtWork, openCenterAtWork } from './center-at-work.ts';
import { checkLog, checkNotes } from './check-log.ts';
import { type ChromiumProcess, startChromium } from './chromium-process.ts';
import { tearLog } from './torn-log.ts';
import { countOutbox, openCall, signIn, typeNote, untilAllSent, watchSaved } from './watched-page.ts';

/**
 * `npm run kill`: a rep types notes in the shipped app in a real Chromium, while by turns the browser, the server and PostgreSQL are killed
 * by SIGKILL in mid-sync and started again; and the browser once more so that it ends in the middle of a write, after which Chromium throws
 * the page's database away. After each round, untouched: the outbox empties within 60 seconds, and every command that the page
 * reported saved is in the server's log once. Ends with one JSON line; exits non-zero when any of it does not hold.
 */

const kinds = ['browser', 'torn', 'server', 'database'] as const;
type Kind = (typeof kinds)[number];

const emptiesWithinMs = 60_000;
/** Killed at any moment of typing, saving, pushing and pulling. */
const killedWithinMs = 900;

type Floor = {
  work: CenterAtWork;
  profile: string;
  browser: ChromiumProcess;
  saved: Set<string>;
  /** The last words reported saved, by note. */
  notes: Map<string, string>;
  typed: string[];
  violations: string[];
  /** How long the outbox took to empty, by kind. */
  emptied: Record<Kind, number[]>;
  /** Rounds in which commands were unsent at the moment of the kill. */
  midSync: number;
};

const openBrowser = async (floor: Floor): Promise<void> => {
  floor.browser = await startChromium(floor.profile);
  const { context, page } = floor.browser;
  await watchSaved(context, ({ id, args: { noteId, body } }) => {
    floor.saved.add(id);
    if (noteId && body) floor.notes.set(noteId, body);
  });
  await page.goto(floor.work.server().url);
  await page
    .getByLabel('Mail address')
    .or(page.getByRole('navigation', { name: 'Main' }))
    .first()
    .waitFor({ timeout: 30_000 });
};

/** Types until told to stop; a browser that is killed meanwhile ends it too. */
const typeOn = (floor: Floor, round: number) => {
  let isOver = false;
  const { page } = floor.browser;
  const leadId = floor.work.leadIds[round % floor.work.leadIds.length] ?? '';
  const typing = (async () => {
    await openCall(page, leadId);
    for (let at = 0; !isOver; at += 1) {
      const words = `Round ${round}, ${at}: wants an offer before the audit.`;
      const before = floor.saved.size;
      floor.typed.push(words);
      await typeNote(page, words);
      await untilSaved(floor, before);
    }
  })().catch(() => undefined);
  return async () => {
    isOver = true;
    await typing;
  };
};

const untilSaved = async ({ saved }: Floor, before: number): Promise<void> => {
  for (let waited = 0; waited < 500; waited += 5) {
    if (saved.size > before) return;
    await wait(5);
  }
};

const childrenOf = (pid: number): number[] => {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
};

const killAll = (pids: readonly number[]): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended with its parent.
    }
  }
};

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const killDatabase = async ({ work }: Floor): Promise<void> => {
  const postmaster = work.postgresql.pid();
  const all = [postmaster, ...childrenOf(postmaster)];
  killAll(all);
  while (all.some(isThere)) await wait(10);
  work.postgresql.startAgain();
};

type Killing = (floor: Floor, stopTyping: () => Promise<void>) => Promise<void>;

/** `harm`: what the profile suffers while nothing runs on it. */
const killBrowser =
  (harm: (profile: string) => void): Killing =>
  async (floor, stopTyping) => {
    await floor.browser.kill();
    await stopTyping();
    harm(floor.profile);
    await openBrowser(floor);
  };

const killings: Record<Kind, Killing> = {
  browser: killBrowser(() => undefined),
  torn: killBrowser(tearLog),
  server: async (floor, stopTyping) => {
    await floor.work.server().kill();
    await wait(Math.random() * 300);
    await stopTyping();
    await floor.work.startServerAgain();
  },
  database: async (floor, stopTyping) => {
    await killDatabase(floor);
    await stopTyping();
    if (!floor.work.server().isAlive()) floor.violations.push('the server ended with its database');
  },
};

const untilEmpty = async (floor: Floor, kind: Kind): Promise<void> => {
  const from = performance.now();
  while (performance.now() - from < emptiesWithinMs) {
    if ((await countOutbox(floor.browser.page, 'pending').catch(() => null)) === 0) {
      floor.emptied[kind].push(performance.now() - from);
      return;
    }
    await wait(50);
  }
  floor.violations.push(`the outbox was not empty a minute after the ${kind} was killed`);
};

const playRound = async (floor: Floor, kind: Kind, round: number): Promise<void> => {
  const stopTyping = typeOn(floor, round);
  const atStart = floor.saved.size;
  while (floor.saved.size === atStart) await wait(5);
  await wait(Math.random() * killedWithinMs);
  if (((await countOutbox(floor.browser.page, 'pending').catch(() => 0)) ?? 0) > 0) floor.midSync += 1;
  await killings[kind](floor, stopTyping);
  // What is saved while this is looked at may still be on its way.
  const [saved, notes] = [new Set(floor.saved), new Map(floor.notes)];
  await untilEmpty(floor, kind);
  const { database, center } = floor.work;
  const found = [...(await checkLog(database, center.id, saved)), ...(await checkNotes(database, center.id, notes, floor.typed))];
  floor.violations.push(...found.map((each) => `round ${round}, ${kind}: ${each}`));
};

const longest = (times: readonly number[]): number => Math.round(Math.max(0, ...times));

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      /** Of each kind. */
      rounds: { type: 'string', default: '500' },
      kinds: { type: 'string', default: kinds.join() },
      /** Seconds from the first round on after which no further one is begun; each kind has its turn before. */
      within: { type: 'string', default: '86400' },
    },
  });
  const rounds = Number(values.rounds);
  const chosen = kinds.filter((kind) => values.kinds.split(',').includes(kind));
  const startedAt = performance.now();
  await buildWhatIsStale();
  const work = await openCenterAtWork();
  const profile = mkdtempSync(join(tmpdir(), 'refinery-kill-profile-'));
  const emptied: Floor['emptied'] = { browser: [], torn: [], server: [], database: [] };
  const floor = { work, profile, saved: new Set(), notes: new Map(), typed: [], violations: [], emptied, midSync: 0 } as unknown as Floor;
  let played = 0;
  try {
    await openBrowser(floor);
    await signIn(floor.browser.page, work.rep);
    await untilAllSent(floor.browser.page);
    await floor.browser.quit();
    await openBrowser(floor);
    const endAt = performance.now() + Number(values.within) * 1000;
    const isLate = (round: number) => round >= chosen.length && performance.now() > endAt;
    const isOver = (round: number) => round >= rounds * chosen.length || floor.violations.length > 0 || isLate(round);
    for (let round = 0; !isOver(round); round += 1) {
      const kind = chosen[round % chosen.length] ?? 'server';
      await playRound(floor, kind, round);
      played += 1;
      if (played % 30 === 0) console.error(`${played} rounds, ${floor.saved.size} commands`);
    }
  } catch (error) {
    floor.violations.push(`it could not go on: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await floor.browser?.kill();
    await work.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  const figures = {
    name: 'kill',
    rounds: played,
    kinds: chosen,
    commands: floor.saved.size,
    midSync: floor.midSync,
    longestEmptyMs: Object.fromEntries(chosen.map((kind) => [kind, longest(emptied[kind])])),
    seconds: Math.round((performance.now() - startedAt) / 1000),
    violations: floor.violations,
  };
  console.log(JSON.stringify(figures));
  process.exitCode = floor.violations.length > 0 || played === 0 ? 1 : 0;
};

await main();
