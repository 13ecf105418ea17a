import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reassignLeads } from '../../shared/commands/reassign-leads.ts';
import { writeNote } from '../../shared/commands/write-note.ts';
import type { AuditPage } from '../../shared/protocol/audit.ts';
import { aCenterAtWork, type CenterAtWork } from '../support/center-at-work.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { fillPool } from '../support/pool.ts';
import { bearer } from '../support/server.ts';

describeOnBothDatabases('the log of actions', (database) => {
  let work: CenterAtWork;
  beforeAll(async () => {
    work = await aCenterAtWork(database());
  });
  afterAll(() => work.stop());

  const get = async (url: string, who: 'manager' | 'admin' | 'teamLead' | 'rep' = 'manager') =>
    work.server.app.inject({ method: 'GET', url, headers: bearer(await work.server.tokenOf(work.center.people[who])) });
  const page = async (query = ''): Promise<AuditPage> => (await get(`/api/audit?${query}`)).json();

  test('tells who did what to which leads, and nothing that was written; pages, filters and the file agree', async () => {
    const { rep, otherRep, teamLead } = work.center.people;
    const [moved = '', noted = ''] = await fillPool(database(), work.center, 2, { ownerId: rep.id });
    const lead = await work.desktopOf(teamLead);
    await lead.run(reassignLeads, { moveId: v7(), reason: 'of no concern', moves: [{ leadId: moved, fromId: rep.id, toId: otherRep.id }] });
    await lead.settled();
    work.server.clock.advance(60_000);
    const since = work.server.clock.now();
    const desk = await work.desktopOf(rep);
    for (let count = 0; count < 101; count += 1)
      await desk.run(writeNote, { noteId: v7(), leadId: noted, attemptId: null, body: `secret of theirs ${count}`, revision: 1 });
    await desk.settled();

    const whole = await page();
    expect(whole.entries).toHaveLength(100);
    const rest = await page(`after=${encodeURIComponent(whole.next ?? '')}`);
    const all = [...whole.entries, ...rest.entries];
    expect(new Set(all.map(({ id }) => id)).size).toBe(102);
    expect(rest.next).toBeNull();
    expect(all.at(-1)).toMatchObject({ byId: teamLead.id, name: 'reassignLeads', outcome: 'applied', leadIds: [moved], leadCount: 1 });

    expect((await page(`byId=${teamLead.id}`)).entries).toMatchObject([{ name: 'reassignLeads' }]);
    expect((await page('name=reassignLeads')).entries).toHaveLength(1);
    expect((await page(`leadIds=${moved}`)).entries).toMatchObject([{ name: 'reassignLeads' }]);
    const both = await page(`leadIds=${moved}&leadIds=${noted}&after=${encodeURIComponent(whole.next ?? '')}`);
    expect(both.entries.map(({ name }) => name)).toEqual(['writeNote', 'reassignLeads']);
    expect((await page(`till=${since}`)).entries).toMatchObject([{ name: 'reassignLeads' }]);
    expect((await page(`from=${since}`)).entries).toHaveLength(100);

    const file = await get('/api/audit.csv', 'admin');
    expect(file.headers['content-type']).toMatch(/^text\/csv/);
    expect(file.body.trimEnd().split('\r\n')).toHaveLength(103);
    for (const said of [JSON.stringify(all), file.body]) expect(said).not.toMatch(/secret|no concern/);

    const workbook = await get(`/api/audit.xlsx?byId=${teamLead.id}`, 'admin');
    expect(workbook.headers['content-type']).toContain('spreadsheetml');
    const sheets = unzipSync(new Uint8Array(workbook.rawPayload));
    const [rows = '', manifest = ''] = ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'].map((name) =>
      strFromU8(sheets[name] ?? new Uint8Array()),
    );
    expect(rows.match(/<row /g)).toHaveLength(2);
    const csv = await get(`/api/audit.csv?byId=${teamLead.id}`, 'admin');
    expect(manifest).toContain(createHash('sha256').update(csv.rawPayload).digest('hex'));
  });

  test('tells who set whose password, and never which', async () => {
    const { admin, otherRep } = work.center.people;
    const answer = await work.server.app.inject({
      method: 'PUT',
      url: `/api/people/${otherRep.id}/password`,
      headers: bearer(await work.server.tokenOf(admin)),
      payload: { password: 'a quiet new password' },
    });
    expect(answer.statusCode).toBe(204);
    const set = await page('name=setPassword');
    expect(set.entries).toMatchObject([{ byId: admin.id, personId: otherRep.id, leadCount: 0, outcome: 'applied' }]);
    expect(JSON.stringify(await database().query('select * from commands'))).not.toContain('quiet new');
  });

  test('is for managers and admins of the center alone', async () => {
    expect((await get('/api/audit', 'teamLead')).statusCode).toBe(403);
    expect((await get('/api/audit.csv', 'rep')).statusCode).toBe(403);
    const other = await aCenterAtWork(database());
    const token = await other.server.tokenOf(other.center.people.admin);
    const answer = await other.server.app.inject({ method: 'GET', url: '/api/audit', headers: bearer(token) });
    expect(answer.json()).toEqual({ entries: [], next: null });
    await other.stop();
  });
});
