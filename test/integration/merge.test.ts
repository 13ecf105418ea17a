import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRowChanges } from '../../renderer/data/row-changes.ts';
import { pullOnce } from '../../renderer/sync/pull.ts';
import { createHttpTransport } from '../../renderer/sync/transport.ts';
import { writeRows } from '../../server/db/rows.ts';
import { readAllVisible } from '../../server/sync/pull.ts';
import { changeStage } from '../../shared/commands/change-stage.ts';
import { correctLead } from '../../shared/commands/correct-lead.ts';
import { giveParked } from '../../shared/commands/give-parked.ts';
import { keepParkedAsNote } from '../../shared/commands/keep-parked-as-note.ts';
import { markDoNotCall } from '../../shared/commands/mark-do-not-call.ts';
import { publishSettings } from '../../shared/commands/publish-settings.ts';
import { reassignLeads } from '../../shared/commands/reassign-leads.ts';
import { recordAnswer } from '../../shared/commands/record-answer.ts';
import { resolveParked } from '../../shared/commands/resolve-parked.ts';
import { restoreValue } from '../../shared/commands/restore-value.ts';
import { retryParked } from '../../shared/commands/retry-parked.ts';
import { scheduleCallback } from '../../shared/commands/schedule-callback.ts';
import { writeNote } from '../../shared/commands/write-note.ts';
import { currentCorrectionId, supersededDetails } from '../../shared/domain/correction.ts';
import { tableNames } from '../../shared/tables.ts';
import { aLead } from '../builders/domain.ts';
import type { Center, Person } from '../support/center.ts';
import { aCenterAtWork, type CenterAtWork } from '../support/center-at-work.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import type { Desktop } from '../support/desktop.ts';
import type { TestServer } from '../support/server.ts';

/** Two or three desktops work on one lead at once, cut from each other; then they meet. On both databases, over the real server. */
describeOnBothDatabases('concurrent edits', (database) => {
  let work: CenterAtWork;
  let server: TestServer;
  let center: Center;
  let leadId: string;

  beforeEach(async () => {
    work = await aCenterAtWork(database());
    ({ server, center } = work);
    leadId = `${center.id}.lead`;
    const lead = aLead({
      id: leadId,
      companyId: null,
      campaignId: null,
      teamId: center.teamIds[0],
      ownerId: center.people.rep.id,
      stage: 'lead',
    });
    await database().transaction((sql) => writeRows(sql, center.id, 'leads', [lead]));
  });
  afterEach(() => work.stop());

  const desktopOf = (person: Person): Promise<Desktop> => work.desktopOf(person);

  /** Everybody is on the line again and sees what the server has for them; nothing optimistic is left. */
  const meet = async () => {
    for (const [desktop] of work.desktops) desktop.setOnline(true);
    for (let round = 0; round < 2; round += 1) for (const [desktop] of work.desktops) await desktop.settled();
    for (const [desktop, person] of work.desktops) {
      const rows = await desktop.rows();
      const viewer = { centerId: center.id, userId: person.id, role: person.role, teamId: person.teamId };
      for (const table of tableNames)
        expect(rows[table], `${table} of ${person.name}`).toEqual(await readAllVisible(database(), viewer, table));
      expect(await desktop.db.serverRows.count()).toBe(0);
    }
  };

  const title = async ({ run, db }: Desktop, value: string) => {
    const baseId = currentCorrectionId(await db.corrections.toArray(), 'title');
    return run(correctLead, { leadId, changes: [{ field: 'title', value: { title: value }, baseId }], newCompany: null });
  };
  const titleOf = async ({ db }: Desktop) => (await db.leads.get(leadId))?.title;

  test('the later correction counts whichever arrives first, the other stays readable with who and when, and comes back by one command', async () => {
    const [rep, teamLead] = [await desktopOf(center.people.rep), await desktopOf(center.people.teamLead)];
    rep.setOnline(false);
    teamLead.setOnline(false);
    await title(rep, 'Early');
    server.clock.advance(60_000);
    await title(teamLead, 'Late');
    teamLead.setOnline(true);
    await teamLead.settled();
    await meet();
    expect([await titleOf(rep), await titleOf(teamLead)]).toEqual(['Late', 'Late']);
    const [early] = supersededDetails(await rep.db.corrections.toArray());
    expect(early).toMatchObject({
      old: { value: { title: 'Early' }, byId: center.people.rep.id },
      by: { byId: center.people.teamLead.id },
    });
    expect((early?.by.changedAt ?? 0) - (early?.old.changedAt ?? 0)).toBe(60_000);
    await rep.run(restoreValue, { leadId, correctionId: early?.old.id ?? '' });
    await meet();
    expect(await titleOf(teamLead)).toBe('Early');
  });

  test('corrections of different details both count', async () => {
    const [rep, teamLead] = [await desktopOf(center.people.rep), await desktopOf(center.people.teamLead)];
    rep.setOnline(false);
    await title(rep, 'Works manager');
    await teamLead.run(correctLead, {
      leadId,
      changes: [{ field: 'email', value: { email: 'ana@x.example' }, baseId: null }],
      newCompany: null,
    });
    await meet();
    expect(await teamLead.db.leads.get(leadId)).toMatchObject({ title: 'Works manager', email: 'ana@x.example' });
  });

  test('answers of two people both stay, and the newest in the knowledge of the other counts', async () => {
    const [rep, teamLead] = [await desktopOf(center.people.rep), await desktopOf(center.people.teamLead)];
    const said = { leadId, letter: 'B' as const, value: {}, words: '', attemptId: null, confidence: 'sure' as const };
    rep.setOnline(false);
    await rep.run(recordAnswer, { ...said, answerId: v7(), state: 'partly', baseAnswerId: null });
    server.clock.advance(60_000);
    await teamLead.run(recordAnswer, { ...said, answerId: v7(), state: 'favourable', baseAnswerId: null });
    await teamLead.settled();
    await meet();
    expect((await rep.db.leads.get(leadId))?.letters[0]).toBe('f');
    expect(await rep.db.answers.count()).toBe(2);
  });

  test('two desktops of one person type on in one note: both texts are kept', async () => {
    const [here, there] = [await desktopOf(center.people.rep), await desktopOf(center.people.rep)];
    const noteId = v7();
    const note = { noteId, leadId, attemptId: null };
    const first = await here.run(writeNote, { ...note, body: 'Wants', revision: 1, baseEditId: null });
    await meet();
    for (const desktop of [here, there]) desktop.setOnline(false);
    await here.run(writeNote, { ...note, body: 'Wants two pages', revision: 2, baseEditId: first });
    server.clock.advance(5_000);
    await there.run(writeNote, { ...note, body: 'Wants a call in May', revision: 2, baseEditId: first });
    await meet();
    expect((await here.db.notes.get(noteId))?.body).toBe('Wants a call in May');
    expect((await there.db.corrections.toArray()).map(({ value }) => value.body)).toEqual(['Wants two pages']);
  });

  test('a do-not-call wins over a promise that arrives after it, which is parked and can be kept as a note', async () => {
    const [rep, teamLead] = [await desktopOf(center.people.rep), await desktopOf(center.people.teamLead)];
    rep.setOnline(false);
    const time = {
      wall: '2026-11-24T09:00',
      zone: 'Europe/Berlin',
      dueAt: server.clock.now() + 86_400_000,
      promise: 'after the audit',
      isPersonal: true,
    };
    await rep.run(scheduleCallback, { leadId, callbackId: v7(), ...time, replacesId: null });
    await teamLead.run(markDoNotCall, { leadIds: [leadId], reason: 'asked us to stop' });
    await teamLead.settled();
    await meet();
    expect(await rep.db.leads.get(leadId)).toMatchObject({ doNotCall: true, nextActionKind: null });
    const [parked] = await rep.db.parked.toArray();
    expect(parked).toMatchObject({ code: 'doNotCall', name: 'scheduleCallback', args: { promise: 'after the audit' }, state: 'open' });
    await rep.run(keepParkedAsNote, { parkedId: parked?.id ?? '', leadId, noteId: v7(), body: 'Promise: after the audit' });
    await meet();
    expect((await teamLead.db.parked.toArray()).map(({ state, resolution }) => [state, resolution])).toEqual([['resolved', 'noted']]);
  });

  test('two promises made apart: the newer stands, its maker is told whose the other was', async () => {
    const [rep, teamLead] = [await desktopOf(center.people.rep), await desktopOf(center.people.teamLead)];
    const time = {
      wall: '2026-11-24T09:00',
      zone: 'Europe/Berlin',
      dueAt: server.clock.now() + 86_400_000,
      promise: '',
      isPersonal: true,
      replacesId: null,
    };
    rep.setOnline(false);
    await rep.run(scheduleCallback, { leadId, callbackId: 'mine', ...time });
    await teamLead.run(scheduleCallback, { leadId, callbackId: 'theirs', ...time });
    await teamLead.settled();
    await meet();
    expect((await rep.db.callbacks.orderBy('id').toArray()).map(({ id, state }) => [id, state])).toEqual([
      ['mine', 'open'],
      ['theirs', 'moved'],
    ]);
    expect(await rep.db.parked.toArray()).toEqual([
      expect.objectContaining({
        code: 'doubleBooked',
        applied: 'facts',
        detail: expect.objectContaining({ byId: center.people.teamLead.id }),
      }),
    ]);
  });

  test('a lead that leaves while work on it is unsent stays readable until the server has answered, with where it went', async () => {
    const [rep, teamLead] = [await desktopOf(center.people.rep), await desktopOf(center.people.teamLead)];
    // Its push is held back: the lead leaves by a pull while its command is unanswered.
    const maraToken = await work.tokenOf(center.people.rep);
    rep.setOnline(false);
    await rep.run(writeNote, { noteId: v7(), leadId, attemptId: null, body: 'kept', revision: 1, baseEditId: null });
    await teamLead.run(reassignLeads, {
      moveId: v7(),
      reason: '',
      moves: [{ leadId, fromId: center.people.rep.id, toId: center.people.otherRep.id }],
    });
    await teamLead.settled();
    const { rep: mara } = center.people;
    const line = createHttpTransport({ serverUrl: work.url, token: () => maraToken });
    const actor = { userId: mara.id, role: mara.role, teamId: mara.teamId };
    await pullOnce(rep.db, actor, line, createRowChanges(), server.clock.now);
    expect(await rep.db.leads.get(leadId)).toBeUndefined();
    expect(await rep.db.hiddenLeads.get(leadId)).toMatchObject({ firstName: 'Ana', lastName: 'Keller' });
    expect(await rep.db.departures.toArray()).toEqual([
      expect.objectContaining({ leadId, toId: center.people.otherRep.id, byId: center.people.teamLead.id }),
    ]);
    await meet();
    expect(await rep.db.hiddenLeads.count()).toBe(0);
    expect((await teamLead.db.notes.toArray()).map(({ body }) => body)).toEqual(['kept']);
  });

  test('a parked step is tried again, given on, discarded: each by a command, none out of sight', async () => {
    const [rep, teamLead] = [await desktopOf(center.people.rep), await desktopOf(center.people.teamLead)];
    rep.setOnline(false);
    await rep.run(changeStage, { leadIds: [leadId], event: 'nurture', reasonCode: null, revisit: null });
    await teamLead.run(markDoNotCall, { leadIds: [leadId], reason: 'asked us to stop' });
    await teamLead.settled();
    await meet();
    const openOf = async (desktop: Desktop) => (await desktop.db.parked.toArray()).filter(({ state }) => state === 'open');
    const [parked] = await openOf(teamLead);
    expect(parked).toMatchObject({ code: 'stageRefused', userId: center.people.rep.id });
    const id = parked?.id ?? '';
    await rep.run(retryParked, { parkedId: id });
    expect(await openOf(rep)).toEqual([]);
    await meet();
    expect(
      (await openOf(rep)).map((each) => each.id),
      'it does not fit still, and is back',
    ).toEqual([id]);
    await teamLead.run(giveParked, { parkedId: id, toId: center.people.otherRep.id });
    const other = await desktopOf(center.people.otherRep);
    await meet();
    const [given] = await openOf(other);
    expect(given).toMatchObject({ userId: center.people.otherRep.id, doneById: center.people.rep.id, args: parked?.args });
    expect((await rep.db.parked.toArray()).map((each) => each.resolution)).toEqual(['given']);
    await other.run(resolveParked, { parkedId: given?.id ?? '', as: 'discarded', reason: 'She is on do not call.' });
    await meet();
    expect((await openOf(teamLead)).length).toBe(0);
    expect((await teamLead.db.parked.toArray()).map((each) => each.resolutionNote).sort()).toEqual(
      ['She is on do not call.', center.people.otherRep.name].sort(),
    );
  });

  test('who publishes second on the same settings is told, and keeps what they wrote', async () => {
    const [manager, admin] = [await desktopOf(center.people.manager), await desktopOf(center.people.admin)];
    const queue = (await manager.db.settings.get('center'))?.queue;
    if (!queue) throw new Error('no settings');
    manager.setOnline(false);
    await manager.run(publishSettings, { next: { queue: { ...queue, pulseDays: 20 } }, seen: { queue } });
    await admin.run(publishSettings, { next: { queue: { ...queue, pulseDays: 10 } }, seen: { queue } });
    await admin.settled();
    await meet();
    expect((await manager.db.settings.get('center'))?.queue.pulseDays).toBe(10);
    expect(await manager.db.parked.toArray()).toEqual([
      expect.objectContaining({
        code: 'publishedMeanwhile',
        args: expect.objectContaining({ next: { queue: { ...queue, pulseDays: 20 } } }),
      }),
    ]);
  });

  test('a parked step that fits by now is taken in when it is tried again, as the person who took it', async () => {
    const [rep, teamLead] = [await desktopOf(center.people.rep), await desktopOf(center.people.teamLead)];
    rep.setOnline(false);
    await rep.run(changeStage, { leadIds: [leadId], event: 'nurture', reasonCode: null, revisit: null });
    await teamLead.run(changeStage, { leadIds: [leadId], event: 'disqualify', reasonCode: null, revisit: null });
    await teamLead.settled();
    await meet();
    const [parked] = await teamLead.db.parked.toArray();
    await teamLead.run(changeStage, { leadIds: [leadId], event: 'recycle', reasonCode: null, revisit: null });
    await teamLead.run(retryParked, { parkedId: parked?.id ?? '' });
    await meet();
    expect((await rep.db.leads.get(leadId))?.stage).toBe('nurture');
    expect(await rep.db.parked.toArray()).toEqual([
      expect.objectContaining({ state: 'resolved', resolution: 'tried', resolvedById: center.people.teamLead.id }),
    ]);
    expect((await rep.db.stageChanges.toArray()).find(({ toStage }) => toStage === 'nurture')?.byId).toBe(center.people.rep.id);
  });
});
