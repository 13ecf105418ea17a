import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCenter, type Center } from '../support/center.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

const dayMs = 24 * 60 * 60 * 1000;

describeOnBothDatabases('personal tokens', (database) => {
  let server: TestServer;
  let center: Center;
  beforeAll(async () => {
    server = await aServer(database());
    center = await aCenter(database());
  });
  afterAll(() => server.stop());

  const make = (token: string, payload: object) =>
    server.app.inject({ method: 'POST', url: '/api/tokens', payload, headers: bearer(token) });
  const list = (token: string) => server.app.inject({ method: 'GET', url: '/api/tokens', headers: bearer(token) });
  const revoke = (token: string, id: string) => server.app.inject({ method: 'DELETE', url: `/api/tokens/${id}`, headers: bearer(token) });

  test('a token does what its owner may, and its secret is shown once', async () => {
    const session = await server.tokenOf(center.people.manager);
    const made = await make(session, { name: 'Weekly export' });
    expect(made.statusCode).toBe(201);
    const { token } = made.json<{ token: string }>();
    const me = await server.app.inject({ method: 'GET', url: '/api/session', headers: bearer(token) });
    expect(me.json()).toMatchObject({ user: { userId: center.people.manager.id, role: 'manager' }, expiresAt: null });
    const listed = await list(session);
    expect(listed.body).not.toContain(token);
    expect(listed.json().tokens).toMatchObject([{ name: 'Weekly export', lastUsedAt: server.clock.now() }]);
  });

  test('a token cannot make tokens', async () => {
    const { token } = (await make(await server.tokenOf(center.people.admin), { name: 'Script' })).json<{ token: string }>();
    expect((await make(token, { name: 'Another' })).json().code).toBe('signInNeeded');
  });

  test('a token ends when revoked, by its owner only, and when its days are over', async () => {
    const owner = await server.tokenOf(center.people.teamLead);
    const other = await server.tokenOf(center.people.rep);
    const first = (await make(owner, { name: 'First' })).json<{ token: string; id: string }>();
    const short = (await make(owner, { name: 'Short', expiresInDays: 2 })).json<{ token: string }>();
    expect((await revoke(other, first.id)).json().code).toBe('notFound');
    expect((await list(first.token)).statusCode).toBe(200);
    expect((await revoke(owner, first.id)).statusCode).toBe(204);
    expect((await list(first.token)).json().code).toBe('tokenUnknown');
    expect((await list(short.token)).statusCode).toBe(200);
    server.clock.advance(2 * dayMs);
    expect((await list(short.token)).json().code).toBe('tokenUnknown');
  });
});
