import { v7 } from 'uuid';
import { afterEach, expect, it } from 'vitest';
import { builtAt } from '../../test/builders/domain.ts';
import { anAttempt } from '../../test/builders/people.ts';
import 'fake-indexeddb/auto';
import { openDb, type RefineryDb } from './db.ts';
import { keepLeftCalls, ownCallsBetween, recentOwnCalls } from './own-calls.ts';

const open: RefineryDb[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

const hour = 3_600_000;
const aDay = async () => {
  const db = await openDb(`own-calls-${v7()}`);
  open.push(db);
  await db.attempts.bulkPut([
    anAttempt({ id: 'first', startedAt: builtAt - 2 * hour }),
    anAttempt({ id: 'second', startedAt: builtAt - hour, isConnect: true }),
    anAttempt({ id: 'theirs', startedAt: builtAt - hour, userId: 'somebody' }),
    anAttempt({
      id: 'none',
      startedAt: builtAt - hour,
      voided: { at: builtAt, byId: 'rep-1', reason: 'the other Keller', undo: null, takenBack: null },
    }),
  ]);
  const today = async () => (await ownCallsBetween(db, 'rep-1', builtAt - 3 * hour, builtAt)).map(({ id }) => id);
  const lose = async (...ids: string[]) => {
    const before = await recentOwnCalls(db, 'rep-1', builtAt);
    await db.attempts.bulkDelete(ids);
    await keepLeftCalls(db, before, builtAt);
  };
  return { db, today, lose };
};

it('counts a call made today although its lead was moved away, and once only when the lead comes back', async () => {
  const { db, today, lose } = await aDay();
  expect(await today()).toEqual(['first', 'second']);
  await lose('first', 'theirs');
  await lose('second');
  expect(await today()).toEqual(['first', 'second']);
  await db.attempts.put(anAttempt({ id: 'first', startedAt: builtAt - 2 * hour }));
  expect(await today()).toEqual(['first', 'second']);
});

it('believes what is here: a call that was voided after it came back counts no more', async () => {
  const { db, today, lose } = await aDay();
  await lose('first');
  const voided = { at: builtAt, byId: 'ruth', reason: 'the other Keller', undo: null, takenBack: null };
  await db.attempts.put(anAttempt({ id: 'first', startedAt: builtAt - 2 * hour, voided }));
  expect(await today()).toEqual(['second']);
});
