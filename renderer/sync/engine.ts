import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FeedHead } from '../../shared/protocol/sync.ts';
import { type OutboxEntry, type RefineryDb, readMeta } from '../data/db.ts';
import type { Actor } from '../data/optimistic.ts';
import type { RowChanges } from '../data/row-changes.ts';
import { isStorageError } from '../data/storage-errors.ts';
import { withPageAhead } from './page-ahead.ts';
import { pullOnce } from './pull.ts';
import { createPush } from './push.ts';
import { loadPage } from './snapshot.ts';
import { isWorking, nextSyncState, type SyncEvent, type SyncState } from './sync-state.ts';
import { type PokesEnd, SyncFailed, type SyncFault, type Transport } from './transport.ts';
import { comeBackWithinMs, waitAfter, waitForTurn } from './waits.ts';

export type SyncStatus = { state: SyncState; fault: SyncFault | null; retryAt: number | null };

export type SyncEngine = {
  status: StoreApi<SyncStatus>;
  start: () => void;
  /** There is work: the network is back, somebody signed in again, another window has saved something, "Try now". */
  wake: () => void;
  /** A command was saved in this window. */
  saved: (entry: OutboxEntry) => void;
  stop: () => Promise<void>;
};

export type Timers = { set: (run: () => void, ms: number) => unknown; clear: (timer: unknown) => void };

export type EngineDependencies = {
  db: RefineryDb;
  actor: Actor;
  transport: Transport;
  changes: RowChanges;
  now: () => number;
  /** 0 ≤ x < 1, for jitter. */
  random: () => number;
  timers: Timers;
  /** This machine could not keep what the server answered. It is asked for again; what is to be told of it is told there. */
  onNotWritten?: (error: unknown) => void;
};

const faultOf = (error: unknown): SyncFault => {
  if (error instanceof SyncFailed) return error.fault;
  return isStorageError(error) ? { kind: 'notWritten' } : { kind: 'notUnderstood', problem: String(error) };
};

/**
 * Sends and fetches, one request at a time, as `sync-state.ts` says. Everything it has done is in the database when a step
 * ends, so that it can be killed between any two steps and goes on from there.
 */
export const createSyncEngine = (dependencies: EngineDependencies): SyncEngine => {
  const { db, actor, changes, now, random, timers, onNotWritten } = dependencies;
  const transport = withPageAhead(dependencies.transport);
  const status = createStore<SyncStatus>(() => ({ state: 'pulling', fault: null, retryAt: null }));
  let failures = 0;
  let push = createPush(db, transport, now);
  let fresh: OutboxEntry | undefined;
  let isWoken = false;
  let isStopped = true;
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  let retryTimer: unknown;
  let closePokes: (() => void) | undefined;
  let pokesTimer: unknown;
  let isListening = false;
  let isInLine = false;

  const carryOut = async (state: SyncState): Promise<SyncEvent> => {
    if (state === 'snapshotting') return loadPage(db, actor, transport, changes);
    if (state === 'pushing') return push(takeFresh());
    return pullOnce(db, actor, transport, changes, now);
  };

  const takeFresh = (): OutboxEntry | undefined => {
    const taken = fresh;
    fresh = undefined;
    return taken;
  };

  const waitFor = (fault: SyncFault): number | null => {
    if (fault.kind === 'busy') return waitForTurn(fault.retryAfterMs, random);
    if (fault.kind !== 'unreachable' && fault.kind !== 'notWritten') return null;
    failures += 1;
    return waitAfter(failures, random);
  };

  const fail = (error: unknown): SyncEvent => {
    const fault = faultOf(error);
    if (fault.kind === 'notWritten') onNotWritten?.(error);
    const waitMs = waitFor(fault);
    status.setState({ fault, retryAt: waitMs === null ? null : now() + waitMs });
    isInLine = fault.kind === 'busy';
    if (waitMs === null) return 'refused';
    retryTimer = timers.set(takeTurn, waitMs);
    return 'unreachable';
  };

  const takeTurn = (): void => {
    isInLine = false;
    wake();
  };

  const step = async (): Promise<void> => {
    const event = await carryOut(status.getState().state).catch(fail);
    if (event !== 'unreachable' && event !== 'refused') {
      failures = 0;
      status.setState({ fault: null, retryAt: null });
      if (!isListening) listen();
    }
    enter(nextSyncState(status.getState().state, event));
  };

  const enter = (state: SyncState): void => {
    const wakesAgain = state === 'idle' && isWoken;
    if (wakesAgain) isWoken = false;
    status.setState({ state: wakesAgain ? nextSyncState('idle', 'wake') : state });
  };

  const run = async (): Promise<void> => {
    isRunning = true;
    while (!isStopped && isWorking(status.getState().state)) await step();
    isRunning = false;
    // Woken after the last step had ended and before it was known here.
    if (isWoken && status.getState().state === 'idle') {
      isWoken = false;
      wake();
    }
  };

  const wake = (): void => begin(undefined);

  const begin = (saved: OutboxEntry | undefined): void => {
    // Its turn is named: asking before only makes the line longer.
    if (isStopped || isInLine) return;
    timers.clear(retryTimer);
    if (isRunning) {
      isWoken = true;
      return;
    }
    fresh = saved;
    enter(nextSyncState(status.getState().state, 'wake'));
    running = run();
  };

  /**
   * A hint of what is here already, the echo of one's own work mostly, is no reason to ask. One of an earlier version is, or of the same in
   * another epoch: the server may have been restored, and twice from the same backup.
   */
  const onPoke = async ({ epoch, version }: FeedHead): Promise<void> => {
    const isAtRest = status.getState().state === 'idle';
    const cursor = isAtRest ? await readMeta(db, 'cursor').catch(() => undefined) : undefined;
    if (cursor?.version !== version || cursor.epoch !== epoch) wake();
  };

  const listen = (): void => {
    if (isStopped) return;
    isListening = true;
    closePokes = transport.openPokes((head) => void onPoke(head), onPokesClosed);
  };

  const onPokesClosed = (end?: PokesEnd): void => {
    // Refused: it is opened again with the first request that the server answers.
    isListening = end !== 'refused';
    if (isListening) pokesTimer = timers.set(listen, end === 'comeBack' ? random() * comeBackWithinMs : waitAfter(3, random));
    // The line broke while nothing was to be sent: see whether the server is still there, so that the screen does not say so in vain.
    if (end !== 'comeBack' && status.getState().state === 'idle') wake();
  };

  return {
    status,
    wake,
    saved: begin,
    start: () => {
      if (!isStopped) return;
      isStopped = false;
      // Another window may have sent meanwhile.
      push = createPush(db, transport, now);
      status.setState({ state: 'idle' });
      wake();
      listen();
    },
    stop: async () => {
      isStopped = true;
      timers.clear(retryTimer);
      timers.clear(pokesTimer);
      closePokes?.();
      await running;
    },
  };
};
