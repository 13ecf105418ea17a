import { z } from 'zod';
import type { TableName } from '../../shared/tables.ts';
import type { SyncStatus } from '../sync/engine.ts';
import type { RefineryDb } from './db.ts';
import type { RowChange, RowChanges } from './row-changes.ts';
import { allRows, rowsById } from './rows.ts';

/** Several windows and tabs of one person share one database. They tell each other which rows changed, and one of them syncs. */

type Named = { table: TableName; puts: string[]; deletes: string[] };
type Message =
  | { kind: 'changed'; tables: Named[] }
  /** A command was saved, or somebody wants to try now. */
  | { kind: 'work' }
  /** Asked of the window that syncs; it says how it stands. */
  | { kind: 'whoSyncs' }
  | { kind: 'syncs'; status: SyncStatus }
  | { kind: 'signedOut' };
const message = z.custom<Message>((value) => typeof value === 'object' && value !== null && 'kind' in value);

export type Windows = {
  /** Another window saved a command; the one that syncs hears it. */
  tellWork: () => void;
  /** The person signed out here: the database goes, so other windows let go of it. */
  tellSignedOut: () => void;
  /** From here on this window answers who syncs, and tells every change of its status; returns how to stop. */
  speakForSync: (status: { getState: () => SyncStatus; subscribe: (listener: (status: SyncStatus) => void) => () => void }) => () => void;
  /** Resolves to whether the window that syncs answered in time. */
  doesSyncAnswer: (withinMs: number) => Promise<boolean>;
  close: () => void;
};

type Hears = {
  onWork: () => void;
  /** The window that syncs said how it stands. */
  onSyncStatus: (status: SyncStatus) => void;
  onSignedOut: () => void;
};

/** More changed rows than this are not named one by one: other windows load the tables again. */
const namedAtMost = 5000;

export const joinWindows = (db: RefineryDb, changes: RowChanges, hears: Hears): Windows => {
  const channel = new BroadcastChannel(db.name);
  let isClosed = false;
  const tell = (said: Message) => {
    if (!isClosed) channel.postMessage(said);
  };
  let answerForSync: (() => void) | undefined;
  const awaitingSync = new Set<() => void>();
  const unsubscribe = changes.subscribe((batch, origin) => {
    if (origin === 'here') tell({ kind: 'changed', tables: batch.map(namesOf) });
  });
  const heardSync = (status: SyncStatus) => {
    hears.onSyncStatus(status);
    for (const resolve of awaitingSync) resolve();
  };
  channel.addEventListener('message', ({ data }) => {
    const said = message.parse(data);
    if (said.kind === 'work') hears.onWork();
    if (said.kind === 'whoSyncs') answerForSync?.();
    if (said.kind === 'syncs') heardSync(said.status);
    if (said.kind === 'signedOut') hears.onSignedOut();
    if (said.kind === 'changed') void readAgain(db, said.tables).then((batch) => changes.publish(batch, 'elsewhere'));
  });
  return {
    tellWork: () => tell({ kind: 'work' }),
    tellSignedOut: () => tell({ kind: 'signedOut' }),
    speakForSync: (status) => {
      answerForSync = () => tell({ kind: 'syncs', status: status.getState() });
      answerForSync();
      const stop = status.subscribe((next) => tell({ kind: 'syncs', status: next }));
      return () => {
        stop();
        answerForSync = undefined;
      };
    },
    doesSyncAnswer: (withinMs) =>
      new Promise((resolve) => {
        const end = (didAnswer: boolean) => () => {
          clearTimeout(patience);
          awaitingSync.delete(answered);
          resolve(didAnswer);
        };
        const answered = end(true);
        const patience = setTimeout(end(false), withinMs);
        awaitingSync.add(answered);
        tell({ kind: 'whoSyncs' });
      }),
    close: () => {
      isClosed = true;
      unsubscribe();
      channel.close();
    },
  };
};

const namesOf = ({ table, puts, deletes }: RowChange): Named => ({
  table,
  puts: puts.length > namedAtMost ? ['*'] : puts.map((row) => row.id),
  deletes: [...deletes],
});

const readAgain = (db: RefineryDb, named: readonly Named[]): Promise<RowChange[]> =>
  Promise.all(
    named.map(async ({ table, puts, deletes }) => {
      const rows = puts[0] === '*' ? await allRows(db, table) : await rowsById(db, table, puts);
      return { table, puts: rows.filter((row) => row !== undefined), deletes };
    }),
  );
