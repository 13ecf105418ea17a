import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { errorResponse } from '../../shared/protocol/sync.ts';
import { aCenter, type Center } from '../support/center.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

describeOnBothDatabases('errors, headers and health', (database) => {
  let server: TestServer;
  let center: Center;
  beforeAll(async () => {
    server = await aServer(database());
    center = await aCenter(database());
  });
  afterAll(() => server.stop());

  const get = (url: string, headers: object = {}) => server.app.inject({ method: 'GET', url, headers: { ...headers } });

  test.each([
    ['an address that does not exist', { method: 'GET', url: '/api/nowhere' }, 404, 'notFound'],
    [
      'a body that is not JSON',
      { method: 'POST', url: '/api/session', payload: '{', headers: { 'content-type': 'application/json' } },
      400,
      'invalidJson',
    ],
    [
      'a body of another kind',
      { method: 'POST', url: '/api/session', payload: '<a/>', headers: { 'content-type': 'text/xml' } },
      415,
      'unsupportedMediaType',
    ],
    ['a body too large', { method: 'POST', url: '/api/session', payload: { email: 'x'.repeat(1024 * 1024) } }, 413, 'tooLarge'],
    ['fields that are wrong', { method: 'POST', url: '/api/session', payload: { email: 7 } }, 400, 'invalidRequest'],
    ['nobody signed in', { method: 'GET', url: '/api/tokens' }, 401, 'notSignedIn'],
    ['a token nobody has', { method: 'GET', url: '/api/tokens', headers: bearer('rfs_unknown') }, 401, 'sessionEnded'],
  ] as const)('%s is answered with its code, words and advice', async (_what, request, status, code) => {
    const answer = await server.app.inject(request);
    expect(answer.statusCode).toBe(status);
    const body = errorResponse.strict().parse(answer.json());
    expect(body.code).toBe(code);
    expect(body.message.length).toBeGreaterThan(10);
    expect(body.whatToDo.length).toBeGreaterThan(10);
  });

  test('wrong fields are named', async () => {
    const answer = await server.app.inject({ method: 'POST', url: '/api/session', payload: { email: 7 } });
    expect(answer.json().fields.map((each: { path: string }) => each.path)).toEqual(['body.email', 'body.password']);
  });

  test('pages may load from their own origin only, and may not be framed', async () => {
    const { headers } = await get('/');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' });
  });

  test('answers of the API are kept by no cache', async () => {
    expect((await get('/api/health')).headers['cache-control']).toBe('no-store');
  });

  test('only the desktop app may call from another origin, and never with cookies', async () => {
    const preflight = await server.app.inject({
      method: 'OPTIONS',
      url: '/api/session',
      headers: { origin: 'app://refinery', 'access-control-request-method': 'POST' },
    });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers).toMatchObject({ 'access-control-allow-origin': 'app://refinery' });
    expect(preflight.headers['access-control-allow-credentials']).toBeUndefined();
    expect((await get('/api/health', { origin: 'https://evil.example' })).headers['access-control-allow-origin']).toBeUndefined();
  });

  test('without a built renderer, the first page says how to build it', async () => {
    const answer = await get('/');
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('npm start');
  });

  test('health is ready over a migrated database', async () => {
    const answer = await get('/api/health');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ state: 'ready', database: database().kind, reasons: [] });
  });

  test('health says that a migration is missing, and that the database is away', async () => {
    const [first] = await database().query<{ name: string }>('select name from migrations order by name desc limit 1');
    await database().query('delete from migrations where name = $1', [first?.name]);
    const behind = await get('/api/health');
    await database().query('insert into migrations (name) values ($1)', [first?.name]);
    expect(behind.statusCode).toBe(503);
    expect(behind.json()).toMatchObject({
      state: 'notReady',
      reasons: [{ what: 'migrations', message: expect.stringContaining(first?.name ?? '?') }],
    });

    const lost = await aServer(awayDatabase(database()));
    const away = await lost.app.inject({ method: 'GET', url: '/api/health' });
    expect(away.json()).toMatchObject({
      state: 'notReady',
      reasons: [{ what: 'database', message: 'The database does not answer (ECONNREFUSED).' }],
    });
    const refused = await lost.app.inject({ method: 'GET', url: '/api/session', headers: bearer('rfs_x') });
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'unavailable']);
    await lost.stop();
  });

  test('a fault of the server is answered without its words, and logged without anyone’s data', async () => {
    const token = await server.tokenOf(center.people.rep);
    const broken = await aServer(breakingDatabase(database()));
    const answer = await broken.app.inject({ method: 'GET', url: '/api/tokens?q=anna%40example.org', headers: bearer(token) });
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal']);
    expect(answer.body).not.toContain('anna');
    expect(broken.logged()).toContain('22P02');
    expect(broken.logged()).not.toContain('anna');
    await broken.stop();
  });

  test('the log carries ids and the route, never names, mails, passwords or tokens', async () => {
    const { rep } = center.people;
    const token = await server.tokenOf(rep);
    await get('/api/session?who=anna', bearer(token));
    const logged = server.logged();
    expect(logged).toContain(rep.id);
    expect(logged).toContain('"route":"/api/session"');
    for (const secret of [rep.name, rep.email, rep.password, token, 'anna']) expect(logged).not.toContain(secret);
  });
});

/** A database whose server has gone away. */
const awayDatabase = (database: Database): Database => ({
  ...database,
  query: () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })),
});

/** A database that fails as PostgreSQL does, with a value in its message; sign-ins are still found. */
const breakingDatabase = (database: Database): Database => ({
  ...database,
  query: (statement, params) =>
    statement.includes('from api_tokens where')
      ? Promise.reject(Object.assign(new Error('invalid input syntax for type bigint: "anna@example.org"'), { code: '22P02' }))
      : database.query(statement, params),
});
