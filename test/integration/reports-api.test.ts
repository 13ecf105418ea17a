import Papa from 'papaparse';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../../server/auth/passwords.ts';
import { samplePassword, sampleUsers } from '../../server/sample/people.ts';
import { writeSample } from '../../server/sample/write-sample.ts';
import type { Handoff } from '../../shared/domain/handoff.ts';
import type { Role } from '../../shared/domain/people.ts';
import { aClock } from '../support/clock.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

const leadCount = 120;

describeOnBothDatabases('reports and the handoff log over a center at work', (database) => {
  let server: TestServer;
  const tokens = new Map<string, string>();
  beforeAll(async () => {
    const clock = aClock();
    await writeSample(database(), { leads: leadCount, now: clock.now(), epoch: v7(), hashPassword });
    server = await aServer(database(), { clock });
    for (const { id, email } of sampleUsers) tokens.set(id, await server.tokenOf({ email, password: samplePassword }));
  });
  afterAll(() => server.stop());

  const someone = (role: Role, but = '') => sampleUsers.find((user) => user.role === role && user.id !== but)?.id ?? '';
  const get = (url: string, userId: string, headers: object = {}) =>
    server.app.inject({ method: 'GET', url, headers: { ...bearer(tokens.get(userId) ?? ''), ...headers } });
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((all, each) => all + each, 0);

  test('the ledger finds every lead in exactly one stage, in all and by campaign', async () => {
    const ledger = (await get('/api/reports/ledger', someone('manager'))).json();
    expect(ledger.isBalanced).toBe(true);
    expect(ledger.all.takenIn).toBe(leadCount);
    expect(sum(Object.values<number>(ledger.all.counts))).toBe(leadCount);
    expect(sum(ledger.byCampaign.map((each: { takenIn: number }) => each.takenIn))).toBe(leadCount);
    expect(
      ledger.byCampaign.every((each: { campaignId: string | null; campaign: string | null }) => !each.campaignId || each.campaign),
    ).toBe(true);
  });

  test('a team lead counts their team, and the teams add up to the center', async () => {
    const leads = sampleUsers.filter(({ role }) => role === 'teamLead');
    const ledgers = await Promise.all(leads.map(async ({ id }) => (await get('/api/reports/ledger', id)).json()));
    expect(sum(ledgers.map((each) => each.all.takenIn))).toBe(leadCount);
    expect(ledgers.every((each) => each.isBalanced && each.all.takenIn < leadCount)).toBe(true);
  });

  test('the funnel loses nobody, and each figure names the leads behind it', async () => {
    const manager = someone('manager');
    const counted = (await get('/api/reports/funnel', manager)).json();
    const listed = (await get('/api/reports/funnel?ids=true', manager)).json();
    expect(counted.columns[0].reached).toBe(leadCount);
    for (const [at, column] of counted.columns.entries()) {
      expect(column.reached).toBe(column.movedOn + column.stillHere + column.leak + column.resting + column.left);
      expect(listed.columns[at].reached).toHaveLength(column.reached);
    }
  });

  test('a period and a campaign narrow what is counted', async () => {
    const manager = someone('manager');
    const returns = (await get('/api/reports/campaigns', manager)).json().campaigns as { campaignId: string | null; leads: number }[];
    expect(sum(returns.map((each) => each.leads))).toBe(leadCount);
    const biggest = returns.filter((each) => each.campaignId !== null).sort((a, b) => b.leads - a.leads)[0];
    const ledger = (await get(`/api/reports/ledger?campaign=${biggest?.campaignId}`, manager)).json();
    expect(ledger.all.takenIn).toBe(biggest?.leads);
    const halves = await Promise.all(
      ['to=2026-11-02', 'from=2026-11-03'].map(async (period) => (await get(`/api/reports/ledger?${period}`, manager)).json().all.takenIn),
    );
    expect(halves.every((each) => each > 0)).toBe(true);
    expect(sum(halves)).toBe(leadCount);
  });

  test.each<Role>(['rep', 'salesperson'])('a %s reads no reports', async (role) => {
    for (const report of ['ledger', 'funnel', 'campaigns']) {
      expect((await get(`/api/reports/${report}`, someone(role))).json().code).toBe('notAllowed');
    }
  });

  const logOf = async (userId: string, search = ''): Promise<(Handoff & { state: string })[]> =>
    (await get(`/api/handoffs${search}`, userId)).json().handoffs;

  test('the handoff log shows each role their own', async () => {
    const all = await logOf(someone('manager'));
    expect(all.length).toBeGreaterThan(3);
    const rep = all[0]?.repId ?? '';
    const salesperson = all[0]?.salespersonId ?? '';
    expect((await logOf(rep)).map(({ id }) => id)).toEqual(all.filter((each) => each.repId === rep).map(({ id }) => id));
    expect((await logOf(salesperson)).map(({ id }) => id)).toEqual(
      all.filter((each) => each.salespersonId === salesperson).map(({ id }) => id),
    );
  });

  test('the log is filtered by person, state and day, and the CSV holds the same rows', async () => {
    const manager = someone('manager');
    const all = await logOf(manager);
    const won = await logOf(manager, '?state=won&state=accepted');
    expect(won).toEqual(all.filter(({ state }) => state === 'won' || state === 'accepted'));
    const before = await logOf(manager, '?to=2026-11-02');
    const since = await logOf(manager, '?from=2026-11-03');
    expect(before.length + since.length).toBe(all.length);
    expect(await logOf(manager, `?salesperson=${all[0]?.salespersonId}&rep=nobody`)).toEqual([]);
    const file = await get('/api/handoffs?state=won&state=accepted', manager, { accept: 'text/csv' });
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    const { data } = Papa.parse<Record<string, string>>(file.body.replace(/^\uFEFF/, ''), { header: true });
    expect(data.map((each) => each.Handoff)).toEqual(won.map(({ id }) => id));
    expect((await get('/api/handoffs?zone=Mars/Olympus', manager)).json().fields[0].path).toBe('querystring.zone');
  });
});
