import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { rankQueue } from '../../../shared/domain/queue.ts';
import { createWindowCalendar } from '../../../shared/domain/window-calendar.ts';
import { aCompany, aLead, builtAt, someSettings } from '../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../test/builders/people.ts';
import { aClock } from '../../../test/support/clock.ts';
import { createColumnCache } from '../../data/column-cache.ts';
import { openDb, type RefineryDb } from '../../data/db.ts';
import { createRowChanges } from '../../data/row-changes.ts';
import { createLiveQueue } from './live-queue.ts';
import { movedAwayKey } from './moved-away.ts';

const hour = 3_600_000;
const open: RefineryDb[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

const kinds = ['retry', 'call', 'revisit', 'firstCall', null] as const;
/** Own leads of every kind, in several zones, some shut now; deterministic. */
const leadOf = (n: number, round = 0) =>
  aLead({
    id: `lead-${n}`,
    score: (n * 31 + round * 7) % 90,
    zones: [['Europe/Berlin', 'America/Chicago', 'Asia/Tokyo'][n % 3]!],
    country: ['DE', 'US', 'JP'][n % 3]!,
    companyId: n % 4 === 0 ? 'key' : 'company-1',
    nextActionKind: kinds[(n + round) % kinds.length]!,
    nextActionAt: builtAt + ((n * 37) % 50) * hour - 20 * hour,
    lastTouchAt: builtAt - ((n * 5) % 30) * 24 * hour,
    attempts: n % 3,
  });

const openDesk = async (count: number) => {
  const db = await openDb(`queue-${Math.random()}`);
  open.push(db);
  const clock = aClock(builtAt);
  const changes = createRowChanges();
  await db.settings.put(someSettings());
  await db.companies.bulkPut([aCompany(), aCompany({ id: 'key', name: 'Key', isKeyAccount: true, matchKey: 'key' })]);
  await db.leads.bulkPut(Array.from({ length: count }, (_, n) => leadOf(n)));
  const cache = createColumnCache(db, changes);
  await cache.load();
  const queue = createLiveQueue({ db, cache, user: signedIn(aUser()), now: clock.now });
  const ranked = () => {
    const state = cache.store.getState();
    const own = [...state.leads.values()].filter((lead) => lead.ownerId === 'rep-1');
    const settings = someSettings();
    return rankQueue(own, { settings, calendar: createWindowCalendar(settings), now: clock.now(), keyAccounts: new Set(['key']) });
  };
  const ids = (entries: readonly { lead: { id: string } }[]) => entries.map(({ lead }) => lead.id);
  const away = async () => {
    // The log is written behind; its entry is there soon after.
    await new Promise((resolve) => setTimeout(resolve, 30));
    return ((await db.preferences.get(movedAwayKey))?.value ?? []) as { leadId: string; isInPool: boolean; byId: string | null }[];
  };
  return { db, clock, changes, cache, queue, ranked, ids, away };
};

describe('the queue that follows changes', () => {
  it('stands after any mix of changes as if all leads had been ranked anew', async () => {
    const { changes, queue, ranked, ids } = await openDesk(120);
    for (let round = 1; round <= 50; round += 1) {
      const puts = [leadOf((round * 13) % 140, round)];
      const deletes = round % 6 === 0 ? [`lead-${(round * 11) % 120}`] : [];
      changes.publish([{ table: 'leads', puts, deletes }]);
    }
    expect(ids(queue.current()!.callable)).toEqual(ids(ranked().callable));
    expect(ids(queue.current()!.later)).toEqual(ids(ranked().later));
  });

  it('gives the same object while nothing of one’s own has changed', async () => {
    const { changes, queue } = await openDesk(10);
    const before = queue.current();
    changes.publish([{ table: 'leads', puts: [aLead({ id: 'other', ownerId: 'rep-2' })], deletes: [] }]);
    changes.publish([{ table: 'users', puts: [aUser({ id: 'rep-2' })], deletes: [] }]);
    expect(queue.current()).toBe(before);
  });

  it('moves leads from later to callable as the clock goes on', async () => {
    const { clock, queue, ranked, ids } = await openDesk(120);
    const before = queue.current()!.callable.length;
    clock.advance(5 * hour);
    queue.rankAnew();
    expect(ids(queue.current()!.callable)).toEqual(ids(ranked().callable));
    expect(queue.current()!.callable.length).not.toBe(before);
  });

  it('tells a company’s leads that it is a key account now', async () => {
    const { changes, queue, ids } = await openDesk(60);
    changes.publish([{ table: 'companies', puts: [aCompany({ isKeyAccount: true })], deletes: [] }]);
    const quiet = queue.current()!.callable.filter(({ reason }) => reason.code === 'pulse');
    expect(ids(quiet).length).toBeGreaterThan(0);
    expect(quiet.some(({ lead }) => lead.companyId === 'company-1')).toBe(true);
  });
});

describe('leads that are moved away', () => {
  it('are kept by name until they were seen, with who put them back into the pool', async () => {
    const { changes, away } = await openDesk(5);
    const pooled = aLead({ ...leadOf(1), ownerId: null, assignedById: 'ruth', assignedAt: builtAt });
    changes.publish([{ table: 'leads', puts: [pooled], deletes: ['lead-2'] }]);
    expect(await away()).toMatchObject([
      { leadId: 'lead-1', isInPool: true, byId: 'ruth' },
      { leadId: 'lead-2', isInPool: false, byId: null },
    ]);
  });

  it('are struck off when they come back, as after a new first load', async () => {
    const { changes, away } = await openDesk(5);
    changes.publish([{ table: 'leads', puts: [], deletes: ['lead-0', 'lead-1', 'lead-2', 'lead-3', 'lead-4'] }]);
    expect(await away()).toHaveLength(5);
    changes.publish([{ table: 'leads', puts: [0, 1, 2, 4].map((n) => leadOf(n)), deletes: [] }]);
    expect((await away()).map(({ leadId }) => leadId)).toEqual(['lead-3']);
  });
});
