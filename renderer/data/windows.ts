import type { Row, TableName } from '../../shared/tables.ts';
import { dataTable, type RefineryDb } from './db.ts';
import type { RowChange, RowChanges } from './row-changes.ts';

/** Several windows and tabs of one person share one database. They tell each other which rows changed, and one of them syncs. */

type Message = { kind: 'changed'; tables: { table: TableName; puts: string[]; deletes: string[] }[] } | { kind: 'work' };

export type Windows = {
  /** Another window saved a command; the one that syncs hears it. */
  tellWork: () => void;
  close: () => void;
};

/** More changed rows than this are not named one by one: other windows load the tables again. */
const namedAtMost = 5000;

export const joinWindows = (db: RefineryDb, changes: RowChanges, onWork: () => void): Windows => {
  const channel = new BroadcastChannel(db.name);
  const unsubscribe = changes.subscribe((batch, origin) => {
    if (origin === 'here') channel.postMessage({ kind: 'changed', tables: batch.map(namesOf) } satisfies Message);
  });
  channel.addEventListener('message', (event: MessageEvent<Message>) => {
    if (event.data.kind === 'work') onWork();
    else void readAgain(db, event.data.tables).then((batch) => changes.publish(batch, 'elsewhere'));
  });
  return {
    tellWork: () => channel.postMessage({ kind: 'work' } satisfies Message),
    close: () => {
      unsubscribe();
      channel.close();
    },
  };
};

const namesOf = ({ table, puts, deletes }: RowChange) => ({
  table,
  puts: puts.length > namedAtMost ? ['*'] : puts.map((row) => row.id),
  deletes: [...deletes],
});

const readAgain = (db: RefineryDb, named: { table: TableName; puts: string[]; deletes: string[] }[]): Promise<RowChange[]> =>
  Promise.all(
    named.map(async ({ table, puts, deletes }) => {
      const rows: (Row<TableName> | undefined)[] =
        puts[0] === '*' ? await dataTable(db, table).toArray() : await dataTable(db, table).bulkGet(puts);
      return { table, puts: rows.filter((row) => row !== undefined), deletes };
    }),
  );

/**
 * Runs `lead` while this window is the one that syncs; another takes over when it closes. Returns how to step down.
 */
export const leadAmongWindows = (name: string, lead: () => () => Promise<void>): (() => void) => {
  const stop = new AbortController();
  let release: (() => void) | undefined;
  void navigator.locks
    .request(`${name}:sync`, { signal: stop.signal }, async () => {
      const end = lead();
      await new Promise<void>((resolve) => {
        release = resolve;
        if (stop.signal.aborted) resolve();
      });
      await end();
    })
    .catch(() => undefined);
  return () => {
    stop.abort();
    release?.();
  };
};
