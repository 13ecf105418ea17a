import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../../server/auth/passwords.ts';
import { samplePassword } from '../../server/sample/people.ts';
import { writeSample } from '../../server/sample/write-sample.ts';
import { aClock } from '../support/clock.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

describeOnBothDatabases('data rights', (database) => {
  let server: TestServer;
  let [manager, rep] = ['', ''];
  const clock = aClock();
  beforeAll(async () => {
    await writeSample(database(), { leads: 60, now: clock.now(), epoch: v7(), hashPassword });
    server = await aServer(database(), { clock });
    const tokenOf = (id: string) => server.tokenOf({ email: `${id}@refinery.example`, password: samplePassword });
    [manager, rep] = [await tokenOf('ines'), await tokenOf('mara')];
  });
  afterAll(() => server.stop());
  const send = (url: string, payload?: object, token = manager) =>
    server.app.inject({ method: payload ? 'POST' : 'GET', url, headers: bearer(token), ...(payload ? { payload } : {}) });
  const ask = (what: string, who: string, more: object = {}) => send(`/api/data-rights/${what}`, { who, ...more });
  const factsOf = (leadId: string) => database().query('select score, score_lines, score_facts from leads where id = $1', [leadId]);
  const tablesWith = async (word: string): Promise<string[]> => {
    const names = await database().query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { name } of names)
      if ((await database().query(`select 1 from "${name}" t where t::text ilike $1 limit 1`, [`%${word}%`])).length > 0) found.push(name);
    return found;
  };

  test('finds, exports and erases a person everywhere, keeps the ledger, and notices when they come back', async () => {
    const key = (
      await send('/api/intake/keys', { campaignId: 'webInquiry', teamId: 'north', kind: 'api', name: 'Web', source: 'inquiry' })
    ).json();
    const post = (email: string) =>
      send('/api/intake/leads', { name: 'Zora Zebrano', email, phone: '+49 89 5550 0199', note: 'zebrano note' }, key.token);
    const { leadId } = (await post('zora@zebrano.example')).json();
    expect((await ask('find', '089 55500199')).json().leads).toMatchObject([{ id: leadId, name: 'Zora Zebrano' }]);
    const exported = (await ask('export', 'zora@zebrano.example')).json();
    expect(exported.leads).toMatchObject([{ id: leadId }]);
    expect(exported.notes).toMatchObject([{ body: 'zebrano note' }]);
    expect(await factsOf(leadId)).not.toMatchObject([{ score_facts: '' }]);
    const before = (await send('/api/reports/ledger')).json();
    expect((await ask('erase', 'zora@zebrano.example', { reason: 'asked by letter' })).json()).toEqual({ leadIds: [leadId] });
    expect(await tablesWith('zebrano')).toEqual([]);
    expect(await factsOf(leadId)).toEqual([{ score: 0, score_lines: [], score_facts: '' }]);
    expect((await ask('find', 'zora@zebrano.example')).json().leads).toEqual([]);
    const after = (await send('/api/reports/ledger')).json();
    expect(after).toMatchObject({
      isBalanced: true,
      all: { takenIn: before.all.takenIn, counts: { purged: before.all.counts.purged + 1 } },
    });
    const back = (await post('zora@zebrano.example')).json();
    expect(back.outcome).toBe('takenIn');
    const { requests, returned } = (await send('/api/data-rights/requests')).json();
    expect(requests.map((each: { kind: string }) => each.kind).sort()).toEqual(['erased', 'exported', 'found', 'found']);
    expect(returned).toMatchObject([{ leadId: back.leadId }]);
  });

  test('is for managers and admins', async () => {
    expect((await send('/api/data-rights/find', { who: 'a@b.example' }, rep)).json().code).toBe('notAllowed');
    expect((await ask('find', 'neither')).statusCode).toBe(400);
  });
});
