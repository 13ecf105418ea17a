import type { Table } from 'dexie';
import type { Ref } from '../../shared/commands/command.ts';
import type { AnyCommand } from '../../shared/commands/registry.ts';
import { isPackedTable } from '../../shared/packed-rows.ts';
import type { TableName } from '../../shared/tables.ts';
import type { RefineryDb } from './db.ts';

/** A transaction was asked for a store that it did not name when it began; it is undone. */
const isOutOfScope = (error: unknown): boolean => error instanceof Error && error.name === 'NotFoundError';

export type CommandStores = {
  /**
   * Runs `work` in a read-write transaction over the stores that the command needs, as far as that is known. `work` tells what tables it
   * touches; it runs a second time, over all stores, when the first turned out to be too narrow. So it may change nothing but the database.
   */
  transaction: <Result>(
    command: AnyCommand,
    args: Record<string, unknown>,
    work: (touched: Set<TableName>) => Promise<Result>,
  ) => Promise<Result>;
};

/**
 * Which stores a command's transaction opens. One over all of them costs twice as much as one over those it needs, and waits for
 * whatever else is read or written meanwhile. What a command loads it says itself; what it loads then and writes is remembered from
 * earlier runs of its kind, the first of which opens everything.
 */
export const createCommandStores = (db: RefineryDb): CommandStores => {
  const known = new Map<string, Set<TableName>>();

  const storesFor = (command: AnyCommand, args: Record<string, unknown>): Table[] | null => {
    const remembered = known.get(command.name);
    if (!remembered) return null;
    const loaded = Object.values<Ref>(command.load(args)).map(({ table }) => table);
    const names = new Set<TableName>([...remembered, ...loaded]);
    const packs = [...names].some(isPackedTable) ? [db.packs, db.packKeys, db.voidedIds] : [];
    return [...[...names].map((name) => db.table(name)), ...packs, db.serverRows, db.outbox, db.meta];
  };

  return {
    transaction: async (command, args, work) => {
      const touched = known.get(command.name) ?? new Set<TableName>();
      const run = async (stores: Table[]) => db.transaction('rw', stores, () => work(touched));
      const narrow = storesFor(command, args);
      try {
        return await run(narrow ?? db.tables);
      } catch (error) {
        if (!narrow || !isOutOfScope(error)) throw error;
        return await run(db.tables);
      } finally {
        known.set(command.name, touched);
      }
    },
  };
};
