import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { aLead } from '../../test/builders/domain.ts';
import { createColumnCache } from './column-cache.ts';
import { openDb } from './db.ts';
import { createRowChanges } from './row-changes.ts';
import { joinWindows } from './windows.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A window on a database that several share. */
const aWindow = async (name: string) => {
  const db = await openDb(name);
  const changes = createRowChanges();
  const cache = createColumnCache(db, changes);
  await cache.load();
  const heard = { onWork: vi.fn(), onSyncStatus: vi.fn(), onSignedOut: vi.fn() };
  const windows = joinWindows(db, changes, heard);
  closing.push(() => {
    windows.close();
    cache.close();
    db.close();
  });
  return { db, changes, cache, windows, heard, leadNames: () => [...cache.store.getState().leads.values()].map((each) => each.lastName) };
};

describe('windows on one database', () => {
  test('follow what the others change, also in the cache that lists are read from', async () => {
    const name = v7();
    const [one, other] = [await aWindow(name), await aWindow(name)];
    const lead = aLead({ id: 'ana', lastName: 'Keller' });
    await one.db.leads.put(lead);
    one.changes.publish([{ table: 'leads', puts: [lead], deletes: [] }]);
    await vi.waitFor(() => expect(other.leadNames()).toEqual(['Keller']));
    await other.db.leads.delete('ana');
    other.changes.publish([{ table: 'leads', puts: [], deletes: ['ana'] }]);
    await vi.waitFor(() => expect(one.leadNames()).toEqual([]));
  });

  test('hear of work, of a sign-out, and how the one that syncs stands', async () => {
    const name = v7();
    const [one, other] = [await aWindow(name), await aWindow(name)];
    const status = { state: 'waiting' as const, fault: { kind: 'unreachable' as const }, retryAt: 5 };
    expect(await one.windows.doesSyncAnswer(50)).toBe(false);
    const stop = other.windows.speakForSync({ getState: () => status, subscribe: () => () => undefined });
    expect(await one.windows.doesSyncAnswer(2000)).toBe(true);
    expect(one.heard.onSyncStatus).toHaveBeenCalledWith(status);
    stop();
    expect(await one.windows.doesSyncAnswer(50)).toBe(false);
    one.windows.tellWork();
    one.windows.tellSignedOut();
    await vi.waitFor(() => expect(other.heard.onSignedOut).toHaveBeenCalledOnce());
    expect(other.heard.onWork).toHaveBeenCalledOnce();
    expect(one.heard.onWork).not.toHaveBeenCalled();
  });
});
