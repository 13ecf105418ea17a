import { v7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import { noPending } from '../../shared/domain/lease.ts';
import { aLead, builtAt } from '../../test/builders/domain.ts';
import 'fake-indexeddb/auto';
import type { CallDraft } from './db.ts';
import { openDb, type RefineryDb } from './db.ts';
import { letGoWhenDone } from './let-go.ts';
import { createRowChanges } from './row-changes.ts';
import { createRunCommand } from './run-command.ts';

const open: { db: RefineryDb; stop: () => void }[] = [];
afterEach(() => {
  for (const { db, stop } of open.splice(0)) {
    stop();
    db.close();
  }
});

const aCheckout = {
  id: 'ana',
  leadId: 'ana',
  userId: 'rep-1',
  fence: 3,
  takenAt: builtAt,
  endsAt: builtAt + 3_600_000,
  endedAt: null,
  endedAs: null,
  mayHaveBeenCalled: false,
  ...noPending,
};
const pending = { pendingAt: builtAt, pendingToId: 'rep-2', pendingById: 'ruth', pendingMoveId: 'move-1', pendingReason: '' };

const aDesk = async (before: (db: RefineryDb) => Promise<unknown> = async () => undefined) => {
  const db = await openDb(`let-go-${v7()}`);
  await db.meta.put({ key: 'device', deviceId: v7(), nextSeq: 1 });
  await db.leads.put(aLead({ id: 'ana', ownerId: null }));
  await db.checkouts.put({ ...aCheckout, ...pending });
  await before(db);
  const changes = createRowChanges();
  const actor = { userId: 'rep-1', role: 'rep', teamId: 'team-1' } as const;
  const run = createRunCommand({ db, actor, now: () => builtAt, newId: v7, changes, onSaved: () => undefined });
  const stop = letGoWhenDone({
    db,
    changes,
    run,
    userId: 'rep-1',
    onFailed: (error) => {
      throw error;
    },
  });
  open.push({ db, stop });
  const said = async () => (await db.outbox.toArray()).filter((each) => each.name === 'returnLeads').map((each) => each.args);
  const change = () => changes.publish([{ table: 'checkouts', puts: [], deletes: [] }]);
  return { db, said, change };
};

const confirmed = [{ returned: [{ leadId: 'ana', fence: 3 }], isConfirmation: true }];
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 60));

test('a move that waits is let through at once when nothing of this desktop waits on the lead', async () => {
  const { db, said } = await aDesk();
  await expect.poll(said).toEqual(confirmed);
  expect(await db.checkouts.get('ana')).toMatchObject({ endedAs: 'confirmed', pendingAt: null });
});

test('it is let through once, however often rows change', async () => {
  const { said, change } = await aDesk();
  for (let times = 0; times < 5; times += 1) change();
  await expect.poll(said).toEqual(confirmed);
  change();
  await aWhile();
  expect(await said()).toEqual(confirmed);
});

test('a call that is open holds it back until its outcome is on record', async () => {
  const { db, said, change } = await aDesk((at) => at.callDrafts.put({ leadId: 'ana', attemptId: 'a1' } as CallDraft));
  await aWhile();
  expect(await said()).toEqual([]);
  await db.callDrafts.delete('ana');
  change();
  await expect.poll(said).toEqual(confirmed);
});

test('work that the server has not answered holds it back until it has', async () => {
  const entry = {
    id: 'c1',
    seq: 900,
    name: 'writeNote',
    version: 1,
    args: {},
    at: 1,
    userId: 'rep-1',
    ackedAt: null,
    leadIds: ['ana'],
  };
  const { db, said, change } = await aDesk((at) => at.outbox.put({ ...entry, state: 'pending' }));
  await aWhile();
  expect(await said()).toEqual([]);
  await db.outbox.update(900, { state: 'acked' });
  change();
  await expect.poll(said).toEqual(confirmed);
});

test('what others took along, and what nobody moves, is left alone', async () => {
  const { said } = await aDesk(async (db) => {
    await db.checkouts.bulkPut([
      { ...aCheckout, ...pending, userId: 'rep-2' },
      { ...aCheckout, id: 'eva', leadId: 'eva' },
    ]);
  });
  await aWhile();
  expect(await said()).toEqual([]);
});
