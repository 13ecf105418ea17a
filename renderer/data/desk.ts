import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { SessionUser } from '../../shared/protocol/sync.ts';
import type { Platform } from '../platform/platform.ts';
import type { DriftCheck } from '../sync/drift-check.ts';
import type { SyncEngine } from '../sync/engine.ts';
import type { Api } from './api.ts';
import type { ColumnCache, LiveCache } from './column-cache.ts';
import type { OutboxEntry, RefineryDb } from './db.ts';
import type { Journaled } from './journal-lines.ts';
import type { RowChange } from './row-changes.ts';
import type { RunCommand } from './run-command.ts';
import type { StorageWatch } from './storage-watch.ts';

/** The open workplace of one signed-in person on this machine: their rows, the way to write, the way to the server. */
export type Desk = {
  user: SessionUser;
  db: RefineryDb;
  cache: LiveCache;
  run: RunCommand;
  /** Takes over a command that a worker of this window has saved: tells what it changed, keeps it a second time, and wakes the sync. */
  adopt: (entry: OutboxEntry, changed: readonly RowChange[]) => Promise<void>;
  sync: SyncEngine;
  /** Compares this desktop with the server. */
  drift: DriftCheck;
  /** Whether this machine can keep more work. */
  storage: StorageWatch;
  platform: Platform;
  /** Puts commands that were kept elsewhere back into the outbox, each once. Resolves to how many were not there. Throws what Dexie throws. */
  takeIn: (work: readonly Journaled[]) => Promise<number>;
  /** What only the server keeps, such as sign-ins: for the few screens that are online only. Rows travel by `sync`. */
  api: Api;
  /** Epoch ms now; one clock for the whole renderer, so that tests can set it. */
  now: () => number;
  newId: () => string;
  /** The person's own IANA zone. */
  zone: string;
};

export const DeskContext = createContext<Desk | null>(null);

/** The desk of the signed-in person. Only below the provider that `renderer/app` mounts after sign-in. */
export const useDesk = (): Desk => {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside of an open desk');
  return desk;
};

/** Reads the column cache; re-renders when the selected value changes. Maps keep their identity: select `revision` too when you walk one. */
export const useCache = <Value>(select: (cache: ColumnCache) => Value): Value => useStore(useDesk().cache.store, select);

/** The whole cache, re-rendered on every change: for screens whose lists depend on any lead. */
export const useWholeCache = (): ColumnCache => useStore(useDesk().cache.store);
