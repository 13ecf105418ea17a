import 'fake-indexeddb/auto';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { buildWhatIsStale } from '../../build/project.mjs';
import { type CenterAtWork, openCenterAtWork } from '../kill/center-at-work.ts';
import { checkLog, checkNotes } from '../kill/check-log.ts';
import { countOutbox, openCall, type Saved, signIn, typeNote, untilAllSent } from '../kill/watched-page.ts';
import { type Machine, openBrowserMachine, openDesktopMachine } from './machines.ts';

/**
 * `npm run disk-full`: a rep types notes in the shipped app while the disk fills up, and goes on typing. Of the desktop, profile and journal lie on
 * a real file system of a few megabytes; of the browser, the quota is used up. In each round: the app says that there is no room, nothing that it
 * called saved is lost, reading goes on, and once there is room the app comes back untouched. Now and then the power goes while it is full.
 * Ends with one JSON line; exits non-zero when any of it does not hold.
 */

const comesBackWithinMs = 60_000;
const saysWithinMs = 20_000;
const crashEvery = 5;

type Run = {
  work: CenterAtWork;
  saved: Set<string>;
  notes: Map<string, string>;
  typed: string[];
  violations: string[];
  comeBacks: number[];
  refused: number;
};

const alertOf = (page: Page) => page.getByRole('alert').filter({ hasText: 'No room left on this machine' });

const until = async (isSo: () => Promise<boolean> | boolean, withinMs: number): Promise<boolean> => {
  const giveUpAt = performance.now() + withinMs;
  while (performance.now() < giveUpAt) {
    if (await isSo()) return true;
    await wait(50);
  }
  return false;
};

/** Each note's words are its own, of all rounds and machines: what another said must not stand for it. */
const isSaved = ({ notes }: Run, words: string): boolean => [...notes.values()].includes(words);

const type = (run: Run, page: Page, words: string): Promise<void> => {
  run.typed.push(words);
  return typeNote(page, words);
};

/** Types until the app says that there is no room; counts what it did not save. */
const typeIntoFullDisk = async (run: Run, machine: Machine, round: number): Promise<void> => {
  const page = machine.page();
  let at = 0;
  const told = await until(async () => {
    at += 1;
    await type(run, page, `${machine.kind} ${round}, full ${at}`);
    await wait(60);
    if (!isSaved(run, `${machine.kind} ${round}, full ${at}`)) run.refused += 1;
    else machine.stayFull();
    return alertOf(page).isVisible();
  }, saysWithinMs);
  if (!told) run.violations.push(`round ${round}: nothing said that there is no room, after ${at} notes`);
};

/** Lists and search go on while nothing can be written: they are in memory, also where the browser cannot open its database any more. */
const readSomethingElse = async (run: Run, page: Page, round: number): Promise<void> => {
  await page.evaluate(() => {
    location.hash = '#/leads';
  });
  const row = page.getByRole('grid', { name: 'Leads' }).getByText('Ana Keller 1');
  const canRead = await row
    .first()
    .waitFor({ timeout: 10_000 })
    .then(
      () => true,
      () => false,
    );
  if (!canRead) run.violations.push(`round ${round}: the leads could not be read`);
  if (!canRead && process.env.EVIDENCE) await page.screenshot({ path: process.env.EVIDENCE });
};

const comeBack = async (run: Run, page: Page, round: number): Promise<void> => {
  const from = performance.now();
  const isBack = await until(async () => !(await alertOf(page).isVisible()), comesBackWithinMs);
  if (!isBack) run.violations.push(`round ${round}: a minute after there was room it still said that there is none`);
  run.comeBacks.push(performance.now() - from);
};

const playRound = async (run: Run, machine: Machine, round: number): Promise<void> => {
  const page = () => machine.page();
  const [leadId = ''] = run.work.leadIds;
  await openCall(page(), leadId);
  await type(run, page(), `${machine.kind} ${round}, before`);
  if (!(await until(() => isSaved(run, `${machine.kind} ${round}, before`), 10_000)))
    run.violations.push(`round ${round}: not saved though there is room`);
  await machine.fill();
  await typeIntoFullDisk(run, machine, round);
  await readSomethingElse(run, page(), round);
  if (round % crashEvery === crashEvery - 1) await machine.crashAndStart();
  else await machine.free();
  await page().getByRole('navigation', { name: 'Main' }).waitFor({ timeout: comesBackWithinMs });
  await comeBack(run, page(), round);
  await openCall(page(), leadId);
  await type(run, page(), `${machine.kind} ${round}, after`);
  if (!(await until(() => isSaved(run, `${machine.kind} ${round}, after`), 15_000)))
    run.violations.push(`round ${round}: not saved though there is room again`);
  // What is saved while this is looked at may still be on its way.
  const [saved, notes] = [new Set(run.saved), new Map(run.notes)];
  const isEmpty = await until(async () => (await countOutbox(page(), 'pending')) === 0, comesBackWithinMs);
  if (!isEmpty) run.violations.push(`round ${round}: the outbox did not empty`);
  const { database, center } = run.work;
  const found = [...(await checkLog(database, center.id, saved)), ...(await checkNotes(database, center.id, notes, run.typed))];
  run.violations.push(...found.map((each) => `round ${round}, ${machine.kind}: ${each}`));
};

const openMachine = (run: Run, kind: Machine['kind']): Promise<Machine | null> => {
  const onSaved = ({ id, args: { noteId, body } }: Saved) => {
    run.saved.add(id);
    if (noteId && body) run.notes.set(noteId, body);
  };
  const options = { url: run.work.server().url, onSaved };
  return kind === 'desktop' ? openDesktopMachine(options) : openBrowserMachine(options);
};

const playKind = async (run: Run, kind: Machine['kind'], rounds: number): Promise<number> => {
  const machine = await openMachine(run, kind);
  if (!machine) return 0;
  let played = 0;
  try {
    await signIn(machine.page(), run.work.rep);
    await untilAllSent(machine.page());
    for (; played < rounds && run.violations.length === 0; played += 1) await playRound(run, machine, played);
  } catch (error) {
    run.violations.push(`${kind}, round ${played}: it could not go on: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env.EVIDENCE)
      await machine
        .page()
        .screenshot({ path: process.env.EVIDENCE })
        .catch(() => undefined);
  } finally {
    await machine.close();
  }
  return played;
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '100' }, kinds: { type: 'string', default: 'desktop,browser' } },
  });
  const startedAt = performance.now();
  await buildWhatIsStale();
  const work = await openCenterAtWork();
  const run: Run = { work, saved: new Set(), notes: new Map(), typed: [], violations: [], comeBacks: [], refused: 0 };
  const played: Record<string, number> = {};
  try {
    for (const kind of ['desktop', 'browser'] as const) {
      if (values.kinds.split(',').includes(kind)) played[kind] = await playKind(run, kind, Number(values.rounds));
    }
  } finally {
    await work.close();
  }
  const figures = {
    name: 'disk-full',
    /** 0 for the desktop where no small disk could be mounted. */
    rounds: played,
    commands: run.saved.size,
    notSavedAndSaid: run.refused,
    longestComeBackMs: Math.round(Math.max(0, ...run.comeBacks)),
    seconds: Math.round((performance.now() - startedAt) / 1000),
    violations: run.violations,
  };
  console.log(JSON.stringify(figures));
  process.exitCode = run.violations.length > 0 || Object.values(played).every((count) => count === 0) ? 1 : 0;
};

await main();
