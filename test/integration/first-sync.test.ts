import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { dataTable, openDb, type RefineryDb } from '../../renderer/data/db.ts';
import { createRowChanges } from '../../renderer/data/row-changes.ts';
import { allRows, isWholeLead, rowById, rowsOfLeads } from '../../renderer/data/rows.ts';
import { createDriftCheck } from '../../renderer/sync/drift-check.ts';
import { bringLead, checkRange, createCheckServer, firstPlace } from '../../renderer/sync/scope-check.ts';
import { loadHistory, loadPage } from '../../renderer/sync/snapshot.ts';
import { readSnapshotLines } from '../../renderer/sync/snapshot-page.ts';
import type { Transport } from '../../renderer/sync/transport.ts';
import { hashPassword } from '../../server/auth/passwords.ts';
import { writeSample } from '../../server/sample/write-sample.ts';
import { readPackedPage } from '../../server/sync/packed-snapshot.ts';
import { readAllVisible } from '../../server/sync/pull.ts';
import { reassignLeads } from '../../shared/commands/reassign-leads.ts';
import { scheduleCallback } from '../../shared/commands/schedule-callback.ts';
import { writeNote } from '../../shared/commands/write-note.ts';
import type { SnapshotLine } from '../../shared/protocol/sync.ts';
import { tableNames } from '../../shared/tables.ts';
import type { Person } from '../support/center.ts';
import { aClock } from '../support/clock.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { aDesktop, type Desktop } from '../support/desktop.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

const centerId = 'sample';
/** Enough for several pages, and for a history that comes behind. */
const leads = 300;

type Who = Pick<Person, 'id' | 'role' | 'teamId' | 'email' | 'password'>;
const ines = { id: 'ines', role: 'manager', teamId: null, email: 'ines@refinery.example', password: 'refinery' } as Who;
const ruth = { id: 'ruth', role: 'teamLead', teamId: 'north', email: 'ruth@refinery.example', password: 'refinery' } as Who;
const mara = { id: 'mara', role: 'rep', teamId: 'north', email: 'mara@refinery.example', password: 'refinery' } as Who;

describeOnBothDatabases('the first load', (database) => {
  let server: TestServer;
  let url: string;
  let asked: string[];
  const open: Desktop[] = [];

  beforeAll(async () => {
    await writeSample(database(), { leads, seed: 3, now: Date.now(), epoch: v7(), hashPassword });
  }, 120_000);
  beforeEach(async () => {
    server = await aServer(database(), { clock: aClock(Date.now()) });
    asked = [];
    const { fetch } = globalThis;
    vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
      const { pathname, searchParams } = new URL(String(input));
      if (pathname === '/api/sync/snapshot') asked.push(searchParams.get('next') ?? '');
      return fetch(input, init);
    });
    url = await server.listen();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((desktop) => desktop.close()));
    await server.stop();
    vi.restoreAllMocks();
  });

  const desktopOf = async (person: Who, name = v7()): Promise<Desktop> => {
    const token = await server.tokenOf(person);
    const desktop = await aDesktop({ url, token, person: person as Person, clock: server.clock, centerId, name });
    open.push(desktop);
    return desktop;
  };

  const viewerOf = ({ id, role, teamId }: Who) => ({ centerId, userId: id, role, teamId });

  /** Brings pages of about `characters` and nothing else; `onPage` says what of one arrives. */
  const pagesFor = (
    who: Who,
    characters: number,
    onPage: (lines: SnapshotLine[], next: string | null) => SnapshotLine[] | Promise<SnapshotLine[]>,
  ): Transport => {
    const snapshotPage: Transport['snapshotPage'] = async (next) => {
      const page = await readPackedPage(database(), viewerOf(who), next ?? undefined, server.clock.now(), characters);
      if ('refused' in page) throw new Error('the snapshot refused its own place');
      return onPage(readSnapshotLines(new TextEncoder().encode(`${page.lines.join('\n')}\n`)), next);
    };
    return { snapshotPage } as Transport;
  };

  const expectAgreement = async (desktop: Desktop, person: Who) => {
    await desktop.settled();
    const rows = await desktop.rows();
    for (const table of tableNames) expect(rows[table], table).toEqual(await readAllVisible(database(), viewerOf(person), table));
  };

  test('brings everything a manager sees, packed, and shows all leads at once', async () => {
    const desktop = await desktopOf(ines);
    await desktop.settled();
    expect(asked.length, 'the history of others comes behind').toBeGreaterThan(1);
    expect(new Set(asked).size).toBe(asked.length);
    expect(desktop.cache.store.getState().leads.size).toBe(leads);
    expect(await desktop.db.leads.count(), 'no lead is unpacked').toBe(0);
    await expectAgreement(desktop, ines);
  });

  test('goes on where it was broken off, and asks for no page twice but the one that was cut', async () => {
    const places: (string | null)[] = [];
    const transport = pagesFor(ines, 60_000, (lines, next) => {
      places.push(next);
      return lines.slice(0, places.length % 3 === 2 ? -1 : undefined);
    });
    const actor = { userId: ines.id, role: ines.role, teamId: ines.teamId };
    const name = v7();
    /** Every third page is cut; then the app is started anew. */
    const stubbornly = async (load: (db: RefineryDb) => Promise<'done' | 'more'>) => {
      for (let isDone = false; !isDone && places.length < 500; ) {
        const db = await openDb(name);
        isDone = await load(db).then(
          (event) => event === 'done',
          () => false,
        );
        db.close();
      }
    };
    await stubbornly((db) => loadPage(db, actor, transport, createRowChanges()));
    const usableAfter = places.length;
    await expectLeadWhole(name);
    await stubbornly((db) => loadHistory(db, transport));
    expect(usableAfter).toBeGreaterThan(2);
    expect(places.length).toBeGreaterThan(usableAfter);
    const again = places.length - new Set(places).size;
    expect(again, 'one for each cut').toBe(Math.floor((places.length + 1) / 3));
    const desktop = await desktopOf(ines, name);
    await expectAgreement(desktop, ines);
    expect(asked, 'the cursor was set').toEqual([]);
  });

  /** While the history is on its way, a lead says so, and can be brought whole ahead of its page. */
  const expectLeadWhole = async (name: string) => {
    const db = await openDb(name);
    const token = await server.tokenOf(ines);
    const api = (path: string, init: RequestInit = {}) =>
      fetch(`${url}${path}`, { ...init, headers: { 'content-type': 'application/json', ...bearer(token) } });
    const [last] = (await allRows(db, 'leads')).filter((lead) => lead.attempts > 0).slice(-1);
    if (!last) throw new Error('nobody was called');
    expect(await isWholeLead(db, last.id)).toBe(false);
    expect(await rowsOfLeads(db, 'touches', [last.id])).toEqual([]);
    const actor = { userId: ines.id, role: ines.role, teamId: ines.teamId };
    expect(await bringLead(db, actor, createCheckServer(api), last.id)).not.toBeNull();
    expect(await isWholeLead(db, last.id)).toBe(true);
    expect((await rowsOfLeads(db, 'touches', [last.id])).length).toBeGreaterThan(0);
    db.close();
  };

  test('brings the history of a lead that becomes one’s own between two pages', async () => {
    const [lead] = await database().query<{ id: string }>(
      `select l.id from leads l where l.center_id = $1 and l.team_id = $2 and l.owner_id is distinct from $3
         and exists (select 1 from touches t where t.center_id = l.center_id and t.lead_id = l.id) order by l.id limit 1`,
      [centerId, ruth.teamId, ruth.id],
    );
    let isMoved = false;
    const transport = pagesFor(ruth, 1, async (lines) => {
      if (!isMoved && lines.some((line) => line.kind === 'pack' && line.table === 'leads' && line.scope === 'rest')) {
        await database().query('update leads set owner_id = $3 where center_id = $1 and id = $2', [centerId, lead?.id, ruth.id]);
        isMoved = true;
      }
      return lines;
    });
    const db = await openDb(v7());
    const actor = { userId: ruth.id, role: ruth.role, teamId: ruth.teamId };
    while ((await loadPage(db, actor, transport, createRowChanges())) === 'more');
    while ((await loadHistory(db, transport)) === 'more');
    expect(isMoved).toBe(true);
    const touches = await rowsOfLeads(db, 'touches', [lead?.id ?? '']);
    expect(touches.map((each) => each.leadId)).toContain(lead?.id);
    db.close();
  });

  test('lets commands work on packed leads, and pulls change and take them away', async () => {
    const lead = await desktopOf(ruth);
    const rep = await desktopOf(mara);
    await Promise.all([lead.settled(), rep.settled()]);
    const all = await allRows(lead.db, 'leads');
    const own = all.filter((each) => each.ownerId === mara.id && each.stage === 'working').slice(0, 3);
    expect(own.length).toBe(3);
    const [kept, moved] = own as [(typeof own)[0], (typeof own)[0]];
    rep.setOnline(false);
    await rep.run(writeNote, { noteId: v7(), leadId: kept.id, attemptId: null, body: 'Packed until now.', revision: 1 });
    const dueAt = server.clock.now() + 86_400_000;
    const callback = { callbackId: v7(), wall: '2027-01-05T09:00', zone: 'Europe/Berlin', dueAt, promise: 'packed', isPersonal: true };
    await rep.run(scheduleCallback, { leadId: moved.id, ...callback });
    expect((await rowById(rep.db, 'leads', moved.id))?.callbackId).toBe(callback.callbackId);
    const before = await rowsOfLeads(rep.db, 'touches', [moved.id]);
    expect(before.length).toBeGreaterThan(0);
    const elif = all.find((each) => each.ownerId !== null && each.ownerId !== mara.id)?.ownerId ?? '';
    await lead.run(reassignLeads, { moveId: v7(), reason: '', moves: [{ leadId: moved.id, toId: elif, fromId: mara.id }] });
    await lead.settled();
    rep.setOnline(true);
    await rep.settled();
    expect(await rowById(rep.db, 'leads', moved.id), 'it left with all its packed rows').toBeUndefined();
    expect(await rowsOfLeads(rep.db, 'touches', [moved.id])).toEqual([]);
    await expectAgreement(rep, mara);
    await expectAgreement(lead, ruth);
    await lead.run(reassignLeads, { moveId: v7(), reason: '', moves: [{ leadId: moved.id, toId: mara.id, fromId: elif }] });
    await lead.settled();
    await expectAgreement(rep, mara);
    expect((await rowsOfLeads(rep.db, 'touches', [moved.id])).length).toBe(before.length);
  });

  test('finds what was lost, changed or invented on a desktop, mends that alone, and leaves unsent work alone', async () => {
    const desktop = await desktopOf(mara);
    await desktop.settled();
    const token = await server.tokenOf(mara);
    const api = (path: string, init: RequestInit = {}) =>
      fetch(`${url}${path}`, { ...init, headers: { 'content-type': 'application/json', ...bearer(token) } });
    const actor = { userId: mara.id, role: mara.role, teamId: mara.teamId };
    const timers = { set: (run: () => void, ms: number) => setTimeout(run, ms / 10), clear: () => undefined };
    const drift = createDriftCheck({
      db: desktop.db,
      actor,
      server: createCheckServer(api),
      changes: createRowChanges(),
      engine: desktop.sync,
      now: server.clock.now,
      random: () => 0.5,
      timers,
    });
    await drift.checkAll();
    expect(drift.state.getState(), 'what was just loaded is the same').toEqual({ kind: 'done', rows: 0 });

    const mine = (await allRows(desktop.db, 'leads')).filter((each) => each.ownerId === mara.id);
    const [worked, tampered] = mine as [(typeof mine)[0], (typeof mine)[0]];
    desktop.setOnline(false);
    await desktop.run(writeNote, { noteId: 'unsent-note', leadId: worked.id, attemptId: null, body: 'Not sent yet.', revision: 1 });
    await desktop.db.leads.put({ ...tampered, firstName: 'Tampered' });
    await dataTable(desktop.db, 'touches').put({ ...(await anyTouch(desktop)), id: 'invented' });
    const lost = (await desktop.db.packs.toArray()).find((pack) => pack.table === 'attempts');
    if (!lost) throw new Error('nothing was packed');
    await desktop.db.packs.delete([lost.table, lost.scope, lost.last]);
    const settings = await desktop.db.settings.toArray();
    await desktop.db.settings.clear();
    await drift.checkAll();
    const found = drift.state.getState();
    expect(found.kind).toBe('done');
    expect(found.kind === 'done' && found.rows).toBeGreaterThan(3 + settings.length - 1);
    expect(await rowById(desktop.db, 'leads', tampered.id)).toEqual(tampered);
    expect(await rowById(desktop.db, 'notes', 'unsent-note', [worked.id]), 'work in hand stands').toBeDefined();
    expect(await desktop.db.outbox.where('state').equals('pending').count()).toBe(1);
    await drift.checkAll();
    expect(drift.state.getState(), 'unsent work is no drift').toEqual({ kind: 'done', rows: 0 });
    desktop.setOnline(true);
    await expectAgreement(desktop, mara);
  });

  const anyTouch = async (desktop: Desktop) => {
    const [touch] = await allRows(desktop.db, 'touches');
    if (!touch) throw new Error('there is no touch');
    return touch;
  };

  test('compares nothing while rows move', async () => {
    const desktop = await desktopOf(mara);
    await desktop.settled();
    const token = await server.tokenOf(mara);
    const api = (path: string, init: RequestInit = {}) =>
      fetch(`${url}${path}`, { ...init, headers: { 'content-type': 'application/json', ...bearer(token) } });
    const actor = { userId: mara.id, role: mara.role, teamId: mara.teamId };
    desktop.setOnline(false);
    await database().query("update teams set name = name || '!' where center_id = $1", [centerId]);
    expect((await checkRange(desktop.db, actor, createCheckServer(api), firstPlace)).kind).toBe('moved');
  });

  test('still speaks to apps that know no packs', async () => {
    const token = await server.tokenOf(mara);
    const answer = await server.app.inject({ method: 'GET', url: '/api/sync/snapshot', headers: bearer(token) });
    const kinds = new Set(
      answer.body
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { kind: string }).kind),
    );
    expect([...kinds].sort()).toEqual(['head', 'rows', 'tail']);
  });
});
