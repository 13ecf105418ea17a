import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { reportAnswer } from '../../shared/domain/reports/answer.ts';
import type { ColumnId } from '../../shared/domain/reports/columns.ts';
import { aCenter } from '../support/center.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

/** Leads and deals in the shape of the Olist files: days for the leads, wall times for the deals, an origin that may be blank. */
const leads = [
  'mql_id,first_contact_date,landing_page_id,origin',
  'aaa0000000000000000000000000001,2018-02-01,p1,social',
  'aaa0000000000000000000000000002,2018-03-24,p1,paid_search',
  'aaa0000000000000000000000000003,2018-02-03,p1,',
  'aaa0000000000000000000000000004,2018-02-04,p1,unknown',
  'aaa0000000000000000000000000005,2018-10-27,p1,',
  'aaa0000000000000000000000000006,2018-02-06,p2,social',
].join('\n');
const deals = [
  'mql_id,seller_id,sdr_id,sr_id,won_date,business_segment,declared_monthly_revenue',
  // Before its first contact: it counts all the same.
  'aaa0000000000000000000000000001,s1,sdr-a,sr-x,2018-01-31 06:00:00,pet,1000.5',
  // Two days of which one has 23 hours, then two of which one has 25.
  'aaa0000000000000000000000000002,s2,sdr-a,sr-y,2018-03-26 12:00:00,audio,0.0',
  'aaa0000000000000000000000000005,s3,sdr-b,sr-y,2018-10-29 06:00:00,audio,0.0',
].join('\n');

type Answer = z.output<typeof reportAnswer>;
type Table = Answer['tables'][number];
const dayMs = 86_400_000;

describeOnBothDatabases('a funnel over leads and deals of another system', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await aServer(database());
  });
  afterAll(() => server.stop());

  /** Both files taken in over the API into a center of their own, and its reports. */
  const takenIn = async (leadFile: string, dealFile: string) => {
    const headers = bearer(await server.tokenOf((await aCenter(database())).people.manager));
    const send = async (url: string, payload: string) => {
      const answer = await server.app.inject({ method: 'POST', url, payload, headers: { ...headers, 'content-type': 'text/csv' } });
      expect(answer.statusCode).toBe(201);
    };
    await send('/api/imports?team=North&fileName=leads.csv', leadFile);
    await send('/api/outcomes?fileName=deals.csv&currency=BRL', dealFile);
    return async (name: string, table: string): Promise<Table | undefined> => {
      const answer = await server.app.inject({ method: 'GET', url: `/api/reports/${name}?split=field:origin`, headers });
      return reportAnswer.parse(answer.json()).tables.find(({ id }) => id === table);
    };
  };
  const figure = (row: Table['total'] | undefined, id: ColumnId) => row?.figures[id]?.value;
  const leadsAndWon = (table: Table | undefined) =>
    Object.fromEntries(table?.rows.map((row) => [row.key, [figure(row, 'leads'), figure(row, 'won')]]) ?? []);

  test('counts each origin, the blank one too, and a deal dated before its first contact', async () => {
    const report = await takenIn(leads, deals);
    const split = await report('funnel', 'split');
    expect(leadsAndWon(split)).toEqual({ social: [2, 1], paid_search: [1, 1], unknown: [1, 0], '': [2, 1] });
    expect(figure(split?.total, 'closeRate')).toBe(0.5);
  });

  test('counts days to win from the beginning of the day of arrival, whatever the clocks did in between', async () => {
    const { total } = (await (await takenIn(leads, deals))('steps', 'split')) ?? {};
    expect(figure(total, 'timeToWin')).toBe(2.25 * dayMs);
    expect(figure(total, 'meanToWin')).toBe(((2.5 + 2.25 - 0.75) / 3) * dayMs);
  });

  const olist = process.env.OLIST_FOLDER;
  test.skipIf(!olist)('the real pair of files comes out exactly', { timeout: 240_000 }, async () => {
    const read = (name: string) => readFile(`${olist}/olist_${name}_dataset.csv`, 'utf8');
    const report = await takenIn(await read('marketing_qualified_leads'), await read('closed_deals'));
    const split = await report('funnel', 'split');
    expect(leadsAndWon(split)).toEqual({
      organic_search: [2296, 271],
      paid_search: [1586, 195],
      social: [1350, 75],
      unknown: [1099, 179],
      direct_traffic: [499, 56],
      email: [493, 15],
      referral: [284, 24],
      other: [150, 4],
      display: [118, 6],
      other_publicities: [65, 3],
      '': [60, 14],
    });
    expect(['leads', 'won', 'closeRate'].map((id) => figure(split?.total, id as ColumnId))).toEqual([8000, 842, 0.10525]);
    const { total } = (await report('steps', 'split')) ?? {};
    expect(((figure(total, 'meanToWin') ?? 0) / dayMs).toFixed(4)).toBe('49.1008');
    expect(((figure(total, 'timeToWin') ?? 0) / dayMs).toFixed(4)).toBe('14.6507');
  });
});
