import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allRows, rowById } from '../../renderer/data/rows.ts';
import { recomputeCallbacks } from '../../server/callbacks/recompute-callbacks.ts';
import { writeRows } from '../../server/db/rows.ts';
import { importDoNotCall } from '../../shared/commands/import-do-not-call.ts';
import { importLeads } from '../../shared/commands/import-leads.ts';
import { liftDoNotCall } from '../../shared/commands/lift-do-not-call.ts';
import { markDoNotCall } from '../../shared/commands/mark-do-not-call.ts';
import { scheduleCallback } from '../../shared/commands/schedule-callback.ts';
import { startImport } from '../../shared/commands/start-import.ts';
import { windowOf } from '../../shared/domain/calling-window.ts';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { createWindowCalendar } from '../../shared/domain/window-calendar.ts';
import { aLead } from '../builders/domain.ts';
import { anImportedRow } from '../builders/imported-row.ts';
import { aCallback } from '../builders/people.ts';
import type { Center, Person } from '../support/center.ts';
import { aCenterAtWork, type CenterAtWork } from '../support/center-at-work.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import type { Desktop } from '../support/desktop.ts';

describeOnBothDatabases('may I call', (database) => {
  let work: CenterAtWork;
  let center: Center;

  beforeEach(async () => {
    work = await aCenterAtWork(database());
    ({ center } = work);
  });
  afterEach(() => work.stop());

  const desktopOf = (person: Person): Promise<Desktop> => work.desktopOf(person);

  const leadOn = (desktop: Desktop, id: string) => rowById(desktop.db, 'leads', id);

  const phoneOf = (number: string) => [{ kind: 'mobile' as const, number, extension: null, asWritten: number }];

  /** Two leads of one rep, one of another in the other team, all with their own numbers but for the last, who shares the first's. */
  const withLeads = async (): Promise<[Lead, Lead, Lead]> => {
    const { rep, repOfOtherTeam } = center.people;
    const [north, south] = center.teamIds;
    const make = (id: string, number: string, over: Partial<Lead>) =>
      aLead({ id: `${center.id}.${id}`, companyId: null, campaignId: null, email: `${id}@x.example`, phones: phoneOf(number), ...over });
    const leads: [Lead, Lead, Lead] = [
      make('ana', '+491701111111', { ownerId: rep.id, teamId: north }),
      make('bea', '+491702222222', { ownerId: rep.id, teamId: north }),
      make('cem', '+491701111111', { ownerId: repOfOtherTeam.id, teamId: south }),
    ];
    await database().transaction((sql) => writeRows(sql, center.id, 'leads', leads));
    return leads;
  };

  const reasonOn = (desktop: Desktop, lead: Lead) => {
    const { doNotCall } = desktop.cache.store.getState();
    return windowOf(lead, createWindowCalendar(defaultSettings, doNotCall), Date.UTC(2026, 10, 17, 13)).reason;
  };

  test('a do-not-call said offline binds that desktop at once, and everybody after the sync, over what they did meanwhile', async () => {
    const [ana, bea, cem] = await withLeads();
    const rep = await desktopOf(center.people.rep);
    const other = await desktopOf(center.people.repOfOtherTeam);
    rep.setOnline(false);
    await rep.run(markDoNotCall, { leadIds: [ana.id], reason: 'Said on the phone' });
    expect(reasonOn(rep, ana)).toBe('doNotCall');
    expect(reasonOn(rep, bea)).toBe('open');
    expect(reasonOn(other, cem)).toBe('open');
    rep.setOnline(true);
    await rep.settled();
    await other.settled();
    expect(reasonOn(other, cem)).toBe('doNotCall');
    expect(await leadOn(rep, ana.id)).toMatchObject({ doNotCall: true, stage: 'disqualified', nextActionKind: null });
  });

  test('a promise made offline never wins over a do-not-call that came first', async () => {
    const [ana] = await withLeads();
    const rep = await desktopOf(center.people.rep);
    const manager = await desktopOf(center.people.manager);
    rep.setOnline(false);
    const time = { wall: '2026-11-18T09:00', zone: 'Europe/Berlin', dueAt: Date.UTC(2026, 10, 18, 8) };
    await rep.run(scheduleCallback, { leadId: ana.id, callbackId: v7(), promise: '', isPersonal: true, ...time });
    await manager.run(markDoNotCall, { leadIds: [ana.id], reason: 'By letter' });
    await manager.settled();
    rep.setOnline(true);
    await rep.settled();
    expect(await leadOn(rep, ana.id)).toMatchObject({ doNotCall: true, nextActionKind: null, callbackId: null });
  });

  test('a list stops the leads on it, those that come later too, and lets them go when it is lifted', async () => {
    const [ana, bea] = await withLeads();
    const manager = await desktopOf(center.people.manager);
    const rep = await desktopOf(center.people.rep);
    const listId = v7();
    const values = ['+491702222222', '+491703333333', 'acme.example'];
    await manager.run(importDoNotCall, {
      listId,
      part: 0,
      name: 'robinson.csv',
      reason: 'Robinson',
      refused: 1,
      values,
      leadIds: [bea.id],
    });
    await manager.run(importDoNotCall, {
      listId,
      part: 1,
      name: 'robinson.csv',
      reason: 'Robinson',
      refused: 0,
      values: ['late@x.example'],
      leadIds: [],
    });
    await manager.settled();
    await rep.settled();
    expect(await leadOn(rep, bea.id)).toMatchObject({ doNotCall: true, stage: 'disqualified', reasonCode: 'doNotCall' });
    expect((await leadOn(rep, ana.id))?.doNotCall).toBe(false);
    expect(await rep.db.doNotCallLists.get(listId)).toMatchObject({ entries: 4, refused: 1, stopped: 1, state: 'active' });

    const importId = v7();
    const run = {
      importId,
      fileName: 'three.csv',
      encoding: 'utf-8',
      rowCount: 3,
      campaignId: null,
      source: 'webForm' as const,
      mapping: {},
    };
    await manager.run(startImport, { ...run, teamId: center.teamIds[0] });
    const rows = [
      anImportedRow({ row: 2, lastName: 'Number', email: null, phones: phoneOf('+491703333333') }),
      anImportedRow({ row: 3, lastName: 'Domain', email: 'x@sales.acme.example', phones: phoneOf('+491704444444') }),
      anImportedRow({ row: 4, lastName: 'Free', email: 'free@x.example', phones: phoneOf('+491705555555') }),
    ];
    await manager.run(importLeads, { importId, rows, refused: [] });
    await manager.settled();
    const came = (await allRows(manager.db, 'leads')).filter((lead) => lead.importId === importId);
    expect(Object.fromEntries(came.map(({ lastName, doNotCall }) => [lastName, doNotCall]))).toEqual({
      Number: true,
      Domain: true,
      Free: false,
    });

    await manager.run(liftDoNotCall, { listId, reason: 'Wrong file' });
    await manager.settled();
    await rep.settled();
    expect(await leadOn(rep, bea.id)).toMatchObject({ doNotCall: false, stage: 'working', nextActionKind: 'call' });
    expect(rep.cache.store.getState().doNotCall.size).toBe(0);
    expect(await rep.db.doNotCallLists.get(listId)).toMatchObject({
      state: 'removed',
      removedReason: 'Wrong file',
      removedById: center.people.manager.id,
    });
  });

  test('a rep can neither import a list nor lift one', async () => {
    const [ana] = await withLeads();
    const rep = await desktopOf(center.people.rep);
    await rep.run(markDoNotCall, { leadIds: [ana.id], reason: 'Said' });
    await rep.settled();
    const [list] = await rep.db.doNotCallLists.toArray();
    await rep.run(liftDoNotCall, { listId: list?.id ?? '', reason: 'I changed my mind' });
    await rep.settled();
    expect(await leadOn(rep, ana.id)).toMatchObject({ doNotCall: true });
    expect((await rep.db.doNotCallLists.get(list?.id ?? ''))?.state).toBe('active');
  });

  test('promises are worked out anew when the zone data of the server are others', async () => {
    const [ana, bea] = await withLeads();
    const [wall, zone] = ['2026-11-18T09:00', 'America/Chicago'];
    const right = Date.UTC(2026, 10, 18, 15);
    const callbacks = [
      aCallback({ id: `${center.id}.moved`, leadId: ana.id, wall, zone, dueAt: right - 3_600_000 }),
      aCallback({ id: `${center.id}.same`, leadId: bea.id, wall, zone, dueAt: right }),
    ];
    await database().transaction(async (sql) => {
      await writeRows(sql, center.id, 'callbacks', callbacks);
      await writeRows(sql, center.id, 'leads', [
        { ...ana, callbackId: `${center.id}.moved`, nextActionKind: 'callback', nextActionAt: right - 3_600_000 },
      ]);
    });
    expect(await recomputeCallbacks(database())).toBe(1);
    const rep = await desktopOf(center.people.rep);
    expect((await rep.db.callbacks.get(`${center.id}.moved`))?.dueAt).toBe(right);
    expect((await leadOn(rep, ana.id))?.nextActionAt).toBe(right);
    expect(await recomputeCallbacks(database())).toBe(0);
  });
});
