import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Database } from '../../server/db/database.ts';
import { writeRows } from '../../server/db/rows.ts';
import { aCenter, type Center, type Person } from '../support/center.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

type Poke = { kind: string; version: number };
type Heard = {
  socket: WebSocket;
  next: () => Promise<Poke>;
  /** The first of a later version: the one at hand may be told twice, on coming in and by the look at what other processes did. */
  nextAfter: (version: number) => Promise<Poke>;
  closed: Promise<number>;
};

describeOnBothDatabases('pokes and presence', (database) => {
  let server: TestServer;
  let url: string;
  beforeAll(async () => {
    server = await aServer(database());
    url = await server.listen();
  });
  afterAll(() => server.stop());

  const connect = (at = url, headers: Record<string, string> = {}): Heard => {
    const socket = new WebSocket(`${at.replace('http', 'ws')}/api/sync/poke`, { headers });
    const heard: string[] = [];
    const waiting: ((said: string) => void)[] = [];
    socket.on('message', (data) => {
      const said = String(data);
      const waiter = waiting.shift();
      if (waiter) waiter(said);
      else heard.push(said);
    });
    const next = async (): Promise<Poke> => JSON.parse(heard.shift() ?? (await new Promise<string>((resolve) => waiting.push(resolve))));
    const nextAfter = async (version: number): Promise<Poke> => {
      const poke = await next();
      return poke.version > version ? poke : nextAfter(version);
    };
    return {
      socket,
      next,
      nextAfter,
      closed: once(socket, 'close').then(([code]) => Number(code)),
    };
  };

  const connectAs = async (person: Person, to = server, at = url): Promise<Heard> => {
    const token = await to.tokenOf(person);
    const heard = connect(at);
    await once(heard.socket, 'open');
    heard.socket.send(JSON.stringify({ token }));
    return heard;
  };

  test('a desktop hears the version on coming in, and each later one', async () => {
    const center = await aCenter(database());
    const lead = await connectAs(center.people.teamLead);
    const first = await lead.next();
    expect(first).toEqual({ kind: 'poke', epoch: expect.any(String), version: expect.any(Number) });
    await changeSomething(database(), center);
    if (database().kind === 'embedded') await announce(server, center);
    expect((await lead.nextAfter(first.version)).version).toBe(first.version + 1);
    lead.socket.close();
  });

  test('everybody hears of a server that was put back, also of one that counts the same versions as before', async () => {
    const center = await aCenter(database());
    const lead = await connectAs(center.people.teamLead);
    const { version } = await lead.next();
    await changeSomething(database(), center);
    if (database().kind === 'embedded') await announce(server, center);
    await lead.nextAfter(version);
    await database().query('update sync_spaces set epoch = $2 where center_id = $1', [center.id, 'put back']);
    if (database().kind === 'embedded') await announce(server, center);
    expect(await lead.next()).toEqual({ kind: 'poke', epoch: 'put back', version: version + 1 });
    lead.socket.close();
  });

  test('a browser comes in by its cookie, from Refinery’s own pages only', async () => {
    const { people } = await aCenter(database());
    const { email, password } = people.salesperson;
    const answer = await server.app.inject({ method: 'POST', url: '/api/session', payload: { email, password } });
    const cookie = `refinery_session=${answer.cookies[0]?.value}`;
    const own = connect(url, { cookie, origin: url });
    expect((await own.next()).kind).toBe('poke');
    own.socket.close();
    const foreign = connect(url, { cookie, origin: 'https://evil.example' });
    await once(foreign.socket, 'open');
    foreign.socket.send('{"token":"rfs_none"}');
    expect(await foreign.closed).toBe(4401);
  });

  test('who says no or a wrong hello is shown out', async () => {
    const rude = connect();
    await once(rude.socket, 'open');
    rude.socket.send('hello?');
    expect(await rude.closed).toBe(4408);
    const center = await aCenter(database());
    const token = await server.tokenOf(center.people.rep);
    await database().query('update users set is_active = false where id = $1', [center.people.rep.id]);
    const disabled = connect();
    await once(disabled.socket, 'open');
    disabled.socket.send(JSON.stringify({ token }));
    expect(await disabled.closed).toBe(4403);
  });

  test('a rep shows as connected while any of two connections lives, and the change feed carries it', async () => {
    const center = await aCenter(database());
    const { rep } = center.people;
    const one = await connectAs(rep);
    await one.next();
    await untilLinesOf(database(), rep, 1);
    expect(await presenceOf(database(), rep)).toMatchObject({ isConnected: true, lastSeenAt: server.clock.now() });
    const two = await connectAs(rep);
    await two.next();
    await untilLinesOf(database(), rep, 2);
    one.socket.close();
    server.clock.advance(60_000);
    await untilLinesOf(database(), rep, 1);
    expect(await presenceOf(database(), rep)).toMatchObject({ isConnected: true });
    two.socket.close();
    await untilLinesOf(database(), rep, 0);
    expect(await presenceOf(database(), rep)).toMatchObject({ isConnected: false, lastSeenAt: server.clock.now() });
    const fed = await database().query("select 1 from changes where center_id = $1 and table_name = 'presences' and audience = $2", [
      center.id,
      `team:${center.teamIds[0]}`,
    ]);
    expect(fed).toHaveLength(2);
  });

  test('a server that died without a goodbye is noticed by the next one', async () => {
    const { id, people } = await aCenter(database());
    const { rep } = people;
    const diedAt = server.clock.now() - 60_000;
    await database().query('insert into server_processes (id, beat_at) values ($1, $2)', [`${id}.died`, diedAt]);
    await database().query('insert into connections (id, process_id, center_id, user_id, since_at) values ($1, $2, $3, $4, $5)', [
      `${id}.line`,
      `${id}.died`,
      id,
      rep.id,
      diedAt,
    ]);
    const presence = { id: rep.id, state: 'ready' as const, stateSinceAt: diedAt, isConnected: true, lastSeenAt: diedAt, reason: '' };
    await database().transaction((sql) => writeRows(sql, id, 'presences', [presence]));
    const next = await aServer(database(), { clock: server.clock });
    await next.stop();
    expect(await presenceOf(database(), rep)).toMatchObject({ isConnected: false, state: 'ready' });
    expect(await database().query('select 1 from connections where center_id = $1', [id])).toEqual([]);
  });

  test('a server that stops says goodbye and leaves nobody connected', async () => {
    const own = await aServer(database());
    const at = await own.listen();
    const { people } = await aCenter(database());
    const line = await connectAs(people.otherRep, own, at);
    await line.next();
    await untilLinesOf(database(), people.otherRep, 1);
    await own.stop();
    expect(await line.closed).toBe(1012);
    expect(await presenceOf(database(), people.otherRep)).toMatchObject({ isConnected: false });
  });
});

/** Waits until the server has noted that so many of somebody's connections are there; one that ended it keeps a while, as it may come back. */
const untilLinesOf = (database: Database, person: Person, count: number): Promise<void> =>
  expect.poll(() => database.query('select 1 from connections where user_id = $1', [person.id]), { timeout: 30_000 }).toHaveLength(count);

const changeSomething = (database: Database, center: Center): Promise<void> =>
  database.transaction((sql) => writeRows(sql, center.id, 'teams', [{ id: center.teamIds[0], name: 'Renamed' }]));

/** What a push does after its commit; on PostgreSQL the poll finds it too. */
const announce = async (server: TestServer, center: Center): Promise<void> => {
  const token = await server.tokenOf(center.people.rep);
  const payload = { protocol: 1, deviceId: `${center.id}.device`, commands: [] };
  await server.app.inject({ method: 'POST', url: '/api/sync/push', payload, headers: bearer(token) });
};

const presenceOf = async (database: Database, person: Person): Promise<unknown> => {
  const [row] = await database.query(
    'select is_connected as "isConnected", last_seen_at as "lastSeenAt", state from presences where id = $1',
    [person.id],
  );
  return row;
};
