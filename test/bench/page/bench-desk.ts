import { createColumnCache } from '../../../renderer/data/column-cache.ts';
import { openDb, type RefineryDb } from '../../../renderer/data/db.ts';
import type { Desk } from '../../../renderer/data/desk.ts';
import { createRowChanges, type RowChanges } from '../../../renderer/data/row-changes.ts';
import { createRunCommand } from '../../../renderer/data/run-command.ts';
import { createSyncEngine } from '../../../renderer/sync/engine.ts';
import { SyncFailed, type Transport } from '../../../renderer/sync/transport.ts';
import { defaultDispositions } from '../../../shared/domain/default-dispositions.ts';
import { defaultSettings } from '../../../shared/domain/default-settings.ts';
import { benchCenter, benchCompanies, benchLeads } from './generate.ts';

const actor = { userId: benchCenter.userId, role: 'rep' as const, teamId: benchCenter.teamId };
let made = 0;
export const newId = (): string => `bench-${(made++).toString(36)}`;

const nowhere: Transport = {
  push: () => Promise.reject(new SyncFailed({ kind: 'unreachable' })),
  pull: () => Promise.reject(new SyncFailed({ kind: 'unreachable' })),
  snapshotPage: () => Promise.reject(new SyncFailed({ kind: 'unreachable' })),
  openPokes: () => () => undefined,
};

/** A database with the center's agreements and so many own leads, written in bulk. */
export const seedDb = async (name: string, leads: number): Promise<RefineryDb> => {
  const db = await openDb(name);
  await db.meta.put({ key: 'device', deviceId: 'bench', nextSeq: 1 });
  await db.settings.put({ ...defaultSettings, id: 'center', name: 'Bench', city: 'Hamburg' });
  await db.dispositions.bulkPut([...defaultDispositions]);
  await db.companies.bulkPut(benchCompanies(leads));
  await db.leads.bulkPut(benchLeads(leads, Date.now()));
  return db;
};

/** The desk as the app opens it, without a server. */
export const openBenchDesk = async (db: RefineryDb, changes: RowChanges = createRowChanges()): Promise<Desk> => {
  const cache = createColumnCache(db, changes);
  await cache.load();
  const timers = { set: (run: () => void, ms: number) => setTimeout(run, ms), clear: (timer: unknown) => clearTimeout(timer as number) };
  const sync = createSyncEngine({ db, actor, transport: nowhere, changes, now: Date.now, random: () => 0.5, timers });
  const run = createRunCommand({ db, actor, now: Date.now, newId, changes, onSaved: () => undefined });
  const user = { ...benchCenter, name: 'Bench', email: 'bench@refinery.example', role: 'rep' as const };
  const platform = { kind: 'browser', serverUrl: () => '' } as unknown as Desk['platform'];
  const desk = { user, db, cache, run, sync, platform, now: Date.now, newId, zone: 'Europe/Berlin' };
  return desk as unknown as Desk;
};
