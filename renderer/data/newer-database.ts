/** The database on this machine was written by a later version of the app, which this one would damage by opening it. */
export class NewerDatabase extends Error {
  constructor(found: number, known: number) {
    super(`The database has version ${found}, this app knows up to ${known}`);
    this.name = 'NewerDatabase';
  }
}

/** Dexie keeps its own versions times ten, and counts the rest up when it adds a missing index by itself. */
const dexieVersionOf = (nativeVersion: number): number => Math.floor(nativeVersion / 10);

/**
 * Throws NewerDatabase without opening it when the database of that name is newer than `known`, a version in Dexie's counting.
 * Dexie itself would open it and change its stores back.
 */
export const refuseNewerDatabase = async (name: string, known: number): Promise<void> => {
  const there = await indexedDB.databases();
  const found = dexieVersionOf(there.find((each) => each.name === name)?.version ?? 0);
  if (found > known) throw new NewerDatabase(found, known);
};
