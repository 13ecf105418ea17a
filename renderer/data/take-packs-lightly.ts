import type { Dexie } from 'dexie';

/** What holds work of this person, or what a screen has called saved. */
const holdsWork = (stores: readonly string[]): boolean => stores.includes('outbox');

/**
 * Lets what only stores packs of a first load end before the disk has confirmed it: with the power it may be lost together with the word on
 * how far the load has come, and is fetched again. Confirming each of a hundred pages took longer than all the rest. A write of work behind
 * it waits for the disk as ever, and for these with it. Call it before the database is opened.
 */
export const takePacksLightly = (db: Dexie): void => {
  db.use({
    stack: 'dbcore',
    name: 'takePacksLightly',
    create: (core) => ({
      ...core,
      transaction: (stores, mode, options) =>
        core.transaction(stores, mode, stores.includes('packs') && !holdsWork(stores) ? { ...options, durability: 'relaxed' } : options),
    }),
  });
};
