import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rowById, rowsOfLeads } from '../../renderer/data/rows.ts';
import { writeRows } from '../../server/db/rows.ts';
import { startSuspectSearch } from '../../server/duplicates/suspect-search.ts';
import { importLeads } from '../../shared/commands/import-leads.ts';
import { mergeLeads } from '../../shared/commands/merge-leads.ts';
import { scheduleCallback } from '../../shared/commands/schedule-callback.ts';
import { settleSuspects } from '../../shared/commands/settle-suspects.ts';
import { startImport } from '../../shared/commands/start-import.ts';
import { undoMerge } from '../../shared/commands/undo-merge.ts';
import { writeNote } from '../../shared/commands/write-note.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { aLead } from '../builders/domain.ts';
import { anImportedRow } from '../builders/imported-row.ts';
import { aCenterAtWork, type CenterAtWork } from '../support/center-at-work.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

describeOnBothDatabases('duplicates', (database) => {
  let work: CenterAtWork;
  let search: ReturnType<typeof startSuspectSearch>;

  beforeEach(async () => {
    work = await aCenterAtWork(database());
    const faults: unknown[] = [];
    const pokes = { changed: () => undefined } as unknown as Parameters<typeof startSuspectSearch>[0]['pokes'];
    search = startSuspectSearch({ database: database(), now: work.server.clock.now, pokes }, (error) => faults.push(error), 3_600_000);
  });
  afterEach(async () => {
    await search.stop();
    await work.stop();
  });

  const leadOf = (id: string, over: Partial<Lead>): Lead =>
    aLead({ id: `${work.center.id}.${id}`, companyId: null, campaignId: null, teamId: work.center.teamIds[0], ...over });

  /** Ana twice, with two reps of one team; somebody else of the other team. */
  const withLeads = async (): Promise<{ ana: Lead; anna: Lead; other: Lead }> => {
    const { rep, otherRep, repOfOtherTeam } = work.center.people;
    const ana = leadOf('ana', { ownerId: rep.id });
    const anna = leadOf('anna', { ownerId: otherRep.id, firstName: 'Anna', attempts: 2, phones: [] });
    const other = leadOf('other', {
      ownerId: repOfOtherTeam.id,
      teamId: work.center.teamIds[1],
      firstName: 'Omar',
      lastName: 'Haddad',
      email: 'o@x.example',
      phones: [],
    });
    await database().transaction((sql) => writeRows(sql, work.center.id, 'leads', [ana, anna, other]));
    await search.run();
    return { ana, anna, other };
  };

  const stored = async (id: string): Promise<{ merged_into_id: string | null; stage: string; last_touch_at: number | null }> => {
    const [row] = await database().query<{ merged_into_id: string | null; stage: string; last_touch_at: number | null }>(
      'select merged_into_id, stage, last_touch_at from leads where center_id = $1 and id = $2',
      [work.center.id, id],
    );
    if (!row) throw new Error(`no lead ${id}`);
    return row;
  };
  const leadIdsOf = async (table: string): Promise<string[]> =>
    (await database().query<{ id: string }>(`select lead_id as id from ${table} where center_id = $1`, [work.center.id])).map(
      ({ id }) => id,
    );

  test('are found as leads come in, and each owner sees what is suspected of their own', async () => {
    const { ana, anna } = await withLeads();
    const mine = await work.desktopOf(work.center.people.rep);
    expect(await mine.db.suspects.toArray()).toMatchObject([{ leadId: ana.id, otherId: anna.id, state: 'open' }]);
    const elsewhere = await work.desktopOf(work.center.people.repOfOtherTeam);
    expect(await elsewhere.db.suspects.count()).toBe(0);
    const team = await work.desktopOf(work.center.people.teamLead);
    expect(await team.db.suspects.count()).toBe(2);
  });

  test('are found at once of those who come alone, though a long list waits before them', async () => {
    const listed = Array.from({ length: 300 }, (_, at) =>
      leadOf(`a${String(at).padStart(3, '0')}`, { importId: 'fair', lastName: `Other${at}`, email: `${at}@fair.example`, phones: [] }),
    );
    const pair = ['y', 'z'].map((id) => leadOf(id, { importId: null, phones: [] }));
    await database().transaction((sql) => writeRows(sql, work.center.id, 'leads', [...listed, ...pair]));
    await search.run();
    expect((await leadIdsOf('suspects')).sort()).toEqual(pair.map(({ id }) => id));
    expect((await leadIdsOf('leads_to_match')).length).toBeLessThan(250);
  });

  test('are looked for again when a lead changes, and what somebody decided stays', async () => {
    const { ana, anna } = await withLeads();
    const team = await work.desktopOf(work.center.people.teamLead);
    await team.run(settleSuspects, { pairs: [{ aId: ana.id, bId: anna.id, score: 90, reasons: [] }], as: 'apart' });
    await team.settled();
    await database().query('update leads set city = $2 where center_id = $1', [work.center.id, 'Ulm']);
    await search.run();
    await team.settled();
    expect((await team.db.suspects.toArray()).map(({ state }) => state)).toEqual(['apart', 'apart']);
  });

  test('merge offline, and what others did meanwhile on the merged lead follows to the kept one', async () => {
    const { ana, anna } = await withLeads();
    const team = await work.desktopOf(work.center.people.teamLead);
    const rep = await work.desktopOf(work.center.people.otherRep);
    rep.setOnline(false);
    await rep.run(writeNote, { leadId: anna.id, attemptId: null, noteId: 'note-of-offline', body: 'Calls back on Friday', revision: 1 });
    const promise = {
      wall: '2026-11-20T09:00',
      zone: 'Europe/Berlin',
      dueAt: work.server.clock.now() + 86_400_000,
      promise: 'Friday',
      isPersonal: true,
    };
    await rep.run(scheduleCallback, { leadId: anna.id, callbackId: 'friday', replacesId: null, ...promise });
    team.setOnline(false);
    await team.run(mergeLeads, { keptId: ana.id, mergedId: anna.id, choices: {}, score: 90 });
    team.setOnline(true);
    await team.settled();
    rep.setOnline(true);
    await rep.settled();
    await team.settled();
    expect(await stored(anna.id)).toMatchObject({ merged_into_id: ana.id, stage: 'merged' });
    expect(await leadIdsOf('notes')).toEqual([ana.id]);
    expect(await leadIdsOf('callbacks')).toEqual([ana.id]);
    expect((await rowsOfLeads(team.db, 'notes', [ana.id])).map(({ body }) => body)).toEqual(['Calls back on Friday']);
    // Who had the merged lead keeps it in sight, as a pointer, and is told where it went.
    expect(await rowById(rep.db, 'leads', anna.id)).toMatchObject({ mergedIntoId: ana.id });
    expect(await rep.db.departures.toArray()).toMatchObject([{ leadId: anna.id, toId: work.center.people.rep.id }]);
  });

  test('lead an import to the kept lead, by the mail of the merged one', async () => {
    const { ana, anna } = await withLeads();
    await database().query(`update leads set email = 'second@nordhaus.example' where center_id = $1 and id = $2`, [
      work.center.id,
      anna.id,
    ]);
    const team = await work.desktopOf(work.center.people.teamLead);
    await team.run(mergeLeads, { keptId: ana.id, mergedId: anna.id, choices: {}, score: null });
    await team.run(startImport, {
      importId: 'import-1',
      fileName: 'fair.csv',
      encoding: 'utf-8',
      rowCount: 1,
      campaignId: null,
      source: 'import',
      teamId: work.center.teamIds[0],
      mapping: {},
    });
    await team.run(importLeads, { importId: 'import-1', rows: [anImportedRow({ row: 2, email: 'second@nordhaus.example' })], refused: [] });
    await team.settled();
    expect(await leadIdsOf('touches')).toEqual([ana.id]);
  });

  test('are two again when the merge is taken back, on every desktop', async () => {
    const { ana, anna } = await withLeads();
    const team = await work.desktopOf(work.center.people.teamLead);
    await team.run(mergeLeads, { keptId: ana.id, mergedId: anna.id, choices: {}, score: 90 });
    await team.settled();
    await team.run(undoMerge, { keptId: ana.id, mergedId: anna.id });
    await team.settled();
    const rep = await work.desktopOf(work.center.people.otherRep);
    const { version: _v, updatedAt: _u, ...again } = (await rowById(rep.db, 'leads', anna.id)) ?? anna;
    const { version: _w, updatedAt: _t, ...before } = anna;
    expect(again).toEqual(before);
    await search.run();
    await team.settled();
    expect((await team.db.suspects.toArray()).map(({ state }) => state)).toEqual(['apart', 'apart']);
  });

  test('of another team are not there for a team lead: the merge is parked, with why', async () => {
    const { ana, other } = await withLeads();
    const team = await work.desktopOf(work.center.people.teamLead);
    await expect(team.run(mergeLeads, { keptId: ana.id, mergedId: other.id, choices: {}, score: null })).rejects.toMatchObject({
      refusal: { code: 'notFound' },
    });
    const rep = await work.desktopOf(work.center.people.rep);
    await rep.run(mergeLeads, { keptId: ana.id, mergedId: ana.id, choices: {}, score: null }).catch(() => undefined);
    expect(await stored(other.id)).toMatchObject({ merged_into_id: null });
  });
});
