import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Meta, type RefineryDb, readMeta } from '../data/db.ts';
import type { Actor } from '../data/optimistic.ts';
import type { RowChanges } from '../data/row-changes.ts';
import type { SyncStatus, Timers } from './engine.ts';
import { bringLead, type CheckOutcome, type CheckServer, checkRange, firstPlace } from './scope-check.ts';

/** Comparing this desktop with the server: a range now and then by itself, all of it when somebody asks. */

export type DriftState =
  | { kind: 'resting' }
  /** Leads compared so far. */
  | { kind: 'checking'; leads: number }
  /** The last comparison that somebody asked for, and how many rows it put right. */
  | { kind: 'done'; rows: number }
  /** It could not be ended: no line, or everything kept changing. */
  | { kind: 'brokenOff' };

export type DriftCheck = {
  state: StoreApi<DriftState>;
  /** Compares everything, a range at a time. */
  checkAll: () => Promise<void>;
  /** Brings a lead whose history is still on its way. False: not now, there is no line. */
  bring: (leadId: string) => Promise<boolean>;
  /** Compares a range now and then while there is nothing else to do. Returns how to stop. */
  keepWatch: () => () => void;
};

type DriftOptions = {
  db: RefineryDb;
  actor: Actor;
  server: CheckServer;
  changes: RowChanges;
  engine: { status: StoreApi<SyncStatus>; wake: () => void };
  now: () => number;
  /** 0 ≤ x < 1, so that desktops do not ask in step. */
  random: () => number;
  timers: Timers;
};

/** A range of 200 leads every ten minutes: a rep's whole desktop in an hour, a manager's in days, and nobody feels it. */
const checkEveryMs = 10 * 60 * 1000;
const checkAfterCutMs = 20_000;
const triesWhileMoving = 5;
const pullWithinMs = 3000;

export const createDriftCheck = (options: DriftOptions): DriftCheck => {
  const { db, actor, server, changes, engine, now, random, timers } = options;
  const state = createStore<DriftState>(() => ({ kind: 'resting' }));
  const { status } = engine;

  const wait = (ms: number) => new Promise<void>((resolve) => timers.set(resolve, ms));

  /** Brings the desktop up to date, so that the next comparison finds it where the server is. */
  const pull = async (): Promise<void> => {
    engine.wake();
    for (let waited = 0; waited < pullWithinMs; waited += 50) {
      await wait(50);
      if (status.getState().state === 'idle') return;
    }
  };

  /** The next range, tried again while rows move under it; null when that does not end. */
  const checkNext = async (): Promise<Exclude<CheckOutcome, { kind: 'moved' }> | null> => {
    const place = (await readMeta(db, 'check')) ?? firstPlace;
    for (let tries = 0; tries < triesWhileMoving; tries += 1) {
      const outcome = await checkRange(db, actor, server, place);
      if (outcome.kind !== 'moved') {
        changes.publish(outcome.changes);
        await remember(outcome);
        return outcome;
      }
      await pull();
    }
    return null;
  };

  const remember = async ({ rows, next }: Exclude<CheckOutcome, { kind: 'moved' }>): Promise<void> => {
    const known = await readMeta(db, 'check');
    const mended =
      rows > 0 ? { mendedAt: now(), mendedRows: rows } : { mendedAt: known?.mendedAt ?? null, mendedRows: known?.mendedRows ?? 0 };
    const wholeAt = next === null ? now() : (known?.wholeAt ?? null);
    await db.meta.put({ key: 'check', ...(next ?? firstPlace), wholeAt, ...mended } satisfies Meta);
  };

  const checkEverything = async (): Promise<DriftState> => {
    const known = await readMeta(db, 'check');
    if (known) await db.meta.put({ ...known, ...firstPlace });
    let rows = 0;
    let leads = 0;
    for (;;) {
      const outcome = await checkNext();
      if (!outcome) return { kind: 'brokenOff' };
      rows += outcome.rows;
      leads += outcome.leads;
      if (outcome.next === null) return { kind: 'done', rows };
      state.setState({ kind: 'checking', leads }, true);
    }
  };

  return {
    state,
    checkAll: async () => {
      if (state.getState().kind === 'checking') return;
      state.setState({ kind: 'checking', leads: 0 }, true);
      state.setState(await checkEverything().catch((): DriftState => ({ kind: 'brokenOff' })), true);
    },
    bring: async (leadId) => {
      try {
        for (let tries = 0; tries < triesWhileMoving; tries += 1) {
          const brought = await bringLead(db, actor, server, leadId);
          if (brought) changes.publish(brought);
          if (brought) return true;
        }
        return false;
      } catch {
        return false;
      }
    },
    keepWatch: () => {
      let timer: unknown;
      let isStopped = false;
      let wasCutOff = false;
      const look = async (): Promise<void> => {
        const isFree = status.getState().state === 'idle' && state.getState().kind !== 'checking';
        if (isFree) await checkNext().catch(() => null);
        if (!isStopped) plan();
      };
      const plan = (afterMs = checkEveryMs) => {
        timers.clear(timer);
        timer = timers.set(() => void look(), afterMs * (0.75 + random() / 2));
      };
      // Back after a cut: the likeliest time for something to have gone missing.
      const unsubscribe = status.subscribe(({ state: now }) => {
        if (now === 'waiting') wasCutOff = true;
        if (now !== 'idle' || !wasCutOff) return;
        wasCutOff = false;
        plan(checkAfterCutMs);
      });
      plan();
      return () => {
        isStopped = true;
        unsubscribe();
        timers.clear(timer);
      };
    },
  };
};
