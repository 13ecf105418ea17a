import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readAllVisible } from '../../server/sync/pull.ts';
import { finishImport } from '../../shared/commands/finish-import.ts';
import { importLeads } from '../../shared/commands/import-leads.ts';
import { reassignLeads } from '../../shared/commands/reassign-leads.ts';
import { recordAnswer } from '../../shared/commands/record-answer.ts';
import { recordDisposition } from '../../shared/commands/record-disposition.ts';
import { startAttempt } from '../../shared/commands/start-attempt.ts';
import { startImport } from '../../shared/commands/start-import.ts';
import { writeNote } from '../../shared/commands/write-note.ts';
import { tableNames } from '../../shared/tables.ts';
import { anEndedCall } from '../builders/ended-call.ts';
import { anImportedRow } from '../builders/imported-row.ts';
import type { Center, Person } from '../support/center.ts';
import { aCenterAtWork, type CenterAtWork } from '../support/center-at-work.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import type { Desktop } from '../support/desktop.ts';
import type { TestServer } from '../support/server.ts';

describeOnBothDatabases('sync', (database) => {
  let work: CenterAtWork;
  let server: TestServer;
  let center: Center;

  beforeEach(async () => {
    work = await aCenterAtWork(database());
    ({ server, center } = work);
  });
  afterEach(() => work.stop());

  const desktopOf = (person: Person): Promise<Desktop> => work.desktopOf(person);

  const expectAgreement = async (desktop: Desktop, person: Person) => {
    await desktop.settled();
    const rows = await desktop.rows();
    const viewer = { centerId: center.id, userId: person.id, role: person.role, teamId: person.teamId };
    for (const table of tableNames) expect(rows[table], table).toEqual(await readAllVisible(database(), viewer, table));
  };

  const importTen = async (lead: Desktop): Promise<string[]> => {
    const importId = v7();
    const mapping = { Name: 'lastName' };
    const run = {
      importId,
      fileName: 'ten.csv',
      encoding: 'utf-8',
      rowCount: 11,
      campaignId: null,
      source: 'webForm' as const,
      teamId: center.teamIds[0],
      mapping,
    };
    await lead.run(startImport, run);
    const rows = Array.from({ length: 10 }, (_, index) =>
      anImportedRow({ row: index + 2, lastName: `Lead ${index}`, email: `lead${index}@x.example` }),
    );
    const refused = [{ row: 12, reason: 'nobody' as const, cells: ['', ''] }];
    await lead.run(importLeads, { importId, rows, refused });
    await lead.run(finishImport, { importId, as: 'finished' });
    await lead.settled();
    return (await lead.db.leads.toArray()).map((each) => each.id);
  };

  const assign = (lead: Desktop, leadIds: readonly string[], toId: string, fromId: string | null = null) =>
    lead.run(reassignLeads, { moveId: v7(), reason: '', moves: leadIds.map((leadId) => ({ leadId, toId, fromId })) });

  test('imported leads are counted, stand in the pool, and reach the rep they are assigned to', async () => {
    const teamLead = await desktopOf(center.people.teamLead);
    const rep = await desktopOf(center.people.rep);
    const ids = await importTen(teamLead);
    const [run] = await teamLead.db.importRuns.toArray();
    expect(run).toMatchObject({ takenIn: 10, refused: 1, alreadyKnown: 0, state: 'finished' });
    await assign(teamLead, ids.slice(0, 4), center.people.rep.id);
    await teamLead.settled();
    await rep.settled();
    expect(await rep.db.leads.where('ownerId').equals(center.people.rep.id).count()).toBe(4);
    await expectAgreement(rep, center.people.rep);
    await expectAgreement(teamLead, center.people.teamLead);
    const stranger = await desktopOf(center.people.repOfOtherTeam);
    expect(await stranger.db.leads.count()).toBe(0);
  });

  test('what a file tells of somebody who is here counts in their score at once, also when it came with the same file', async () => {
    const teamLead = await desktopOf(center.people.teamLead);
    await importTen(teamLead);
    const scoreOf = async (lastName: string) => (await teamLead.db.leads.toArray()).find((each) => each.lastName === lastName)?.score ?? 0;
    const before = await scoreOf('Lead 0');
    const importId = v7();
    const run = { importId, fileName: 'visits.csv', encoding: 'utf-8', rowCount: 3, campaignId: null, source: 'webForm' as const };
    await teamLead.run(startImport, { ...run, teamId: center.teamIds[0], mapping: {} });
    const visit = { touchKind: 'download' as const, arrivedAt: server.clock.now() };
    const rows = [
      anImportedRow({ ...visit, row: 2, lastName: 'Lead 0', email: 'lead0@x.example' }),
      anImportedRow({ ...visit, row: 3, lastName: 'New', email: 'new@x.example', touchKind: 'mail' }),
      anImportedRow({ ...visit, row: 4, lastName: 'New', email: 'new@x.example' }),
    ];
    await teamLead.run(importLeads, { importId, rows, refused: [] });
    await teamLead.settled();
    expect(await scoreOf('Lead 0')).toBeGreaterThan(before);
    const [joined] = (await teamLead.db.leads.toArray()).filter((each) => each.lastName === 'New');
    expect(joined?.scoredAt).not.toBeNull();
    await expectAgreement(teamLead, center.people.teamLead);
  });

  test('a file imported twice takes nobody in twice', async () => {
    const teamLead = await desktopOf(center.people.teamLead);
    await importTen(teamLead);
    await importTen(teamLead);
    const runs = await teamLead.db.importRuns.toArray();
    expect(runs.map((run) => [run.takenIn, run.alreadyKnown]).sort()).toEqual([
      [0, 10],
      [10, 0],
    ]);
    expect(await teamLead.db.leads.count()).toBe(10);
  });

  test('work done offline on a lead that was moved meanwhile arrives whole, flagged, and both desktops agree', async () => {
    const teamLead = await desktopOf(center.people.teamLead);
    const { rep: mara, otherRep: tomasz } = center.people;
    const [rep, other] = [await desktopOf(mara), await desktopOf(tomasz)];
    const [leadId = ''] = await importTen(teamLead);
    await assign(teamLead, [leadId], mara.id);
    await teamLead.settled();
    await rep.settled();

    rep.setOnline(false);
    const attemptId = v7();
    const generation = (await rep.db.leads.get(leadId))?.assignmentGeneration ?? 0;
    await rep.run(startAttempt, {
      attemptId,
      leadId,
      number: '+4989555',
      scriptId: null,
      localHour: 10,
      assignmentGeneration: generation,
      overrideReason: null,
      overriddenRule: null,
    });
    await rep.run(recordAnswer, {
      answerId: v7(),
      leadId,
      letter: 'B',
      state: 'favourable',
      value: {},
      words: '“in the plan”',
      attemptId,
      confidence: 'sure',
    });
    await rep.run(writeNote, { noteId: v7(), leadId, attemptId, body: 'Wants two pages.', revision: 1 });
    const callback = {
      callbackId: v7(),
      wall: '2026-11-24T09:00',
      zone: 'Europe/Berlin',
      dueAt: Date.UTC(2026, 10, 24, 8),
      promise: 'after the audit',
      isPersonal: true,
    };
    await rep.run(
      recordDisposition,
      anEndedCall({
        attemptId,
        leadId,
        dispositionCode: 'callBack',
        endedAt: server.clock.now(),
        talkMs: 60_000,
        assignmentGeneration: generation,
        callback,
      }),
    );
    expect(await rep.db.outbox.where('state').equals('pending').count()).toBe(4);
    await assign(teamLead, [leadId], tomasz.id, mara.id);
    await teamLead.settled();

    rep.setOnline(true);
    await rep.settled();
    await other.settled();
    expect(await rep.db.leads.get(leadId)).toBeUndefined();
    expect(await rep.db.attempts.count()).toBe(0);
    expect(await rep.db.parked.count()).toBe(0);
    const lead = await other.db.leads.get(leadId);
    expect(lead).toMatchObject({
      ownerId: tomasz.id,
      previousOwnerId: mara.id,
      letters: 'fuuuuu',
      nextActionKind: 'callback',
      attempts: 1,
      connects: 1,
    });
    expect(await other.db.attempts.get(attemptId)).toMatchObject({ userId: mara.id, isFromFormerOwner: true, dispositionCode: 'callBack' });
    expect(await other.db.callbacks.get(callback.callbackId)).toMatchObject({ userId: tomasz.id, createdById: mara.id, state: 'open' });
    expect((await other.db.notes.toArray()).map((note) => note.body)).toEqual(['Wants two pages.']);
    await expectAgreement(rep, mara);
    await expectAgreement(other, tomasz);
    await expectAgreement(teamLead, center.people.teamLead);
  });

  test('an unknown command is parked whole, visible, and does not block those behind it', async () => {
    const rep = await desktopOf(center.people.rep);
    rep.setOnline(false);
    const device = await rep.db.meta.get('device');
    await rep.db.outbox.add({
      seq: 1,
      id: v7(),
      name: 'fromTheFuture',
      version: 9,
      args: { words: 'kept' },
      at: server.clock.now(),
      userId: center.people.rep.id,
      state: 'pending',
      ackedAt: null,
      leadIds: [],
    });
    await rep.db.meta.put({ ...device, key: 'device', nextSeq: 2 } as never);
    await rep.run(writeNote, { noteId: v7(), leadId: 'nobody', attemptId: null, body: 'x', revision: 1 });
    rep.setOnline(true);
    await rep.settled();
    expect((await rep.db.parked.toArray()).map((each) => [each.name, each.code, each.args]).sort()).toEqual([
      ['fromTheFuture', 'unknownCommand', { words: 'kept' }],
      ['writeNote', 'notFound', expect.objectContaining({ body: 'x' })],
    ]);
  });
});
