import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashToken } from '../../server/auth/tokens.ts';
import { aCenter, type Center } from '../support/center.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

const dayMs = 24 * 60 * 60 * 1000;
const ownOrigin = { host: 'refinery.test', origin: 'http://refinery.test' };

describeOnBothDatabases('signing in', (database) => {
  let server: TestServer;
  let center: Center;
  beforeAll(async () => {
    server = await aServer(database());
    center = await aCenter(database());
  });
  afterAll(() => server.stop());

  const signIn = (payload: object, headers: object = {}) =>
    server.app.inject({ method: 'POST', url: '/api/session', payload, headers: { ...headers } });
  const whoAmI = (headers: object) => server.app.inject({ method: 'GET', url: '/api/session', headers: { ...headers } });
  const cookieOf = async (person = center.people.rep) => {
    const { email, password } = person;
    const answer = await signIn({ email, password }, ownOrigin);
    const [cookie] = answer.cookies;
    return { cookie: `${cookie?.name}=${cookie?.value}`, answer };
  };

  test('a browser gets a cookie no script can read, and no token in the body', async () => {
    const { answer, cookie } = await cookieOf();
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ token: null, user: { name: 'Test rep', role: 'rep', centerId: center.id } });
    expect(answer.cookies[0]).toMatchObject({ name: 'refinery_session', httpOnly: true, sameSite: 'Strict', path: '/' });
    expect((await whoAmI({ cookie })).json().user.userId).toBe(center.people.rep.id);
  });

  test('a desktop gets a token and no cookie', async () => {
    const { email, password } = center.people.rep;
    const answer = await signIn({ email: ` ${email.toUpperCase()} `, password, wantsToken: true }, { origin: 'app://refinery' });
    expect(answer.cookies).toEqual([]);
    expect(answer.headers['access-control-allow-origin']).toBe('app://refinery');
    expect((await whoAmI(bearer(answer.json().token))).statusCode).toBe(200);
  });

  test('the database holds no token, only its hash', async () => {
    const token = await server.tokenOf(center.people.rep);
    const rows = await database().query<{ whole: string }>('select s::text as whole from sessions s where token_hash = $1', [
      hashToken(token),
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.whole).not.toContain(token);
  });

  test('a wrong password and an unknown person read the same, and cost the same work', async () => {
    const timed = async (payload: object) => {
      const startedAt = performance.now();
      const answer = await signIn(payload);
      return { answer, ms: performance.now() - startedAt };
    };
    await timed({ email: 'warm@up.example', password: 'x' });
    const wrong = await timed({ email: center.people.otherRep.email, password: 'not it' });
    const unknown = await timed({ email: 'nobody@nowhere.example', password: 'not it' });
    expect(wrong.answer.statusCode).toBe(401);
    expect(unknown.answer.body).toBe(wrong.answer.body);
    expect(wrong.answer.json().code).toBe('wrongCredentials');
    expect(unknown.ms).toBeGreaterThan(wrong.ms / 4);
  });

  test('the sixteenth try in a minute on one mail has to wait, another mail does not', async () => {
    const tries = [];
    for (let count = 0; count < 16; count += 1) tries.push((await signIn({ email: 'guess@me.example', password: `${count}` })).statusCode);
    expect(tries.slice(0, 15)).toEqual(Array(15).fill(401));
    expect(tries[15]).toBe(429);
    const refused = await signIn({ email: 'GUESS@me.example', password: 'x' });
    expect(refused.json().code).toBe('tooManyRequests');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn({ email: 'other@me.example', password: 'x' })).statusCode).toBe(401);
  });

  test('a sign-in in use slides, one left alone for 30 days ends with a clear code', async () => {
    const token = await server.tokenOf(center.people.manager);
    server.clock.advance(29 * dayMs);
    expect((await whoAmI(bearer(token))).statusCode).toBe(200);
    server.clock.advance(29 * dayMs);
    expect((await whoAmI(bearer(token))).statusCode).toBe(200);
    server.clock.advance(30 * dayMs);
    expect((await whoAmI(bearer(token))).json()).toMatchObject({ code: 'sessionEnded' });
  });

  test('when a sign-in slides, the browser is given the cookie with its new end', async () => {
    const { cookie } = await cookieOf();
    expect((await whoAmI({ cookie })).cookies).toEqual([]);
    server.clock.advance(2 * dayMs);
    const [renewed] = (await whoAmI({ cookie })).cookies;
    expect(renewed?.expires?.getTime()).toBe(server.clock.now() + 30 * dayMs);
  });

  test('signing out ends the sign-in and clears the cookie', async () => {
    const { cookie } = await cookieOf();
    const out = await server.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie, ...ownOrigin } });
    expect(out.statusCode).toBe(204);
    expect(out.cookies[0]).toMatchObject({ name: 'refinery_session', value: '' });
    expect((await whoAmI({ cookie })).json().code).toBe('sessionEnded');
  });

  test('another site cannot act with the cookie, but with a token the origin says nothing', async () => {
    const { cookie } = await cookieOf();
    const foreign = { method: 'DELETE' as const, url: '/api/session' };
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}]) {
      const answer = await server.app.inject({ ...foreign, headers: { cookie, host: 'refinery.test', ...headers } });
      expect(answer.json().code).toBe('foreignOrigin');
    }
    const token = await server.tokenOf(center.people.rep);
    expect((await server.app.inject({ ...foreign, headers: bearer(token) })).statusCode).toBe(204);
  });

  test('another site cannot sign a browser in', async () => {
    const { email, password } = center.people.rep;
    expect((await signIn({ email, password }, { origin: 'https://evil.example' })).json().code).toBe('foreignOrigin');
    expect((await signIn({ email, password }, { origin: 'app://refinery' })).json().code).toBe('foreignOrigin');
  });

  test('a person sees and ends their own sign-ins only', async () => {
    const { salesperson, admin } = center.people;
    const [here, there, others] = [await server.tokenOf(salesperson), await server.tokenOf(salesperson), await server.tokenOf(admin)];
    const list = async (token: string) =>
      (await server.app.inject({ method: 'GET', url: '/api/sessions', headers: bearer(token) })).json<{
        sessions: { id: string; isThisOne: boolean }[];
      }>().sessions;
    const end = (token: string, id = '') => server.app.inject({ method: 'DELETE', url: `/api/sessions/${id}`, headers: bearer(token) });
    const mine = await list(here);
    expect(mine.map((each) => each.isThisOne).sort()).toEqual([false, true]);
    const other = mine.find((each) => !each.isThisOne);
    expect((await end(others, other?.id)).json().code).toBe('notFound');
    expect((await end(here, other?.id)).statusCode).toBe(204);
    expect((await whoAmI(bearer(there))).json().code).toBe('sessionEnded');
    expect((await whoAmI(bearer(here))).statusCode).toBe(200);
  });

  test('a disabled person can neither sign in nor go on, and is told so only after the right password', async () => {
    const { people } = await aCenter(database());
    const token = await server.tokenOf(people.rep);
    await database().query('update users set is_active = false where id = $1', [people.rep.id]);
    expect((await whoAmI(bearer(token))).json().code).toBe('userDisabled');
    expect((await signIn({ email: people.rep.email, password: people.rep.password })).json().code).toBe('userDisabled');
    expect((await signIn({ email: people.rep.email, password: 'wrong' })).json().code).toBe('wrongCredentials');
  });
});
