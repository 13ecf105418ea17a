import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCenter, type Center } from '../support/center.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { giveLeads } from '../support/give-leads.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

const list = 'phone\n+49 89 5550 0177\n+49 89 5550 0177\nAnyone@Acme.example\nblocked.example\n0171 2345678\nnobody at all\n';

describeOnBothDatabases('do-not-call lists over HTTP', (database) => {
  let server: TestServer;
  let center: Center;
  let token: string;
  beforeAll(async () => {
    server = await aServer(database());
    center = await aCenter(database());
    const session = await server.tokenOf(center.people.manager);
    const made = await server.app.inject({ method: 'POST', url: '/api/tokens', payload: { name: 'Lists' }, headers: bearer(session) });
    token = made.json<{ token: string }>().token;
  });
  afterAll(() => server.stop());

  const post = (url: string, payload: string, by = token, type = 'text/csv') =>
    server.app.inject({ method: 'POST', url, payload, headers: { ...bearer(by), 'content-type': type } });
  const lists = async () =>
    (await server.app.inject({ method: 'GET', url: '/api/do-not-call/lists', headers: bearer(token) })).json<{ lists: object[] }>().lists;

  test('a check tells what a list holds and changes nothing', async () => {
    const answer = await post('/api/do-not-call/check', list);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      numbers: 1,
      mails: 1,
      domains: 1,
      doubles: 1,
      refused: [
        { line: 6, why: 'whichCountry' },
        { line: 7, why: 'noValue' },
      ],
      barredCount: 0,
    });
    expect(await lists()).toEqual([]);
  });

  test('a list is taken in once, however often it is sent, and binds from then on', async () => {
    const url = '/api/do-not-call/lists?name=robinson.csv&reason=Robinson+list&country=DE&listId=robinson-2026';
    const answer = await post(url, list);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ numbers: 2, list: { id: 'robinson-2026', entries: 4, refused: 1, state: 'active' } });
    expect((await post(url, list)).statusCode).toBe(201);
    expect(await lists()).toMatchObject([{ id: 'robinson-2026', entries: 4, origin: 'list' }]);
    const check = await post('/api/do-not-call/check?country=DE', 'blocked.example\n0171 2345678\nfree.example\n');
    expect(check.json()).toMatchObject({ barredCount: 2, barred: ['+491712345678', 'blocked.example'] });
  });

  test('a list stops the leads that carry its values, and says how many', async () => {
    const { tokenOf, clock } = server;
    await giveLeads({ url: await server.listen(), center, tokenOf, clock, to: center.people.rep, count: 3 });
    const mine = 'ana0@nordhaus.example\nana2@nordhaus.example\n';
    expect((await post('/api/do-not-call/check', mine)).json()).toMatchObject({ stopped: 2 });
    const taken = await post('/api/do-not-call/lists?name=mine.csv&reason=Asked+by+letter', mine);
    expect(taken.json()).toMatchObject({ stopped: 2, list: { stopped: 2 } });
    expect((await post('/api/do-not-call/check', mine)).json()).toMatchObject({ stopped: 0, barredCount: 2 });
  });

  test('whoever may not lift a list may not bring one, and what is no list is refused with its reason', async () => {
    const rep = await server.tokenOf(center.people.rep);
    expect((await post('/api/do-not-call/check', list, rep)).json().code).toBe('notAllowed');
    expect((await post('/api/do-not-call/lists?name=a&reason=b', 'nothing\nhere\n')).json().code).toBe('unreadableFile');
    expect((await post('/api/do-not-call/check', '{}', token, 'application/json')).json().code).toBe('unsupportedMediaType');
  });

  test('describe themselves', async () => {
    const documented = await server.app.inject({ method: 'GET', url: '/api/docs/json', headers: bearer(token) });
    expect(Object.keys(documented.json<{ paths: object }>().paths)).toEqual(
      expect.arrayContaining(['/api/do-not-call/lists', '/api/do-not-call/check']),
    );
  });
});
