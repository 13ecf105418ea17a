import { setTimeout as wait } from 'node:timers/promises';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { markDoNotCall } from '../../shared/commands/mark-do-not-call.ts';
import { reassignLeads } from '../../shared/commands/reassign-leads.ts';
import { recordDisposition } from '../../shared/commands/record-disposition.ts';
import { returnLeads } from '../../shared/commands/return-leads.ts';
import { settlePendingMoves } from '../../shared/commands/settle-pending-moves.ts';
import { startAttempt } from '../../shared/commands/start-attempt.ts';
import { mostCheckedOut } from '../../shared/domain/lease.ts';
import { anEndedCall } from '../builders/ended-call.ts';
import { aCaller, type Caller, isHeld } from '../leases/caller.ts';
import { faultsOf, readHistory } from '../leases/history.ts';
import type { Center, Person } from '../support/center.ts';
import { aCenterAtWork, type CenterAtWork } from '../support/center-at-work.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import type { Desktop } from '../support/desktop.ts';
import { fillPool } from '../support/pool.ts';
import type { TestServer } from '../support/server.ts';

const leaseMs = 90_000;
const hourMs = 3_600_000;

describeOnBothDatabases('leases and checkouts', (database) => {
  let work: CenterAtWork;
  let server: TestServer;
  let center: Center;

  beforeEach(async () => {
    work = await aCenterAtWork(database(), { leaseMs });
    ({ server, center } = work);
  });
  afterEach(async () => {
    await work.stop();
    expect(faultsOf(await readHistory(database(), center.id))).toEqual([]);
  });

  const callerOf = async (person: Person): Promise<Caller> => aCaller(work.url, await work.tokenOf(person));
  const desktopOf = (person: Person): Promise<Desktop> => work.desktopOf(person);
  /** As if so much time had passed for every term: no test waits for it, and none is late on a busy machine. */
  const age = async (ms: number) => {
    await database().query(
      `update lease_terms set granted_at = granted_at - $2, expires_at = expires_at - $2, others_until = others_until - $2,
         believed_until = believed_until - $2 where center_id = $1`,
      [center.id, ms],
    );
    await database().query('update lease_log set granted_at = granted_at - $2, ended_at = ended_at - $2 where center_id = $1', [
      center.id,
      ms,
    ]);
  };
  const shiftEnd = () => server.clock.now() + 8 * hourMs;

  const dial = async (desktop: Desktop, leadId: string, fence: number | null): Promise<string> => {
    const attemptId = v7();
    const assignmentGeneration = (await desktop.db.leads.get(leadId))?.assignmentGeneration ?? 0;
    const args = {
      attemptId,
      leadId,
      number: '+4989',
      scriptId: null,
      localHour: 10,
      assignmentGeneration,
      overrideReason: null,
      overriddenRule: null,
    };
    await desktop.run(startAttempt, { ...args, fence });
    return attemptId;
  };

  const hangUp = async (desktop: Desktop, leadId: string, attemptId: string, dispositionCode: string) => {
    const assignmentGeneration = (await desktop.db.attempts.get(attemptId))?.assignmentGeneration ?? 0;
    const endedAt = server.clock.now();
    const given = { attemptId, leadId, dispositionCode, endedAt, talkMs: 60_000, assignmentGeneration };
    await desktop.run(recordDisposition, anEndedCall(given));
  };

  const attemptOf = async (id: string) => {
    const [attempt] = await database().query<{ mayBeDouble: boolean; isFromFormerOwner: boolean }>(
      'select may_be_double as "mayBeDouble", is_from_former_owner as "isFromFormerOwner" from attempts where center_id = $1 and id = $2',
      [center.id, id],
    );
    return attempt;
  };
  const parkedCount = async () =>
    (await database().query<{ count: number }>('select count(*)::int as count from parked where center_id = $1', [center.id]))[0]?.count;
  const leadOf = async (id: string) =>
    (
      await database().query<{ ownerId: string | null; generation: number }>(
        'select owner_id as "ownerId", assignment_generation as generation from leads where center_id = $1 and id = $2',
        [center.id, id],
      )
    )[0];
  const move = (desktop: Desktop, leadId: string, toId: string | null, fromId: string | null = null) =>
    desktop.run(reassignLeads, { moveId: v7(), reason: '', moves: [{ leadId, toId, fromId }] });

  test('of two who ask for a lead one gets it, the other is told who and since when, and all see it', async () => {
    const [leadId = ''] = await fillPool(database(), center, 1);
    const { rep, otherRep, repOfOtherTeam, salesperson } = center.people;
    const [mara, tomasz] = [await callerOf(rep), await callerOf(otherRep)];
    const watching = await desktopOf(otherRep);
    const answers = await Promise.all([mara.take(leadId), tomasz.take(leadId)]);
    const held = answers.filter(isHeld);
    expect(held).toHaveLength(1);
    expect(held[0]).toMatchObject({ fence: 1, renewEveryMs: Math.floor(leaseMs / 3) });
    const holderId = isHeld(answers[0]) ? rep.id : otherRep.id;
    expect(answers.find((each) => !isHeld(each))).toMatchObject({
      code: 'leaseTaken',
      holderId,
      kind: 'lease',
      sinceAt: server.clock.now(),
    });
    await watching.settled();
    expect(await watching.db.leases.get(leadId)).toMatchObject({ holderId, fence: 1 });
    expect(await (await callerOf(repOfOtherTeam)).take(leadId)).toMatchObject({ code: 'notFound' });
    expect(await (await callerOf(salesperson)).take(leadId)).toMatchObject({ code: 'notAllowed' });
  });

  test('asking again after a lost answer goes on with the same lease, and giving it back lets the next in', async () => {
    const [leadId = ''] = await fillPool(database(), center, 1);
    const [mara, tomasz] = [await callerOf(center.people.rep), await callerOf(center.people.otherRep)];
    expect(await mara.take(leadId)).toMatchObject({ fence: 1 });
    expect(await mara.take(leadId)).toMatchObject({ fence: 1 });
    expect(await mara.release(leadId, 1)).toBe(204);
    expect(await tomasz.take(leadId)).toMatchObject({ fence: 2 });
    expect(await mara.release(leadId, 1)).toBe(204);
    expect(await tomasz.renew(leadId, 2)).toMatchObject({ fence: 2 });
  });

  test('given back at one machine, a lead stays with whose other machine may still go by it, until that one has asked again', async () => {
    const [leadId = ''] = await fillPool(database(), center, 1);
    const desk = await callerOf(center.people.rep);
    const laptop = aCaller(work.url, await server.tokenOf(center.people.rep));
    const tomasz = await callerOf(center.people.otherRep);
    expect(await desk.take(leadId)).toMatchObject({ fence: 1 });
    expect(await laptop.take(leadId)).toMatchObject({ fence: 2 });
    expect(await laptop.release(leadId, 2)).toBe(204);
    expect(await tomasz.take(leadId)).toMatchObject({ code: 'leaseTaken' });
    expect(await desk.renew(leadId, 1)).toMatchObject({ code: 'leaseLost' });
    expect(await desk.take(leadId)).toMatchObject({ fence: 4 });
    await age(leaseMs);
    expect(await desk.take(leadId)).toMatchObject({ fence: 5 });
    expect(await desk.release(leadId, 5)).toBe(204);
    expect(await tomasz.take(leadId)).toMatchObject({ fence: 6 });
  });

  test('left in one window, a lead stays with whose other window has it open; a window that is loaded anew goes on with its own', async () => {
    const [leadId = ''] = await fillPool(database(), center, 1);
    const mara = await callerOf(center.people.rep);
    const tomasz = await callerOf(center.people.otherRep);
    expect(await mara.take(leadId, 'first')).toMatchObject({ fence: 1 });
    expect(await mara.take(leadId, 'first')).toMatchObject({ fence: 1 });
    expect(await mara.take(leadId, 'second')).toMatchObject({ fence: 2 });
    expect(await mara.release(leadId, 2)).toBe(204);
    expect(await tomasz.take(leadId)).toMatchObject({ code: 'leaseTaken' });
    expect(await mara.take(leadId, 'first')).toMatchObject({ fence: 4 });
    await age(leaseMs);
    expect(await mara.take(leadId, 'first')).toMatchObject({ fence: 5 });
    expect(await mara.release(leadId, 5)).toBe(204);
    expect(await tomasz.take(leadId)).toMatchObject({ fence: 6 });
  });

  test('signed out at one machine, a lead stays with whose other machine may still go by it', async () => {
    const [leadId = ''] = await fillPool(database(), center, 1);
    const desk = await callerOf(center.people.rep);
    const tokenOfLaptop = await server.tokenOf(center.people.rep);
    const laptop = aCaller(work.url, tokenOfLaptop);
    const tomasz = await callerOf(center.people.otherRep);
    await desk.take(leadId);
    await laptop.take(leadId);
    await fetch(`${work.url}/api/session`, { method: 'DELETE', headers: { authorization: `Bearer ${tokenOfLaptop}` } });
    expect(await tomasz.take(leadId)).toMatchObject({ code: 'leaseTaken' });
    expect(await desk.take(leadId)).toMatchObject({ fence: 4 });
  });

  test('a sign-in that is ended from elsewhere leaves the lead to its machine until that has to ask', async () => {
    const [leadId = ''] = await fillPool(database(), center, 1);
    const { rep, otherRep } = center.people;
    const [elsewhere, tomasz] = [await server.tokenOf(rep), await callerOf(otherRep)];
    const authorization = `Bearer ${await server.tokenOf(rep)}`;
    await aCaller(work.url, elsewhere).take(leadId);
    const answer = await fetch(`${work.url}/api/sessions`, { headers: { authorization } });
    const { sessions } = (await answer.json()) as { sessions: { id: string; isThisOne: boolean }[] };
    for (const { id, isThisOne } of sessions)
      if (!isThisOne) await fetch(`${work.url}/api/sessions/${id}`, { method: 'DELETE', headers: { authorization } });
    expect(await aCaller(work.url, elsewhere).renew(leadId, 1)).toMatchObject({ code: 'sessionEnded' });
    expect(await tomasz.take(leadId)).toMatchObject({ code: 'leaseTaken', holderId: rep.id, kind: 'lease' });
    await age(leaseMs);
    expect(await tomasz.take(leadId)).toMatchObject({ fence: 2 });
  });

  test('a lease that is renewed outlives its term; one that is not goes to the next, and the first is fenced', async () => {
    const [leadId = ''] = await fillPool(database(), center, 1);
    const { rep, otherRep } = center.people;
    const [mara, tomasz] = [await callerOf(rep), await callerOf(otherRep)];
    const [deskOfMara, deskOfTomasz] = [await desktopOf(rep), await desktopOf(otherRep)];
    await mara.take(leadId);
    for (let renewed = 0; renewed < 4; renewed += 1) {
      await age(leaseMs / 2);
      expect(await mara.renew(leadId, 1)).toMatchObject({ fence: 1 });
    }
    expect(await tomasz.take(leadId)).toMatchObject({ code: 'leaseTaken' });
    await age(leaseMs + 1);
    expect(await tomasz.take(leadId)).toMatchObject({ fence: 2 });
    expect(await mara.renew(leadId, 1)).toMatchObject({ code: 'leaseLost', holderId: otherRep.id });

    const stale = await dial(deskOfMara, leadId, 1);
    const rightful = await dial(deskOfTomasz, leadId, 2);
    await Promise.all([deskOfMara.settled(), deskOfTomasz.settled()]);
    expect(await attemptOf(stale)).toMatchObject({ mayBeDouble: true });
    expect(await attemptOf(rightful)).toMatchObject({ mayBeDouble: false });
    expect(await parkedCount()).toBe(0);
  });

  test('a late call of one who took the lead again, with nobody in between, is no double call', async () => {
    const [leadId = ''] = await fillPool(database(), center, 1);
    const mara = await callerOf(center.people.rep);
    const desktop = await desktopOf(center.people.rep);
    await mara.take(leadId);
    await mara.release(leadId, 1);
    expect(await mara.take(leadId)).toMatchObject({ fence: 2 });
    const attemptId = await dial(desktop, leadId, 1);
    await desktop.settled();
    expect(await attemptOf(attemptId)).toMatchObject({ mayBeDouble: false });
  });

  test('a lead that is assigned or marked do-not-call, a user disabled and a sign-in ended take the lease with them', async () => {
    const { rep, otherRep, teamLead } = center.people;
    const lead = await desktopOf(teamLead);
    const [assigned = '', forbidden = '', ofDisabled = '', ofSignedOut = ''] = await fillPool(database(), center, 4);
    const token = await server.tokenOf(rep);
    const mara = aCaller(work.url, token);
    const tomasz = await callerOf(otherRep);
    await lead.settled();
    for (const each of [assigned, forbidden, ofSignedOut]) await mara.take(each);
    await tomasz.take(ofDisabled);

    await move(lead, assigned, otherRep.id);
    await lead.run(markDoNotCall, { leadIds: [forbidden], reason: 'asked us to stop' });
    await lead.settled();
    expect(await mara.renew(assigned, 1)).toMatchObject({ code: expect.stringMatching(/leaseLost|notFound/) });
    expect(await mara.take(forbidden)).toMatchObject({ code: 'leadNotFree' });

    await database().query('update users set is_active = false where center_id = $1 and id = $2', [center.id, otherRep.id]);
    expect(await mara.take(ofDisabled)).toMatchObject({ code: 'leaseTaken', holderId: otherRep.id });

    await fetch(`${work.url}/api/session`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
    expect(await (await callerOf(teamLead)).take(ofSignedOut)).toMatchObject({ fence: 2 });
    await age(leaseMs);
    expect(await (await callerOf(teamLead)).take(ofDisabled)).toMatchObject({ fence: 2 });
    const ends = (await readHistory(database(), center.id)).filter((each) => each.fence === 1).map((each) => each.endedAs);
    expect(ends.sort()).toEqual(['assigned', 'assigned', 'disabled', 'signedOut']);
  });

  test('moved away from under a lease and put back, a lead is nobody else’s while the window that held it may go by it', async () => {
    const leadIds = await fillPool(database(), center, 2);
    const [leadId = '', left = ''] = leadIds;
    const { rep, otherRep, teamLead } = center.people;
    const [mara, tomasz, lead] = [await callerOf(rep), await callerOf(otherRep), await desktopOf(teamLead)];
    await lead.settled();
    for (const id of leadIds) {
      await mara.take(id);
      await move(lead, id, otherRep.id);
      await move(lead, id, null, otherRep.id);
    }
    await lead.settled();
    expect(await tomasz.take(leadId)).toMatchObject({ code: 'leaseTaken', holderId: rep.id, kind: 'lease' });
    expect(await tomasz.checkOut([leadId], shiftEnd())).toEqual([]);
    // What the window says of it is heard, though its lease is over already.
    await mara.release(left, 1);
    expect(await tomasz.take(left)).toMatchObject({ fence: 2 });

    // It may take the lead anew; then another of its windows may still go by the first.
    expect(await mara.take(leadId)).toMatchObject({ fence: 2 });
    await mara.release(leadId, 2);
    expect(await tomasz.take(leadId)).toMatchObject({ code: 'leaseTaken', holderId: rep.id });
    await age(leaseMs);
    expect(await tomasz.take(leadId)).toMatchObject({ leadId });
  });

  test('who reaches a pool lead owns it; who does not leaves it in the pool', async () => {
    const [reached = '', missed = ''] = await fillPool(database(), center, 2);
    const { rep } = center.people;
    const [mara, desktop] = [await callerOf(rep), await desktopOf(rep)];
    for (const leadId of [reached, missed]) await mara.take(leadId);
    await hangUp(desktop, reached, await dial(desktop, reached, 1), 'keepWorking');
    await hangUp(desktop, missed, await dial(desktop, missed, 1), 'noAnswer');
    await desktop.settled();
    expect(await leadOf(reached)).toEqual({ ownerId: rep.id, generation: 1 });
    expect(await leadOf(missed)).toEqual({ ownerId: null, generation: 0 });
    expect(await desktop.db.assignments.where('leadId').equals(reached).toArray()).toMatchObject([
      { fromId: null, toId: rep.id, generation: 1 },
    ]);
    expect(await mara.renew(reached, 1)).toMatchObject({ code: 'leaseLost' });
    expect(await parkedCount()).toBe(0);
  });

  test('leads that are taken along are called offline, closed to others, and given back offline', async () => {
    const ids = await fillPool(database(), center, 3);
    const { rep, otherRep } = center.people;
    const [mara, tomasz] = [await callerOf(rep), await callerOf(otherRep)];
    const [desktop, other] = [await desktopOf(rep), await desktopOf(otherRep)];
    const granted = await mara.checkOut(ids, shiftEnd());
    expect(granted.map((each) => each.leadId).sort()).toEqual([...ids].sort());
    await Promise.all([desktop.settled(), other.settled()]);
    const [leadId = '', returned = ''] = ids;
    expect(await other.db.checkouts.get(leadId)).toMatchObject({ userId: rep.id, endsAt: shiftEnd(), endedAt: null });
    expect(await tomasz.take(leadId)).toMatchObject({ code: 'leaseTaken', kind: 'checkout', holderId: rep.id });
    expect(await tomasz.checkOut(ids, shiftEnd())).toEqual([]);

    desktop.setOnline(false);
    const attemptId = await dial(desktop, leadId, 1);
    await hangUp(desktop, leadId, attemptId, 'noAnswer');
    await desktop.run(returnLeads, { returned: [{ leadId: returned, fence: 1 }], isConfirmation: false });
    expect(await desktop.db.checkouts.get(returned)).toMatchObject({ endedAs: 'returned' });
    expect(await tomasz.take(returned)).toMatchObject({ code: 'leaseTaken' });
    desktop.setOnline(true);
    await desktop.settled();
    expect(await attemptOf(attemptId)).toMatchObject({ mayBeDouble: false });
    expect(await tomasz.take(returned)).toMatchObject({ fence: 2 });
  });

  test('taken along at one machine and given back there, a lead stays with whose other machine goes by it, as long as by a lease', async () => {
    const [leadId = ''] = await fillPool(database(), center, 1);
    const desk = await callerOf(center.people.rep);
    const laptop = aCaller(work.url, await server.tokenOf(center.people.rep));
    const tomasz = await callerOf(center.people.otherRep);
    const desktop = await desktopOf(center.people.rep);
    await desk.checkOut([leadId], shiftEnd());
    await desktop.settled();
    const asked = await laptop.take(leadId);
    expect(asked).toMatchObject({ fence: 1 });
    expect(isHeld(asked) && asked.remainingMs).toBeLessThanOrEqual(leaseMs);
    await desktop.run(returnLeads, { returned: [{ leadId, fence: 1 }], isConfirmation: false });
    await desktop.settled();
    expect(await tomasz.take(leadId)).toMatchObject({ code: 'leaseTaken', kind: 'lease', holderId: center.people.rep.id });
    expect(await laptop.renew(leadId, 1)).toMatchObject({ code: 'leaseLost' });
    expect(await laptop.take(leadId)).toMatchObject({ fence: 3 });
    await age(leaseMs);
    expect(await tomasz.take(leadId)).toMatchObject({ fence: 4 });
  });

  test('nobody carries more than the most, however often they ask', async () => {
    const ids = await fillPool(database(), center, mostCheckedOut + 40);
    const mara = await callerOf(center.people.rep);
    const granted = await Promise.all([mara.checkOut(ids, shiftEnd()), mara.checkOut(ids.slice(100), shiftEnd())]);
    expect(granted.flat()).toHaveLength(mostCheckedOut);
    expect(new Set(granted.flat().map((each) => each.leadId)).size).toBe(mostCheckedOut);
  });

  test('a move of a checked-out lead waits for the desktop that has it, and goes when that has sent its work', async () => {
    const [leadId = ''] = await fillPool(database(), center, 1);
    const { rep, otherRep, teamLead } = center.people;
    const [desktop, lead] = [await desktopOf(rep), await desktopOf(teamLead)];
    await (await callerOf(rep)).checkOut([leadId], shiftEnd());
    await Promise.all([desktop.settled(), lead.settled()]);
    desktop.setOnline(false);
    await move(lead, leadId, otherRep.id);
    await lead.settled();
    expect(await leadOf(leadId)).toMatchObject({ ownerId: null });
    expect(await lead.db.checkouts.get(leadId)).toMatchObject({
      pendingToId: otherRep.id,
      pendingById: teamLead.id,
      pendingAt: server.clock.now(),
    });

    const attemptId = await dial(desktop, leadId, 1);
    desktop.setOnline(true);
    await desktop.settled();
    await desktop.run(returnLeads, { returned: [{ leadId, fence: 1 }], isConfirmation: true });
    await desktop.settled();
    expect(await leadOf(leadId)).toEqual({ ownerId: otherRep.id, generation: 1 });
    expect(await attemptOf(attemptId)).toMatchObject({ mayBeDouble: false, isFromFormerOwner: false });
    await lead.settled();
    expect(await lead.db.assignments.where('leadId').equals(leadId).toArray()).toMatchObject([{ byId: teamLead.id, toId: otherRep.id }]);
  });

  test('a move can be taken back while it waits', async () => {
    const [leadId = '', other = ''] = await fillPool(database(), center, 2);
    const { rep, otherRep, teamLead } = center.people;
    const lead = await desktopOf(teamLead);
    await (await callerOf(rep)).checkOut([leadId, other], shiftEnd());
    await lead.settled();
    await move(lead, leadId, otherRep.id);
    await move(lead, leadId, null, otherRep.id);
    await move(lead, other, null);
    expect(await lead.db.checkouts.get(other)).toMatchObject({ pendingAt: server.clock.now(), pendingToId: null });
    await lead.run(settlePendingMoves, { leadIds: [other], as: 'withdrawn' });
    await lead.settled();
    for (const each of [leadId, other])
      expect(await lead.db.checkouts.get(each)).toMatchObject({ pendingAt: null, endedAt: null, userId: rep.id });
    expect(await parkedCount()).toBe(0);
  });

  test('forced, it goes at once and says that it may have been called; what the rep did is taken in and flagged', async () => {
    const [leadId = ''] = await fillPool(database(), center, 1);
    const { rep, otherRep, teamLead } = center.people;
    const [desktop, lead, receiver] = [await desktopOf(rep), await desktopOf(teamLead), await desktopOf(otherRep)];
    await (await callerOf(rep)).checkOut([leadId], shiftEnd());
    await Promise.all([desktop.settled(), lead.settled()]);
    desktop.setOnline(false);
    const attemptId = await dial(desktop, leadId, 1);
    await move(lead, leadId, otherRep.id);
    await lead.run(settlePendingMoves, { leadIds: [leadId], as: 'forced' });
    await lead.settled();
    await receiver.settled();
    expect(await leadOf(leadId)).toMatchObject({ ownerId: otherRep.id });
    expect(await receiver.db.checkouts.get(leadId)).toMatchObject({ endedAs: 'forced', mayHaveBeenCalled: true, userId: rep.id });

    await hangUp(desktop, leadId, attemptId, 'keepWorking');
    // Reached, it is theirs as far as their desktop knows, under the number that the other has it by.
    expect(await desktop.db.leads.get(leadId)).toMatchObject({ ownerId: rep.id, assignmentGeneration: 1 });
    const again = await dial(desktop, leadId, null);
    desktop.setOnline(true);
    await desktop.settled();
    expect(await leadOf(leadId)).toEqual({ ownerId: otherRep.id, generation: 1 });
    for (const each of [attemptId, again]) expect(await attemptOf(each)).toMatchObject({ isFromFormerOwner: true });
    expect(await parkedCount()).toBe(0);
    expect(await desktop.db.leads.get(leadId)).toBeUndefined();
  });

  test('when the shift is over the leads are the pool’s again and waiting moves go through', async () => {
    const [kept = '', waiting = ''] = await fillPool(database(), center, 2);
    const { rep, otherRep, teamLead } = center.people;
    const lead = await desktopOf(teamLead);
    await (await callerOf(rep)).checkOut([kept, waiting], server.clock.now() + 1_000);
    await lead.settled();
    await move(lead, waiting, otherRep.id);
    await lead.settled();
    server.clock.advance(1_500);
    await wait(1_100);
    // Free at once by the term, whoever sweeps.
    expect(await (await callerOf(otherRep)).take(kept)).toMatchObject({ fence: 2 });
    await expect.poll(() => leadOf(waiting), { timeout: 9_000 }).toMatchObject({ ownerId: otherRep.id });
    await lead.settled();
    expect(await lead.db.checkouts.get(kept)).toMatchObject({ endedAs: 'expired', mayHaveBeenCalled: true });
    const ofKept = (await readHistory(database(), center.id)).filter((each) => each.leadId === kept);
    expect(ofKept.map((each) => each.holderId)).toEqual([rep.id, otherRep.id]);
  });
});
