import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSharingMissed } from '../../server/callbacks/share-missed.ts';
import { writeRows } from '../../server/db/rows.ts';
import { scheduleCallback } from '../../shared/commands/schedule-callback.ts';
import { startAttempt } from '../../shared/commands/start-attempt.ts';
import { aLead } from '../builders/domain.ts';
import { aCenterAtWork, type CenterAtWork } from '../support/center-at-work.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import type { Desktop } from '../support/desktop.ts';

const minuteMs = 60_000;

describeOnBothDatabases('missed callbacks', (database) => {
  let work: CenterAtWork;
  let sharing: ReturnType<typeof startSharingMissed>;
  let leadId: string;

  beforeEach(async () => {
    work = await aCenterAtWork(database());
    const { clock } = work.server;
    const pokes = { changed: () => undefined } as unknown as Parameters<typeof startSharingMissed>[0]['pokes'];
    sharing = startSharingMissed({ database: database(), now: clock.now, newId: v7, pokes }, () => undefined, 3_600_000);
    leadId = `${work.center.id}.ana`;
    const lead = aLead({
      id: leadId,
      companyId: null,
      campaignId: null,
      teamId: work.center.teamIds[0],
      ownerId: work.center.people.rep.id,
      callbackId: null,
      callbackIsPersonal: false,
    });
    await database().transaction((sql) => writeRows(sql, work.center.id, 'leads', [lead]));
  });
  afterEach(async () => {
    await sharing.stop();
    await work.stop();
  });

  const isAtDesktop = (isConnected: boolean) =>
    database().transaction((sql) =>
      writeRows(sql, work.center.id, 'presences', [
        { id: work.center.people.rep.id, state: 'ready', stateSinceAt: 0, isConnected, lastSeenAt: 0, reason: '' },
      ]),
    );

  /** The rep promises to call in five minutes, and so many minutes pass. */
  const afterPromise = async (minutes: number, isPersonal = true): Promise<Desktop> => {
    const desktop = await work.desktopOf(work.center.people.rep);
    const { clock } = work.server;
    const dueAt = clock.now() + 5 * minuteMs;
    const wall = new Date(dueAt).toISOString().slice(0, 16);
    await desktop.run(scheduleCallback, { leadId, callbackId: v7(), wall, zone: 'UTC', dueAt, promise: 'The offer', isPersonal });
    await desktop.settled();
    clock.advance(minutes * minuteMs);
    return desktop;
  };

  const ownerSeenBy = async (desktop: Desktop): Promise<string | null | undefined> => {
    desktop.sync.wake();
    await desktop.settled();
    return (await desktop.db.leads.get(leadId))?.ownerId;
  };

  test('a promise missed by more than the grace is in sight of a colleague, who can keep it, and its rep is told', async () => {
    const desktop = await afterPromise(40);
    await isAtDesktop(true);
    const colleague = await work.desktopOf(work.center.people.otherRep);
    expect(await ownerSeenBy(colleague)).toBeUndefined();
    await sharing.run();
    expect(await ownerSeenBy(colleague)).toBeNull();
    const [promised] = await colleague.db.callbacks.where('leadId').equals(leadId).toArray();
    expect(promised).toMatchObject({ state: 'open', userId: null, promise: 'The offer' });
    expect(await ownerSeenBy(desktop)).toBeNull();
    expect(await desktop.db.departures.where('leadId').equals(leadId).toArray()).toMatchObject([{ toId: null, byId: 'system' }]);
  });

  test('within the grace it stays where it is', async () => {
    const desktop = await afterPromise(34);
    await isAtDesktop(true);
    await sharing.run();
    expect(await ownerSeenBy(desktop)).toBe(work.center.people.rep.id);
  });

  test('while the desktop of its rep is away nobody can know whether it was kept: it stays', async () => {
    const desktop = await afterPromise(90);
    await isAtDesktop(false);
    await sharing.run();
    expect(await ownerSeenBy(desktop)).toBe(work.center.people.rep.id);
  });

  test('a promise given to the team is in sight of a colleague when it is due, and not before, also while who has the lead is away', async () => {
    const desktop = await afterPromise(4, false);
    await isAtDesktop(false);
    const colleague = await work.desktopOf(work.center.people.otherRep);
    await sharing.run();
    expect(await ownerSeenBy(colleague)).toBeUndefined();
    work.server.clock.advance(minuteMs);
    await sharing.run();
    expect(await ownerSeenBy(colleague)).toBeNull();
    const [change] = await colleague.db.assignments.where('leadId').equals(leadId).toArray();
    expect(change).toMatchObject({ toId: null, reason: expect.stringContaining('for the team') });
    expect(await ownerSeenBy(desktop)).toBeNull();
  });

  test('it stays while the rep is on the phone with the lead', async () => {
    const desktop = await afterPromise(34);
    await isAtDesktop(true);
    const assignmentGeneration = (await desktop.db.leads.get(leadId))?.assignmentGeneration ?? 0;
    await desktop.run(startAttempt, {
      attemptId: v7(),
      leadId,
      number: '+4989',
      scriptId: null,
      localHour: 10,
      assignmentGeneration,
      overrideReason: null,
      overriddenRule: null,
      fence: null,
    });
    await desktop.settled();
    work.server.clock.advance(10 * minuteMs);
    await sharing.run();
    expect(await ownerSeenBy(desktop)).toBe(work.center.people.rep.id);
  });
});
