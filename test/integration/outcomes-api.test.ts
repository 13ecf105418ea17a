import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handoffNumber } from '../../shared/domain/handoff.ts';
import { aCenter, type Center } from '../support/center.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

const leads = [
  'mql_id,first_contact_date,landing_page_id,origin',
  'aaa0000000000000000000000000001,2018-02-01,p1,social',
  'aaa0000000000000000000000000002,2018-02-02,p1,paid_search',
  'aaa0000000000000000000000000003,2018-02-03,p1,',
  'aaa0000000000000000000000000004,2018-02-04,p1,email',
].join('\n');

const deals = [
  'mql_id,seller_id,sdr_id,sr_id,won_date,business_segment,declared_monthly_revenue',
  'aaa0000000000000000000000000001,s1,sdr-a,sr-x,2018-02-26 19:58:54,pet,1000.5',
  // Before its first contact: it counts all the same.
  'aaa0000000000000000000000000002,s2,sdr-a,sr-y,2018-01-31 10:00:00,audio,0.0',
  'aaa0000000000000000000000000009,s3,sdr-b,sr-y,2018-03-01 10:00:00,audio,0.0',
].join('\n');

describeOnBothDatabases('outcomes from another system', (database) => {
  let server: TestServer;
  let center: Center;
  let manager: string;
  beforeAll(async () => {
    server = await aServer(database());
    center = await aCenter(database());
    manager = await server.tokenOf(center.people.manager);
    const answer = await server.app.inject({
      method: 'POST',
      url: `/api/imports?team=North&fileName=leads.csv`,
      payload: leads,
      headers: { ...bearer(manager), 'content-type': 'text/csv' },
    });
    expect(answer.statusCode).toBe(201);
  });
  afterAll(() => server.stop());

  const send = (url: string, payload: string, token = manager) =>
    server.app.inject({ method: 'POST', url, payload, headers: { ...bearer(token), 'content-type': 'text/csv' } });
  const handoffs = () =>
    database().query<{ id: string; number: string }>(
      `select h.id, h.number, h.origin, h.outcome, h.answer, h.closed_on, h.closed_at, h.value, h.currency, h.outside_salesperson as sr, h.outside_rep as sdr,
         l.external_id, l.stage from handoffs h join leads l on l.center_id = h.center_id and l.id = h.lead_id where h.center_id = $1 order by l.external_id`,
      [center.id],
    );

  test('are matched by the id of the lead there, counted, and written by nobody who only checks', async () => {
    const answer = await send('/api/outcomes/check', deals);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      counts: { rows: 3, fresh: 2, changed: 0, same: 0, won: 2, lost: 0, open: 0, faults: 1 },
      faults: [{ row: 4, reason: 'unknown' }],
    });
    expect(await handoffs()).toEqual([]);
  });

  test('make one handoff from outside for a lead that was never handed off, also when it was won before its first contact', async () => {
    await database().query(
      `insert into webhooks (center_id, id, url, events, signing_secret, created_by_id, created_at)
       values ($1, 'hook', 'https://crm.example/', '["lead.handedOff", "handoff.answered"]', 's', $2, 0)`,
      [center.id, center.people.manager.id],
    );
    expect((await send('/api/outcomes?fileName=deals.csv', deals)).statusCode).toBe(201);
    const rows = await handoffs();
    expect(rows).toEqual([
      expect.objectContaining({
        origin: 'outside',
        outcome: 'won',
        answer: 'accepted',
        closed_on: '2018-02-26',
        closed_at: Date.parse('2018-02-26T19:58:54+01:00'),
        value: 100_050,
        currency: 'EUR',
        sr: 'sr-x',
        sdr: 'sdr-a',
        stage: 'won',
      }),
      expect.objectContaining({ outcome: 'won', closed_on: '2018-01-31', value: 0, sr: 'sr-y', stage: 'won' }),
    ]);
    expect(rows.map((row) => row.number)).toEqual(rows.map((row) => handoffNumber(row.id)));
  });

  test('are told to other systems as answered, never as handed to sales', async () => {
    const told = await database().query<{ event: string }>('select event, data from webhook_deliveries where center_id = $1', [center.id]);
    expect(told).toEqual([
      { event: 'handoff.answered', data: expect.objectContaining({ answer: 'accepted', outcome: 'won' }) },
      { event: 'handoff.answered', data: expect.objectContaining({ answer: 'accepted', outcome: 'won' }) },
    ]);
    await database().query('delete from webhooks where center_id = $1', [center.id]);
  });

  test('leave every step of the funnel in the history of the lead', async () => {
    const steps = await database().query<{ to: string }>(
      `select s.to_stage as to from stage_changes s join leads l on l.center_id = s.center_id and l.id = s.lead_id
       where s.center_id = $1 and l.external_id like '%0001' order by s.id`,
      [center.id],
    );
    expect(steps.map((step) => step.to)).toEqual(['qualified', 'handedOff', 'accepted', 'won']);
  });

  test('change nothing when the same file comes again, and show what another one would change', async () => {
    const before = await handoffs();
    expect((await send('/api/outcomes', deals)).json().counts).toMatchObject({ same: 2, fresh: 0, changed: 0 });
    expect(await handoffs()).toEqual(before);
    const other = `handoff number,stage,close date,amount,deal id\n${before[0]?.number},Closed Lost,2018-03-01,,d-1`;
    expect((await send('/api/outcomes/check', other)).json().counts).toMatchObject({ changed: 1, lost: 1 });
    await send('/api/outcomes?changes=leave', other);
    expect(await handoffs()).toEqual(before);
    await send('/api/outcomes', other);
    expect((await handoffs())[0]).toMatchObject({ outcome: 'lost', stage: 'lost', value: null });
  });

  test('ask what a file without a status means, and are refused to reps', async () => {
    const bare = 'lead id,amount\naaa0000000000000000000000000003,5';
    const answer = await send('/api/outcomes', bare);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('querystring.allAre');
    expect((await send('/api/outcomes', deals, await server.tokenOf(center.people.rep))).statusCode).toBe(403);
  });

  test('the migration numbers standing handoffs as the app does', async () => {
    const ids = ['0190a2b4-7f3e-7c11-9f6a-1c2d3e4f5a6b', 'x', 'a.handoff12', 'Ü'];
    const [row] = await database().query<{ numbers: string[] }>(
      `select array(select handoff_number(id) from unnest($1::text[]) with ordinality as given(id, at) order by at) as numbers`,
      [ids],
    );
    expect(row?.numbers).toEqual(ids.map(handoffNumber));
  });

  const olist = process.env.OLIST_FOLDER;
  test.skipIf(!olist)('the real pair of files: 8,000 leads and 842 deals', { timeout: 240_000 }, async () => {
    const real = await aCenter(database());
    const token = await server.tokenOf(real.people.manager);
    const read = (name: string) => readFile(`${olist}/${name}`, 'utf8');
    const started = performance.now();
    await send('/api/imports?team=North&fileName=olist_leads.csv', await read('olist_marketing_qualified_leads_dataset.csv'), token);
    const between = performance.now();
    const answer = await send('/api/outcomes?fileName=olist_deals.csv&currency=BRL', await read('olist_closed_deals_dataset.csv'), token);
    console.log({
      importMs: between - started,
      outcomesMs: performance.now() - between,
      answer: answer.json().counts,
      columns: answer.json().columns,
    });
    const [sum] = await database().query<Record<string, unknown>>(
      `select count(*)::int as won, count(distinct lead_id)::int as leads, sum(value)::bigint as value, count(distinct outside_salesperson)::int as sr,
         count(distinct outside_rep)::int as sdr, count(*) filter (where currency = 'BRL')::int as brl from handoffs where center_id = $1 and outcome = 'won'`,
      [real.id],
    );
    expect(sum).toMatchObject({ won: 842, leads: 842, value: 6_178_400_600, sr: 22, sdr: 32, brl: 842 });
    const [stages] = await database().query(`select count(*)::int as won from leads where center_id = $1 and stage = 'won'`, [real.id]);
    expect(stages).toEqual({ won: 842 });
  });
});
