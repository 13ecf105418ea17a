import { beforeEach, expect, test } from 'vitest';
import { writeRows } from '../../server/db/rows.ts';
import { compactFeed } from '../../server/sync/compact-feed.ts';
import { pullChanges, readSpace } from '../../server/sync/pull.ts';
import { audiencesOf, type ViewerScope, viewOf } from '../../server/sync/visibility.ts';
import type { Note } from '../../shared/domain/call.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { aLead } from '../builders/domain.ts';
import { aCenter, type Center, type Person } from '../support/center.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

const now = Date.UTC(2026, 10, 9, 8);
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

describeOnBothDatabases('the change feed', (database) => {
  let center: Center;
  beforeEach(async () => {
    center = await aCenter(database(), now);
  });

  const viewerOf = ({ id, role, teamId }: Person): ViewerScope => ({ centerId: center.id, userId: id, role, teamId });
  const leadOf = (name: string, over: Partial<Lead> = {}): Lead =>
    aLead({
      id: `${center.id}.${name}`,
      companyId: null,
      campaignId: null,
      teamId: center.teamIds[0],
      ownerId: center.people.rep.id,
      ...over,
    });
  const write = (leads: Lead[]) => database().transaction((sql) => writeRows(sql, center.id, 'leads', leads));
  const writeNote = (leadId: string, id: string) => {
    const note: Note = {
      id: `${center.id}.${id}`,
      leadId,
      attemptId: null,
      authorId: 'a',
      body: id,
      revision: 1,
      writtenAt: now,
      editId: null,
    };
    return database().transaction((sql) => writeRows(sql, center.id, 'notes', [note]));
  };
  const versionNow = async () => (await readSpace(database(), center.id)).version;
  const pull = async (person: Person, cursor: number) => {
    const viewer = viewerOf(person);
    const { epoch } = await readSpace(database(), center.id);
    return pullChanges(database(), viewer, { cursor, epoch, view: viewOf(viewer) });
  };
  /** Names of what a pull brings and takes away. */
  const named = async (person: Person, cursor: number) => {
    const { puts, leaves } = await pull(person, cursor);
    const short = (id: unknown) => String(id).slice(center.id.length + 1);
    return {
      puts: puts.flatMap(({ rows }) => rows.map((row) => short(row.id))).sort(),
      leaves: leaves.flatMap(({ ids }) => ids.map(short)).sort(),
    };
  };
  const entries = async (person: Person): Promise<number> =>
    (
      await database().query<{ count: number }>('select count(*)::int as count from changes where center_id = $1 and audience = any($2)', [
        center.id,
        audiencesOf(viewerOf(person)),
      ])
    )[0]?.count ?? 0;
  /** Runs it as it runs in the background: once to note the version, and again when that has come to rest. */
  const compact = async (at: number) => {
    await compactFeed(database(), center.id, at);
    return compactFeed(database(), center.id, at + 11 * minuteMs);
  };

  test('says of a row that several statements of a transaction touched what became of it in the end', async () => {
    const { rep, otherRep } = center.people;
    const before = await versionNow();
    await database().transaction(async (sql) => {
      await writeRows(sql, center.id, 'leads', [leadOf('moved', { ownerId: rep.id })]);
      await writeRows(sql, center.id, 'leads', [leadOf('moved', { ownerId: otherRep.id })]);
      await writeRows(sql, center.id, 'leads', [leadOf('gone')]);
      await sql.query('delete from leads where center_id = $1 and id = $2', [center.id, `${center.id}.gone`]);
    });
    expect(await versionNow()).toBe(before + 1);
    expect(await named(rep, before)).toEqual({ puts: [], leaves: [] });
    expect(await named(otherRep, before)).toEqual({ puts: ['moved'], leaves: [] });
  });

  test('is silent when it rests, and forgets what a rolled back savepoint touched', async () => {
    const before = await versionNow();
    await database().transaction(async (sql) => {
      await sql.query(`select set_config('refinery.touched', 'rests', true)`);
      await writeRows(sql, center.id, 'leads', [leadOf('unheard')]);
    });
    expect(await versionNow()).toBe(before);
    await database().transaction(async (sql) => {
      await sql.query('savepoint attempt');
      await writeRows(sql, center.id, 'leads', [leadOf('undone')]);
      await sql.query('rollback to savepoint attempt');
      await writeRows(sql, center.id, 'leads', [leadOf('done')]);
    });
    expect(await named(center.people.rep, before)).toEqual({ puts: ['done'], leaves: [] });
  });

  test('a pull reads what changed for its viewer, whatever happened to others', async () => {
    const { rep, repOfOtherTeam } = center.people;
    const theirs = { ownerId: repOfOtherTeam.id, teamId: center.teamIds[1] };
    await write([leadOf('mine')]);
    const cursor = await versionNow();
    for (let round = 0; round < 40; round += 1)
      await write(Array.from({ length: 50 }, (_, index) => leadOf(`theirs-${index}`, { ...theirs, version: round })));
    await write([leadOf('mine', { version: 2 })]);
    await database().script('analyze changes');
    const plan = await database().query<Record<'QUERY PLAN', string>>(
      `explain (analyze, costs off, timing off, buffers) select version, table_name, row_id, effect from changes
       where center_id = $1 and audience = any($2::text[]) and version > $3 and version <= $4 order by version limit 4001`,
      [center.id, audiencesOf(viewerOf(rep)), cursor, await versionNow()],
    );
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('changes_pkey');
    expect(text).not.toContain('Seq Scan');
    expect(text).not.toContain('Rows Removed by Filter');
    // Pages of the key, of the row, and no more: two thousand changes of others lie beside it.
    const pages = Number(/Buffers: shared hit=(\d+)/.exec(text)?.[1] ?? Number.NaN);
    expect(pages).toBeLessThan(25);
    expect(await named(rep, cursor)).toEqual({ puts: ['mine'], leaves: [] });
  });

  test('compacted, it brings every desktop to the same as before, with fewer entries', async () => {
    const { rep, otherRep } = center.people;
    await write([leadOf('busy'), leadOf('moved', { ownerId: otherRep.id }), leadOf('left')]);
    await writeNote(`${center.id}.moved`, 'before');
    const cursor = await versionNow();
    await write([leadOf('moved')]);
    for (let version = 2; version < 30; version += 1) await write([leadOf('busy', { version }), leadOf('moved', { version })]);
    await write([leadOf('left', { ownerId: otherRep.id })]);
    const [expected, before] = [await named(rep, cursor), await entries(rep)];
    expect(expected).toEqual({ puts: ['before', 'busy', 'moved'], leaves: ['left'] });
    const done = await compact(now);
    expect(done.superseded).toBeGreaterThan(100);
    expect(await entries(rep)).toBeLessThan(before - 50);
    // The note came with its lead into sight long before the lead's newest entry.
    expect(await named(rep, cursor)).toEqual(expected);
    expect(await compact(now + 20 * minuteMs)).toEqual({ superseded: 0, outlived: 0 });
  });

  test('what happened in the last minutes stays as it is', async () => {
    for (let version = 2; version < 6; version += 1) await write([leadOf('busy', { version })]);
    const before = await entries(center.people.rep);
    await compactFeed(database(), center.id, now);
    expect(await compactFeed(database(), center.id, now + minuteMs)).toEqual({ superseded: 0, outlived: 0 });
    expect(await entries(center.people.rep)).toBe(before);
  });

  test('after a month entries go, and a cursor from before takes a new snapshot', async () => {
    const { rep } = center.people;
    await write([leadOf('old')]);
    const old = (await versionNow()) - 1;
    await compactFeed(database(), center.id, now);
    const atHorizon = await versionNow();
    await write([leadOf('new')]);
    const done = await compactFeed(database(), center.id, now + 31 * dayMs);
    expect(done.outlived).toBeGreaterThan(0);
    expect((await pull(rep, old)).kind).toBe('resnapshot');
    expect(await named(rep, atHorizon)).toEqual({ puts: ['new'], leaves: [] });
    expect((await pull(rep, await versionNow())).kind).toBe('changes');
  });
});
