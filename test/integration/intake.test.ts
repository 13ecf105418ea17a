import { createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../../server/auth/passwords.ts';
import { takeInDropped } from '../../server/imports/drop-folder.ts';
import { createPokes } from '../../server/pokes.ts';
import { samplePassword, sampleUsers } from '../../server/sample/people.ts';
import { sampleCenterId, writeSample } from '../../server/sample/write-sample.ts';
import { sendDue } from '../../server/webhooks/send-webhooks.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { aClock } from '../support/clock.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

describeOnBothDatabases('the intake', (database) => {
  let server: TestServer;
  let [manager, admin, rep] = ['', '', ''];
  const clock = aClock();
  beforeAll(async () => {
    await writeSample(database(), { leads: 60, now: clock.now(), epoch: v7(), hashPassword });
    server = await aServer(database(), { clock, allowsPrivateWebhooks: true });
    const tokenOf = (id: string) => server.tokenOf({ email: `${id}@refinery.example`, password: samplePassword });
    [manager, admin, rep] = [await tokenOf('ines'), await tokenOf('lea'), await tokenOf('mara')];
  });
  afterAll(() => server.stop());

  const teamId = sampleUsers.find(({ id }) => id === 'mara')?.teamId ?? '';
  const send = (method: 'GET' | 'POST' | 'DELETE', url: string, token: string, payload?: object, headers: object = {}) =>
    server.app.inject({ method, url, headers: { ...bearer(token), ...headers }, ...(payload ? { payload } : {}) });
  const makeKey = async (kind: 'api' | 'form' | 'folder', more: object = {}) => {
    const made = await send('POST', '/api/intake/keys', manager, {
      campaignId: 'webInquiry',
      teamId,
      kind,
      source: 'inquiry',
      name: `By ${kind}`,
      ...more,
    });
    expect(made.statusCode).toBe(201);
    return made.json() as { id: string; token: string };
  };
  const leadsOf = async (email: string): Promise<Lead[]> => {
    const all = (await send('GET', '/api/leads?limit=1000', manager)).json().leads as Lead[];
    return all.filter((lead) => lead.email === email);
  };

  describe('over HTTP', () => {
    let key = { id: '', token: '' };
    beforeAll(async () => {
      key = await makeKey('api');
    });
    const post = (payload: object, headers: object = {}) => send('POST', '/api/intake/leads', key.token, payload, headers);

    test('takes a lead in with its campaign, stage, score and first call, in sight of the ledger', async () => {
      const answer = await post({
        name: 'Nora Winter',
        email: 'Nora@Winter.example',
        phone: '089 5550 0177',
        company: 'Winter AG',
        country: 'DE',
      });
      expect(answer.statusCode).toBe(201);
      const [lead] = await leadsOf('nora@winter.example');
      expect(lead).toMatchObject({
        id: answer.json().leadId,
        firstName: 'Nora',
        stage: 'lead',
        source: 'inquiry',
        campaignId: 'webInquiry',
        importId: null,
        nextActionKind: 'firstCall',
      });
      expect(lead?.phones[0]?.number).toBe('+498955500177');
      expect(lead?.score).toBeGreaterThan(0);
      expect((await send('GET', '/api/reports/ledger', manager)).json()).toMatchObject({ isBalanced: true, all: { takenIn: 61 } });
    });

    test('gives the same post the same answer, and takes it in once, also when both are under way', async () => {
      const twice = [0, 1].map(() => post({ name: 'Otto Twice', email: 'otto@twice.example' }, { 'idempotency-key': 'otto' }));
      const answers = await Promise.all(twice);
      const third = await post({ name: 'Otto Twice', email: 'otto@twice.example' }, { 'idempotency-key': 'otto' });
      expect(new Set([...answers, third].map((each) => each.body)).size).toBe(1);
      expect(await leadsOf('otto@twice.example')).toHaveLength(1);
      const touches = await database().query('select 1 from touches where lead_id = $1', [third.json().leadId]);
      expect(touches).toHaveLength(1);
      const other = await post({ name: 'Somebody else', email: 'else@twice.example' }, { 'idempotency-key': 'otto' });
      expect(other.json().code).toBe('keyReused');
    });

    test('adds a touch to somebody who is here, scores them anew, and brings them back from nurture when they ask', async () => {
      const { leadId } = (await post({ name: 'Rosa Rest', email: 'rosa@rest.example', phone: '+4989555001' })).json();
      await database().query(`update leads set stage = 'nurture', score = 0 where center_id = $1 and id = $2`, [sampleCenterId, leadId]);
      clock.advance(60_000);
      const again = await post({ email: 'rosa@rest.example' });
      expect([again.statusCode, again.json()]).toEqual([200, { leadId, outcome: 'merged' }]);
      const [lead] = await leadsOf('rosa@rest.example');
      expect(lead).toMatchObject({ stage: 'working', nextActionKind: 'firstCall', reasonCode: 'returnTouch' });
      expect(lead?.score).toBeGreaterThan(0);
    });

    test('names the fields that are wrong', async () => {
      const answer = await post({ email: 'not a mail', country: 'Germany', surprise: 1 });
      expect(answer.statusCode).toBe(400);
      expect(answer.json().fields.map((each: { path: string }) => each.path)).toEqual(
        expect.arrayContaining(['body.email', 'body.country', 'body.surprise']),
      );
      expect((await post({ company: 'Nobody Ltd' })).json().fields[0].message).toMatch(/nobody/);
    });

    test('refuses what has no key, and a key that was revoked', async () => {
      expect((await send('POST', '/api/intake/leads', 'rfk_nothing', { name: 'A' })).json().code).toBe('keyUnknown');
      expect((await send('POST', '/api/intake/leads', rep, { name: 'A' })).statusCode).toBe(401);
      expect((await send('POST', '/api/intake/keys', rep, {})).json().code).toBe('notAllowed');
      const gone = await makeKey('api');
      expect((await send('POST', '/api/intake/leads', gone.token, { name: 'Before' })).statusCode).toBe(201);
      expect((await send('DELETE', `/api/intake/keys/${gone.id}`, manager)).statusCode).toBe(204);
      expect((await send('POST', '/api/intake/leads', gone.token, { name: 'After' })).json().code).toBe('keyUnknown');
    });

    test('keeps only the hash of a key, and lists keys without it', async () => {
      const listed = await send('GET', '/api/intake/keys?campaign=webInquiry', manager);
      expect(listed.body).toContain(key.id);
      expect(listed.body).not.toContain(key.token);
      const rows = await database().query('select * from intake_keys');
      expect(JSON.stringify(rows)).not.toContain(key.token);
    });

    test('takes touches in: known people score, unknown ones come as touches, visitors wait until somebody comes under their id', async () => {
      const { leadId } = (await post({ name: 'Tim Touch', email: 'tim@touch.example' })).json();
      const [before] = await leadsOf('tim@touch.example');
      const touch = (payload: object) => send('POST', '/api/intake/touches', key.token, payload);
      const download = { kind: 'download', title: 'Price list', buyingPhase: 'preference' };
      expect((await touch({ ...download, email: 'tim@touch.example' })).json()).toEqual({ leadId, outcome: 'merged' });
      const [after] = await leadsOf('tim@touch.example');
      expect(after?.score).toBeGreaterThan(before?.score ?? 0);
      const [phones] = await database().query('select phones from leads where id = $1', [leadId]);
      expect(phones).toEqual({ phones: [] });
      await touch({ ...download, email: 'una@known.example' });
      expect(await leadsOf('una@known.example')).toMatchObject([{ stage: 'touch' }]);
      expect((await touch({ ...download, visitorId: 'v-1' })).statusCode).toBe(202);
      const { leadId: later } = (await post({ name: 'Vera Later', email: 'vera@later.example', visitorId: 'v-1' })).json();
      expect(await database().query('select title from touches where lead_id = $1 order by kind', [later])).toMatchObject([
        { title: 'Price list' },
        {},
      ]);
    });

    test('scores whom a merged lead leads to with all that is known of them', async () => {
      const company = 'Kept & Co';
      for (const name of ['Karl', 'Kim', 'Kaja']) await post({ name, email: `${name.toLowerCase()}@kept.example`, company });
      const { leadId: keptId } = (await post({ name: 'Karl', email: 'karl@kept.example' })).json();
      const { leadId: mergedId } = (await post({ name: 'Karl', email: 'karl@elsewhere.example', company: 'Elsewhere' })).json();
      const linesOf = async () => {
        const [kept] = await leadsOf('karl@kept.example');
        return { lines: kept?.scoreLines.map(({ label }) => label).sort(), scoredAt: kept?.scoredAt };
      };
      await send('POST', '/api/intake/touches', key.token, { kind: 'visit', title: 'Prices', email: 'karl@kept.example' });
      const before = await linesOf();
      await database().query(`update leads set merged_into_id = $2, stage = 'merged' where id = $1`, [mergedId, keptId]);
      clock.advance(1000);
      const visit = { kind: 'visit', title: 'Prices', email: 'karl@elsewhere.example' };
      const answer = await send('POST', '/api/intake/touches', key.token, visit);
      expect(answer.json()).toEqual({ leadId: keptId, outcome: 'merged' });
      const after = await linesOf();
      expect(after.lines).toHaveLength(before.lines?.length ?? 0);
      expect(after.lines?.some((label) => /contacts/i.test(label))).toBe(true);
      expect(after.scoredAt).toBeGreaterThan(before.scoredAt ?? 0);
    });
  });

  describe('by a web form', () => {
    const formOf = async (more: object = {}) => {
      const { id } = await makeKey('form', { form: { heading: 'Ask us', thanks: 'Soon.', isConfirmed: false, ...more } });
      return `/api/intake/forms/${id}`;
    };
    const fill = async (url: string, over: Record<string, string> = {}, address = '10.1.1.1', waits = 5000) => {
      const shown = /name="shown" value="([^"]+)"/.exec((await server.app.inject({ url })).body)?.[1] ?? '';
      clock.advance(waits);
      const fields = {
        name: 'Fia Form',
        email: 'fia@form.example',
        phone: '',
        company: '',
        note: 'Hello',
        consent: 'yes',
        website2: '',
        shown,
        ...over,
      };
      return server.app.inject({
        method: 'POST',
        url,
        remoteAddress: address,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      });
    };

    test('a person comes in with their consent, and the page may stand in a frame', async () => {
      const url = await formOf();
      const shown = await server.app.inject({ url });
      expect(shown.headers['content-security-policy']).toContain('frame-ancestors *');
      expect(shown.headers['x-frame-options']).toBeUndefined();
      expect((await fill(url)).body).toContain('Soon.');
      expect(await leadsOf('fia@form.example')).toMatchObject([{ consent: { phone: 'granted', mail: 'granted' } }]);
    });

    test('a script is thanked and not taken in: by the hidden field, by its haste, by a time of its own making', async () => {
      const url = await formOf();
      expect((await fill(url, { email: 'a@bot.example', website2: 'http://spam.example' }, '10.1.2.1')).statusCode).toBe(200);
      expect((await fill(url, { email: 'b@bot.example' }, '10.1.2.2', 100)).statusCode).toBe(200);
      expect((await fill(url, { email: 'c@bot.example', shown: `${clock.now() - 5000}.forged` }, '10.1.2.3')).statusCode).toBe(200);
      for (const name of ['a', 'b', 'c']) expect(await leadsOf(`${name}@bot.example`)).toEqual([]);
    });

    test('who left the page open for more than a day sees it again as filled in, and sends it at once', async () => {
      const url = await formOf();
      const late = await fill(url, { email: 'lea@late.example', visitorId: 'v-7' }, '10.1.5.1', 25 * 3_600_000);
      expect(late.statusCode).toBe(400);
      expect(late.body).toContain('value="lea@late.example"');
      expect(late.body).toContain('value="v-7"');
      expect(await leadsOf('lea@late.example')).toEqual([]);
      const shown = /name="shown" value="([^"]+)"/.exec(late.body)?.[1] ?? '';
      expect((await fill(url, { email: 'lea@late.example', shown }, '10.1.5.1', 0)).body).toContain('Soon.');
      expect(await leadsOf('lea@late.example')).toHaveLength(1);
    });

    test('one address sends a form in a few times, then waits', async () => {
      const url = await formOf();
      const codes = [];
      for (let at = 0; at < 7; at += 1) codes.push((await fill(url, { email: `m${at}@many.example` }, '10.1.3.1')).statusCode);
      expect(codes.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
      expect(codes.at(-1)).toBe(429);
    });

    test('with a confirmation the person is only taken in by pressing the link that a webhook tells', async () => {
      const told: { event: string; data: { confirmUrl: string; email: string } }[] = [];
      const receiver = await listening((body) => told.push(JSON.parse(body)));
      const { id } = (await send('POST', '/api/webhooks', admin, { url: receiver.url, events: ['form.confirmationAsked'] })).json();
      const url = await formOf({ isConfirmed: true });
      expect((await fill(url, { email: 'dora@double.example' }, '10.1.4.1')).body).toContain('open the link');
      expect(await leadsOf('dora@double.example')).toEqual([]);
      await sendDue({ database: database(), now: clock.now, allowsPrivate: true });
      const link = new URL(told[0]?.data.confirmUrl ?? '').pathname;
      expect((await server.app.inject({ url: link })).body).toContain('Was it you');
      expect(await leadsOf('dora@double.example')).toEqual([]);
      expect((await server.app.inject({ url: `${link}x` })).body).toContain('over');
      expect(
        (
          await server.app.inject({
            method: 'POST',
            url: link,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            payload: '',
          })
        ).statusCode,
      ).toBe(200);
      expect(await leadsOf('dora@double.example')).toHaveLength(1);
      expect(
        (
          await server.app.inject({
            method: 'POST',
            url: link,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            payload: '',
          })
        ).statusCode,
      ).toBe(410);
      await send('DELETE', `/api/webhooks/${id}`, admin);
      receiver.close();
    });
  });

  describe('by webhooks', () => {
    test('tells a stage change, signed, and again until it is answered', async () => {
      const heard: { body: string; signature: string }[] = [];
      let status = 500;
      const receiver = await listening(
        (body, headers) => heard.push({ body, signature: String(headers['refinery-signature']) }),
        () => status,
      );
      const made = (await send('POST', '/api/webhooks', admin, { url: receiver.url, events: ['lead.stageChanged'] })).json();
      const key = await makeKey('api');
      const { leadId } = (await send('POST', '/api/intake/leads', key.token, { name: 'Hook', email: 'hook@hook.example' })).json();
      await database().query(`update leads set stage = 'nurture' where id = $1`, [leadId]);
      clock.advance(60_000);
      await send('POST', '/api/intake/leads', key.token, { email: 'hook@hook.example' });
      const sender = { database: database(), now: clock.now, allowsPrivate: true };
      expect(await sendDue(sender)).toBe(1);
      expect(await sendDue(sender)).toBe(0);
      status = 204;
      clock.advance(31_000);
      expect(await sendDue(sender)).toBe(1);
      expect(JSON.parse(heard[1]?.body ?? '')).toMatchObject({
        event: 'lead.stageChanged',
        data: { leadId, fromStage: 'nurture', toStage: 'working' },
      });
      expect(heard[0]?.body).toBe(heard[1]?.body);
      const [seconds, signature] = (heard[1]?.signature ?? '').split(',').map((part) => part.split('=')[1] ?? '');
      expect(signature).toBe(createHmac('sha256', made.secret).update(`${seconds}.${heard[1]?.body}`).digest('hex'));
      const log = (await send('GET', `/api/webhooks/${made.id}/deliveries`, admin)).json().deliveries;
      expect(log).toMatchObject([{ state: 'delivered', attempts: 2, status: 204 }]);
      expect((await send('GET', '/api/webhooks', manager)).json().code).toBe('notAllowed');
      receiver.close();
    });

    test('does not go to addresses of the own network unless it may', async () => {
      const shy = await aServer(database(), { clock });
      for (const url of [
        'http://127.0.0.1:1/',
        'http://10.0.0.7/',
        'http://[::1]/',
        'http://169.254.169.254/',
        'http://localhost/',
        'http://[::ffff:7f00:1]/',
      ]) {
        const answer = await shy.app.inject({
          method: 'POST',
          url: '/api/webhooks',
          headers: bearer(admin),
          payload: { url, events: ['lead.handedOff'] },
        });
        expect([url, answer.statusCode]).toEqual([url, 400]);
      }
      await shy.stop();
    });
  });

  test('files in a drop folder are taken in once, refused rows beside them, the file moved', async () => {
    await makeKey('folder', { name: 'Badge scans, hall 3', source: 'tradeShow' });
    const root = mkdtempSync(join(tmpdir(), 'refinery-drop-'));
    const pokes = createPokes(database());
    const dependencies = { database: database(), now: clock.now, newId: v7, pokes };
    await takeInDropped(dependencies, root, 0);
    const folder = join(root, 'badge-scans-hall-3');
    const file = 'First name,Last name,Email,Company\nGus,Drop,gus@drop.example,Drop Ltd\n,,,Nobody Ltd\n';
    writeFileSync(join(folder, 'scans.csv'), file);
    writeFileSync(join(folder, 'picture.csv'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
    expect(await takeInDropped(dependencies, root, 0)).toBe(2);
    expect(readdirSync(join(folder, 'done')).sort()).toEqual(['scans.csv', 'scans.refused.csv']);
    expect(readFileSync(join(folder, 'done/scans.refused.csv'), 'utf8')).toContain('nobody');
    expect(readdirSync(join(folder, 'failed')).sort()).toEqual(['picture.csv', 'picture.csv.reason.txt']);
    expect(readFileSync(join(folder, 'failed/picture.csv.reason.txt'), 'utf8')).toMatch(/^The file cannot be read as a table of leads\./);
    writeFileSync(join(folder, 'visits.csv'), 'Name,Email,Created\nUna Clear,una@drop.example,03/04/2026\n');
    await takeInDropped(dependencies, root, 0);
    expect(readFileSync(join(folder, 'failed/visits.csv.reason.txt'), 'utf8')).toMatch(/^The dates of “Created” can be read/);
    writeFileSync(join(folder, 'scans.csv'), file);
    await takeInDropped(dependencies, root, 0);
    expect(await leadsOf('gus@drop.example')).toHaveLength(1);
    await pokes.close();
  });
});

/** Somebody who is told things. */
const listening = async (
  hear: (body: string, headers: NodeJS.Dict<string | string[]>) => void,
  status: () => number = () => 200,
): Promise<{ url: string; close: () => void }> => {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      hear(body, request.headers);
      response.writeHead(status()).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, close: () => server.close() };
};
