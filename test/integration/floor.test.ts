import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allRows } from '../../renderer/data/rows.ts';
import { writeRows } from '../../server/db/rows.ts';
import { turnAbsences } from '../../server/floor/absences.ts';
import { dealPools } from '../../server/floor/deal-pool.ts';
import { clearBehindLeavers } from '../../server/floor/leavings.ts';
import { createPokes, type Pokes } from '../../server/pokes.ts';
import { answerHandoff } from '../../shared/commands/answer-handoff.ts';
import { deactivateUser } from '../../shared/commands/deactivate-user.ts';
import { endAbsence } from '../../shared/commands/end-absence.ts';
import { planAbsence } from '../../shared/commands/plan-absence.ts';
import { publishSettings } from '../../shared/commands/publish-settings.ts';
import { reassignLeads } from '../../shared/commands/reassign-leads.ts';
import { saveUser } from '../../shared/commands/save-user.ts';
import { scheduleCallback } from '../../shared/commands/schedule-callback.ts';
import { undoMove } from '../../shared/commands/undo-move.ts';
import { defaultFloor } from '../../shared/domain/floor-settings.ts';
import { leaksOf } from '../../shared/domain/leaks.ts';
import { aHandoff, someSettings } from '../builders/domain.ts';
import { aCenterAtWork, type CenterAtWork } from '../support/center-at-work.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import type { Desktop } from '../support/desktop.ts';
import { fillPool } from '../support/pool.ts';

const hourMs = 3_600_000;

describeOnBothDatabases('the floor by itself', (database) => {
  let work: CenterAtWork;
  let pokes: Pokes;
  beforeEach(async () => {
    work = await aCenterAtWork(database());
    pokes = createPokes(database());
  });
  afterEach(async () => {
    await work.stop();
    await pokes.close();
  });

  const dependencies = () => ({ database: database(), now: work.server.clock.now, newId: v7, pokes });
  const tend = async () => {
    await turnAbsences(dependencies());
    await clearBehindLeavers(dependencies());
    await dealPools(dependencies());
  };
  const give = (count: number, ownerId: string | null, over = {}) =>
    fillPool(database(), work.center, count, { ownerId, nextActionKind: 'call', nextActionAt: work.server.clock.now(), ...over });
  const ownersOf = async (ids: readonly string[]) =>
    (
      await database().query<{ ownerId: string | null }>(
        'select owner_id as "ownerId" from leads where center_id = $1 and id = any($2::text[]) order by id',
        [work.center.id, ids],
      )
    ).map(({ ownerId }) => ownerId);
  const plan = (desktop: Desktop, over = {}) => {
    const { rep, otherRep } = work.center.people;
    const now = work.server.clock.now();
    const args = { absenceId: v7(), userId: rep.id, startsAt: now + hourMs, endsAt: now + 9 * hourMs, reason: 'Training', ...over };
    return desktop.run(planAbsence, { scope: 'all', toIds: [otherRep.id], comesBack: true, ...args });
  };

  test('an absence gives the queue away when it begins and brings it back when it ends, each told', async () => {
    const { rep, otherRep, teamLead } = work.center.people;
    const ids = await give(3, rep.id);
    const lead = await work.desktopOf(teamLead);
    await plan(lead);
    await lead.settled();
    await tend();
    expect(await ownersOf(ids)).toEqual([rep.id, rep.id, rep.id]);
    work.server.clock.advance(2 * hourMs);
    await tend();
    expect(await ownersOf(ids)).toEqual([otherRep.id, otherRep.id, otherRep.id]);
    const away = await work.desktopOf(rep);
    expect(await away.db.departures.count()).toBe(3);
    await lead.settled();
    expect(await allRows(lead.db, 'presences')).toMatchObject([{ id: rep.id, state: 'absent', reason: 'Training' }]);
    work.server.clock.advance(8 * hourMs);
    await tend();
    await lead.settled();
    expect(await ownersOf(ids)).toEqual([rep.id, rep.id, rep.id]);
    const [absence] = await allRows(lead.db, 'absences');
    expect(absence).toMatchObject({ state: 'over', moved: 3, returned: 3 });
    const log = (await allRows(lead.db, 'leadMoves')).map(({ kind, count, byId }) => ({ kind, count, byId }));
    expect(log.sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { kind: 'absence', count: 3, byId: teamLead.id },
      { kind: 'undo', count: 3, byId: teamLead.id },
    ]);
  });

  test('what goes until somebody is back comes back with them, but for what was moved on', async () => {
    const { rep, otherRep, repOfOtherTeam, teamLead } = work.center.people;
    const ids = await give(3, rep.id);
    const [moved = '', movedOn = '', other = ''] = ids;
    const lead = await work.desktopOf(teamLead);
    await plan(lead, { absenceId: 'sick', startsAt: work.server.clock.now(), scope: 'nothing', toIds: [] });
    const moves = [moved, movedOn].map((leadId) => ({ leadId, fromId: rep.id, toId: otherRep.id }));
    await lead.run(reassignLeads, { moveId: v7(), reason: '', absenceId: 'sick', moves });
    await lead.settled();
    await tend();
    expect(await ownersOf(ids)).toEqual([otherRep.id, otherRep.id, rep.id]);
    await lead.run(reassignLeads, { moveId: v7(), reason: '', moves: [{ leadId: movedOn, fromId: otherRep.id, toId: repOfOtherTeam.id }] });
    await lead.run(endAbsence, { absenceId: 'sick' });
    await lead.settled();
    work.server.clock.advance(1000);
    await tend();
    expect(await ownersOf([moved, movedOn, other])).toEqual([rep.id, repOfOtherTeam.id, rep.id]);
    await lead.settled();
    expect(await allRows(lead.db, 'absences')).toMatchObject([{ state: 'over', moved: 2, returned: 1 }]);
  });

  test('of an absence only what falls due meanwhile goes, and what was moved on by then stays', async () => {
    const { rep, otherRep, repOfOtherTeam, teamLead } = work.center.people;
    const now = work.server.clock.now();
    const [due = '', later = ''] = [
      ...(await give(1, rep.id, { nextActionAt: now + 3 * hourMs })),
      ...(await give(1, rep.id, { nextActionAt: now + 90 * hourMs })),
    ];
    const lead = await work.desktopOf(teamLead);
    await plan(lead, { scope: 'dueMeanwhile' });
    await lead.settled();
    work.server.clock.advance(2 * hourMs);
    await tend();
    expect(await ownersOf([due])).toEqual([otherRep.id]);
    expect(await ownersOf([later])).toEqual([rep.id]);
    await lead.settled();
    await lead.run(reassignLeads, { moveId: v7(), reason: '', moves: [{ leadId: due, fromId: otherRep.id, toId: repOfOtherTeam.id }] });
    const [absence] = await allRows(lead.db, 'absences');
    await lead.run(endAbsence, { absenceId: absence?.id ?? '' });
    await lead.settled();
    await tend();
    expect(await ownersOf([due])).toEqual([repOfOtherTeam.id]);
  });

  test('nothing stays with somebody who leaves, nor what comes back to them later', async () => {
    const { rep, otherRep, salesperson, admin } = work.center.people;
    const ids = await give(4, rep.id);
    const [withSales = ''] = await give(1, rep.id, { stage: 'handedOff', nextActionKind: 'salesAnswer' });
    const handoff = aHandoff({ id: v7(), leadId: withSales, repId: rep.id, salespersonId: salesperson.id });
    await database().transaction((sql) => writeRows(sql, work.center.id, 'handoffs', [handoff]));
    const desk = await work.desktopOf(admin);
    await desk.run(scheduleCallback, {
      callbackId: v7(),
      leadId: ids[0] ?? '',
      wall: '2026-11-24T09:00',
      zone: 'Europe/Berlin',
      dueAt: work.server.clock.now() + hourMs,
      promise: 'the figures',
      isPersonal: true,
    });
    await desk.run(deactivateUser, { absenceId: v7(), userId: rep.id, toIds: [otherRep.id], reason: 'Moved away' });
    await desk.settled();
    await tend();
    expect(new Set(await ownersOf(ids))).toEqual(new Set([otherRep.id]));
    expect((await database().query('select 1 from callbacks where center_id = $1 and user_id = $2', [work.center.id, rep.id])).length).toBe(
      0,
    );
    const sales = await work.desktopOf(salesperson);
    const rejected = {
      handoffId: handoff.id,
      answer: 'rejected',
      rejectReason: 'needUnclear',
      note: '',
      backTo: 'queue',
      revisit: null,
    } as const;
    await sales.run(answerHandoff, rejected);
    await sales.settled();
    await tend();
    expect(await ownersOf([withSales])).toEqual([otherRep.id]);
  });

  test('rules give what has waited to those who are here, and nobody else', async () => {
    const { rep, otherRep, manager } = work.center.people;
    const ids = await give(4, null, { arrivedAt: work.server.clock.now() - hourMs });
    const now = work.server.clock.now();
    const here = (id: string, isConnected: boolean) => ({
      id,
      state: 'ready' as const,
      stateSinceAt: now,
      isConnected,
      lastSeenAt: now,
      reason: '',
    });
    await database().transaction((sql) => writeRows(sql, work.center.id, 'presences', [here(rep.id, true), here(otherRep.id, false)]));
    const desk = await work.desktopOf(manager);
    const rule = {
      id: 'any',
      name: 'Pool to the least busy',
      isOn: true,
      teamId: work.center.teamIds[0],
      when: { keyAccounts: false, languages: [], sources: [] },
      skill: '',
      speaksLanguage: false,
    };
    await desk.run(publishSettings, { seen: { floor: defaultFloor }, next: { floor: { ...defaultFloor, rules: [rule] } } });
    await desk.settled();
    await tend();
    expect(new Set(await ownersOf(ids))).toEqual(new Set([rep.id]));
    await desk.settled();
    expect(await allRows(desk.db, 'leadMoves')).toMatchObject([
      { kind: 'rule', byId: 'system', count: 4, reason: 'Pool to the least busy' },
    ]);
  });

  test('a move over several chunks is one line of the log, and goes back as one', async () => {
    const { rep, otherRep, teamLead } = work.center.people;
    const ids = await give(30, rep.id);
    const lead = await work.desktopOf(teamLead);
    const moveId = v7();
    for (const some of [ids.slice(0, 20), ids.slice(20)]) {
      const moves = some.map((leadId) => ({ leadId, fromId: rep.id, toId: otherRep.id }));
      await lead.run(reassignLeads, { moveId, reason: 'even', moves });
    }
    await lead.settled();
    expect(await allRows(lead.db, 'leadMoves')).toMatchObject([{ id: moveId, count: 30 }]);
    const went = await lead.db.assignments.where('moveId').equals(moveId).toArray();
    const moved = went.map((each) => ({ leadId: each.leadId, assignmentId: each.id }));
    await lead.run(undoMove, { moveId, undoId: v7(), moved, reason: '' });
    await lead.settled();
    expect(new Set(await ownersOf(ids))).toEqual(new Set([rep.id]));
  });

  /** Absences, leavings and returns in any order leave no open lead without somebody who is here, and no promise either. */
  test('people come and go, and nothing leaks', async () => {
    const { rep, otherRep, repOfOtherTeam, admin } = work.center.people;
    const reps = [rep, otherRep, repOfOtherTeam];
    const desk = await work.desktopOf(admin);
    const step = fc.record({
      what: fc.constantFrom('absent', 'end', 'leave', 'back', 'wait', 'give'),
      who: fc.nat(2),
      to: fc.nat(3),
      scope: fc.constantFrom('all' as const, 'dueMeanwhile' as const, 'nothing' as const),
      comesBack: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 9 }), async (steps) => {
        for (const { what, who, to, scope, comesBack } of steps) {
          const person = reps[who] ?? rep;
          const { isActive = false } = (await desk.db.users.get(person.id)) ?? {};
          const receiver = reps[to];
          const other = receiver && receiver !== person && (await desk.db.users.get(receiver.id))?.isActive ? [receiver.id] : [];
          const running = (await allRows(desk.db, 'absences')).filter((each) => each.userId === person.id && each.state === 'running');
          if (what === 'give' && isActive) await give(2, person.id);
          if (what === 'absent' && isActive)
            await plan(desk, { userId: person.id, startsAt: work.server.clock.now(), scope, toIds: other, comesBack });
          if (what === 'end' && running[0]) await desk.run(endAbsence, { absenceId: running[0].id });
          if (what === 'leave' && isActive)
            await desk.run(deactivateUser, { absenceId: v7(), userId: person.id, toIds: other, reason: '' });
          if (what === 'back' && !isActive) {
            const { password: _p, isActive: _a, ...user } = person;
            await desk.run(saveUser, { user });
          }
          if (what === 'wait') work.server.clock.advance(3 * hourMs);
          await desk.settled();
          await tend();
          await desk.settled();
        }
        const [users, teams] = [await allRows(desk.db, 'users'), await allRows(desk.db, 'teams')];
        const [leads, handoffs] = [await allRows(desk.db, 'leads'), await allRows(desk.db, 'handoffs')];
        const activeUserIds = new Set(users.filter((each) => each.isActive).map((each) => each.id));
        const people = { activeUserIds, teamIds: new Set(teams.map((each) => each.id)) };
        const at = work.server.clock.now();
        const leaks = leaksOf(leads, handoffs, { people, settings: someSettings(), at });
        expect(leaks.filter((each) => each.kind === 'noOwner' || each.kind === 'noNextAction')).toEqual([]);
        const strays = (await allRows(desk.db, 'callbacks')).filter(
          (each) => each.state === 'open' && each.userId !== null && !activeUserIds.has(each.userId),
        );
        expect(strays).toEqual([]);
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});
