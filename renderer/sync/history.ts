import type { StoreApi } from 'zustand';
import type { RefineryDb } from '../data/db.ts';
import type { SyncStatus, Timers } from './engine.ts';
import { loadHistory } from './snapshot.ts';
import type { Transport } from './transport.ts';

/** A breath between two pages, so that commands and screens come first. */
const breathMs = 20;
const againAfterMs = 10_000;

type HistoryOptions = { db: RefineryDb; transport: Transport; status: StoreApi<SyncStatus>; timers: Timers };

/**
 * Brings what happened with other people's leads, page by page, whenever the engine has nothing to do, until all of it is here: after a
 * first load, hundreds of megabytes for a manager of 100,000 leads. Returns how to stop; it goes on where it stopped.
 */
export const loadHistoryWhenIdle = ({ db, transport, status, timers }: HistoryOptions): (() => Promise<void>) => {
  let isStopped = false;
  let running: Promise<void> | undefined;
  let timer: unknown;

  const loadPages = async (): Promise<void> => {
    while (!isStopped && status.getState().state === 'idle') {
      if ((await loadHistory(db, transport)) === 'done') return;
      await new Promise<void>((resolve) => timers.set(resolve, breathMs));
    }
  };

  const start = (): void => {
    if (isStopped || running || status.getState().state !== 'idle') return;
    running = loadPages()
      // No line, or no room: the engine says so in its own words.
      .catch(() => {
        timer = timers.set(start, againAfterMs);
      })
      .finally(() => {
        running = undefined;
      });
  };

  const unsubscribe = status.subscribe(start);
  start();
  return async () => {
    isStopped = true;
    timers.clear(timer);
    unsubscribe();
    await running;
  };
};
