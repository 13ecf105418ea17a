import { expect, test } from 'vitest';
import { writeRows } from '../../server/db/rows.ts';
import { compactFeed } from '../../server/sync/compact-feed.ts';
import { pullChanges, readSpace } from '../../server/sync/pull.ts';
import { createPullsTogether } from '../../server/sync/pull-together.ts';
import { type ViewerScope, viewOf } from '../../server/sync/visibility.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { aLead } from '../builders/domain.ts';
import { countedDatabase } from '../floor/counted.ts';
import { aCenter } from '../support/center.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

const dayMs = 24 * 60 * 60 * 1000;

describeOnBothDatabases('pulling together', (opened) => {
  const aFloor = async () => {
    const { database, count } = countedDatabase(opened());
    const center = await aCenter(database);
    const pull = createPullsTogether(database);
    const scopeOf = ({ id, role, teamId }: { id: string; role: ViewerScope['role']; teamId: string | null }): ViewerScope => ({
      centerId: center.id,
      userId: id,
      role,
      teamId,
    });
    const write = (...leads: Partial<Lead>[]) =>
      database.transaction((sql) =>
        writeRows(
          sql,
          center.id,
          'leads',
          leads.map((each) =>
            aLead({ companyId: null, campaignId: null, teamId: center.teamIds[0], ownerId: center.people.rep.id, ...each }),
          ),
        ),
      );
    const ask = async (viewer: ViewerScope, cursor: number) => {
      const { epoch } = await readSpace(opened(), center.id);
      const request = { cursor, epoch, view: viewOf(viewer) };
      const [together, alone] = [await pull(viewer, request), await pullChanges(opened(), viewer, request)];
      expect(together).toEqual(alone);
      return together;
    };
    const version = async () => (await readSpace(opened(), center.id)).version;
    return { center, count, pull, scopeOf, write, ask, version };
  };

  test('one more who looks at the floor costs no query', async () => {
    const { center, count, pull, scopeOf, write, version } = await aFloor();
    const { epoch } = await readSpace(opened(), center.id);
    const [manager, teamLead] = [scopeOf(center.people.manager), scopeOf(center.people.teamLead)];
    const costOf = async (viewers: readonly ViewerScope[], cursors: readonly number[]) => {
      const before = count();
      const answers = viewers.map((viewer, at) => pull(viewer, { cursor: cursors[at] ?? 0, epoch, view: viewOf(viewer) }));
      for (const { puts } of await Promise.all(answers)) expect(puts.map(({ table }) => table)).toEqual(['leads']);
      return count() - before;
    };
    for (const viewer of [manager, teamLead]) {
      const start = await version();
      await write({ id: 'a' });
      const first = await costOf([viewer], [start]);
      const then = await version();
      await write({ id: 'b' });
      // Some of them are behind the others.
      const many = Array.from({ length: 20 }, () => viewer);
      expect(
        await costOf(
          many,
          many.map((_, at) => (at % 2 === 0 ? start : then)),
        ),
      ).toBeLessThanOrEqual(first);
    }
  });

  test('everybody gets what they would have got alone: what left, what is from long ago, and what only they see', async () => {
    const { center, scopeOf, write, ask, version } = await aFloor();
    const { rep, manager, teamLead, repOfOtherTeam } = center.people;
    const start = await version();
    await write({ id: 'a' }, { id: 'b' });
    for (const person of [manager, teamLead, rep]) expect((await ask(scopeOf(person), start)).puts).toHaveLength(1);
    const middle = await version();
    await write(
      { id: 'b', teamId: center.teamIds[1], ownerId: repOfOtherTeam.id },
      { id: 'c', teamId: center.teamIds[1], ownerId: teamLead.id },
    );
    const left = await ask(scopeOf(teamLead), middle);
    expect(left.leaves).toEqual([{ table: 'leads', ids: ['b'] }]);
    expect(left.puts[0]?.rows).toEqual([expect.objectContaining({ id: 'c' })]);
    for (const cursor of [start, middle, await version()]) for (const person of [manager, teamLead]) await ask(scopeOf(person), cursor);
    expect((await ask(scopeOf(manager), (await version()) + 1)).kind).toBe('resnapshot');
  });

  test('who was away for longer than the feed is kept takes a new snapshot, also where the floor was last looked at by them', async () => {
    const { center, scopeOf, write, ask, version } = await aFloor();
    const [manager, start] = [scopeOf(center.people.manager), await version()];
    await ask(manager, start);
    await write({ id: 'a' });
    const now = Date.UTC(2026, 10, 9, 8);
    await compactFeed(opened(), center.id, now);
    await write({ id: 'b' });
    await compactFeed(opened(), center.id, now + 31 * dayMs);
    expect((await ask(manager, start)).kind).toBe('resnapshot');
    expect((await ask(manager, await version())).kind).toBe('changes');
  });
});
