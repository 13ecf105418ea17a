import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { openDb } from './db.ts';

it('waits for the disk with every word of this person, and not with packs, which are fetched again', async () => {
  const db = await openDb('packs lightly');
  const durabilityOf = (stores: string[]) =>
    db.transaction('rw', stores, () => (Dexie.currentTransaction as unknown as { idbtrans: IDBTransaction }).idbtrans.durability);
  expect(await durabilityOf(['packs', 'packKeys', 'meta'])).toBe('relaxed');
  expect(await durabilityOf(['meta'])).toBe('strict');
  expect(await durabilityOf(['outbox', 'leads'])).toBe('strict');
  expect(await durabilityOf(db.tables.map(({ name }) => name))).toBe('strict');
  db.close();
});
