import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/universal';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { hashPassword } from '../../server/auth/passwords.ts';
import { writeRows } from '../../server/db/rows.ts';
import { exportDue } from '../../server/exports/scheduled-exports.ts';
import { samplePassword, sampleUsers } from '../../server/sample/people.ts';
import { sampleCenterId, writeSample } from '../../server/sample/write-sample.ts';
import { readAllVisible } from '../../server/sync/pull.ts';
import { wholeSettings } from '../../shared/domain/center-settings.ts';
import type { Handoff } from '../../shared/domain/handoff.ts';
import type { ExportPreset } from '../../shared/domain/handoff-export/export-preset.ts';
import { undoneImports } from '../../shared/domain/import/taken-out.ts';
import type { Role } from '../../shared/domain/people.ts';
import { answerReport, reportAnswer } from '../../shared/domain/reports/answer.ts';
import { wholeCenter } from '../../shared/domain/reports/choice.ts';
import { type ColumnId, specOf } from '../../shared/domain/reports/columns.ts';
import type { ReportFacts } from '../../shared/domain/reports/facts.ts';
import { reportNames } from '../../shared/domain/reports/report.ts';
import type { Row, TableName } from '../../shared/tables.ts';
import { aClock } from '../support/clock.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

const leadCount = 120;

/** Rows of a split that count the same stand in an order of their own. */
const inOneOrder = (answer: z.output<typeof reportAnswer>) => ({
  ...answer,
  tables: answer.tables.map((table) => ({ ...table, rows: table.rows.toSorted((a, b) => (a.key < b.key ? -1 : 1)) })),
});

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
  const viewerWho = (role: Role) => {
    const user = sampleUsers.find((each) => each.role === role);
    if (!user) throw new Error(`no ${role}`);
    return { centerId: sampleCenterId, userId: user.id, role: user.role, teamId: user.teamId };
  };
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

  type Answer = z.output<typeof reportAnswer>;
  const reportOf = async (name: string, search = '', role: Role = 'manager'): Promise<Answer> =>
    reportAnswer.parse((await get(`/api/reports/${name}${search}`, someone(role))).json());
  const rowsOf = (answer: Answer, table: string) => answer.tables.find(({ id }) => id === table)?.rows ?? [];

  test('the funnel loses nobody', async () => {
    const rows = rowsOf(await reportOf('funnel'), 'steps').map(
      ({ figures }) =>
        (column: ColumnId) =>
          figures[column]?.value ?? Number.NaN,
    );
    expect(rows[0]?.('reached')).toBe(leadCount);
    for (const of of rows) {
      expect(of('reached')).toBe(of('movedOn') + of('stillHere') + of('leak') + of('resting') + of('left'));
    }
  });

  test.each(reportNames)('%s counts over all leads, says what each figure is, and lists who stands behind it', async (name) => {
    const answer = await reportOf(name);
    expect(answer.leads).toBe(leadCount);
    for (const table of answer.tables) {
      expect(table.columns.every(({ definition, counting }) => definition.length > 10 && counting.length > 10)).toBe(true);
      const row = table.total ?? table.rows[0];
      const column = table.columns.find(({ id }) => (row?.figures[id]?.leads ?? 0) > 1)?.id;
      if (!row || !column) continue;
      const search = new URLSearchParams({ table: table.id, row: row.key, column, limit: '1' });
      const first = (await get(`/api/reports/${name}/leads?${search}`, someone('manager'))).json();
      expect(first).toMatchObject({ value: row.figures[column]?.value, total: row.figures[column]?.leads, next: 1 });
      expect(first.leads).toHaveLength(1);
      const rest = (
        await get(`/api/reports/${name}/leads?${search}&after=1&limit=5000`.replace('limit=1&', ''), someone('manager'))
      ).json();
      expect(rest.leads).toHaveLength(first.total - 1);
    }
  });

  test('lists behind every sum of every row amounts that come to it, and names their currency', async () => {
    for (const name of reportNames) {
      const answer = await reportOf(name);
      for (const { id: table, columns, rows } of answer.tables) {
        const row = rows.find(({ figures }) => columns.some(({ id }) => specOf(id).counting === 'sum' && (figures[id]?.leads ?? 0) > 0));
        for (const { id: column } of columns.filter(({ id }) => specOf(id).counting === 'sum')) {
          const figure = row?.figures[column];
          if (!row || !figure || figure.leads === 0) continue;
          const search = new URLSearchParams({ table, row: row.key, column, limit: '5000' });
          const { leads, currency } = (await get(`/api/reports/${name}/leads?${search}`, someone('manager'))).json();
          expect(sum(leads.map(({ amount }: { amount: number }) => amount))).toBeCloseTo(figure.value ?? Number.NaN, 6);
          expect(currency).toBe(figure.currency);
        }
      }
    }
  });

  test.each<Role>(['manager', 'teamLead'])('a desktop that holds the same rows as a %s says the same, to the last figure', async (role) => {
    const viewer = viewerWho(role);
    const rowsIn = async <T extends TableName>(table: T): Promise<Row<T>[]> =>
      (await readAllVisible(database(), viewer, table)) as unknown as Row<T>[];
    const [settings] = await rowsIn('settings');
    if (!settings) throw new Error('no settings');
    const companies = await rowsIn('companies');
    const leads = await rowsIn('leads');
    const facts: ReportFacts = {
      settings: wholeSettings(settings),
      leads,
      changes: await rowsIn('stageChanges'),
      handoffs: (await rowsIn('handoffs')).filter(({ leadId }) => leads.some(({ id }) => id === leadId)),
      attempts: await rowsIn('attempts'),
      callbacks: await rowsIn('callbacks'),
      campaigns: await rowsIn('campaigns'),
      costs: await rowsIn('campaignCosts'),
      undoneImportIds: undoneImports(await rowsIn('importRuns')),
      users: await rowsIn('users'),
      teams: await rowsIn('teams'),
      dispositions: await rowsIn('dispositions'),
      scripts: await rowsIn('scripts'),
      companies: new Map(companies.map((each) => [each.id, each])),
      touches: Map.groupBy(await rowsIn('touches'), ({ leadId }) => leadId),
    };
    for (const name of reportNames) {
      const fromServer = await reportOf(name, '?split=rep', role);
      const here = answerReport({ name, choice: { ...wholeCenter, split: 'rep' }, comparison: null }, facts, fromServer.at);
      expect(inOneOrder(fromServer)).toEqual(inOneOrder(here));
    }
  });

  test('a period, a campaign and a comparison narrow what is counted', async () => {
    const campaigns = rowsOf(await reportOf('campaigns'), 'campaigns');
    expect(sum(campaigns.map(({ figures }) => figures.leads?.value ?? 0))).toBe(leadCount);
    const biggest = campaigns
      .filter(({ key }) => key !== '')
      .sort((a, b) => (b.figures.leads?.value ?? 0) - (a.figures.leads?.value ?? 0))[0];
    const ledger = (await get(`/api/reports/ledger?campaign=${biggest?.key}`, someone('manager'))).json();
    expect(ledger.all.takenIn).toBe(biggest?.figures.leads?.value);
    const funnel = await reportOf('funnel', `?campaign=${biggest?.key}`);
    expect(rowsOf(funnel, 'steps')[0]?.figures.reached?.value).toBe(ledger.all.takenIn);
    const halves = await Promise.all(
      ['to=2026-11-02', 'from=2026-11-03'].map(
        async (period) => (await get(`/api/reports/ledger?${period}`, someone('manager'))).json().all.takenIn,
      ),
    );
    expect(halves.every((each) => each > 0)).toBe(true);
    expect(sum(halves)).toBe(leadCount);
    const compared = await reportOf('funnel', '?from=2026-11-01&to=2026-11-30&compare=before');
    expect(compared.compared?.days).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect((await get('/api/reports/funnel?split=nothing', someone('manager'))).statusCode).toBe(400);
    expect((await get('/api/reports/funnel/leads?table=steps&row=nowhere&column=reached', someone('manager'))).json().code).toBe(
      'notFound',
    );
  });

  test.each<Role>(['rep', 'salesperson'])('a %s reads no reports', async (role) => {
    for (const report of ['ledger', 'funnel', 'summary', 'funnel/leads?table=steps&column=reached']) {
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
    const { data } = Papa.parse<Record<string, string>>(file.body.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
    expect(file.headers['x-rows']).toBe(String(won.length));
    expect(file.headers['x-checksum-sha256']).toBe(createHash('sha256').update(file.rawPayload).digest('hex'));
    expect(data.map((each) => each.Handoff)).toEqual(won.map(({ id }) => id));
    expect((await get('/api/handoffs?zone=Mars/Olympus', manager)).json().fields[0].path).toBe('querystring.zone');
  });

  test('a workbook holds the cells of the CSV, its last sheet the manifest, and both are written down', async () => {
    const manager = someone('manager');
    const csv = await get('/api/handoffs?format=csv&column=lead&column=phone&column=mail&column=value', manager);
    const xlsx = await get('/api/handoffs?format=xlsx&column=lead&column=phone&column=mail&column=value', manager);
    expect(xlsx.headers['x-checksum-sha256']).toBe(csv.headers['x-checksum-sha256']);
    const [log, manifest] = await readXlsxFile(new Uint8Array(xlsx.rawPayload).buffer, { trim: false });
    const { data } = Papa.parse<string[]>(csv.body.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
    const asText = (cell: unknown) => (cell === null ? '' : String(cell));
    expect(log?.data.map((row) => [...row, null, null, null, null].slice(0, 4).map(asText))).toEqual(
      data.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@])/, ''))),
    );
    expect(data[0]).toEqual(['Lead', 'Phone', 'Mail', 'Value']);
    expect(manifest?.data.find(([what]) => what === 'SHA-256 of the rows as CSV')?.[1]).toBe(csv.headers['x-checksum-sha256']);
    const records = await database().query<{ format: string; checksum: string }>(
      `select format, checksum from export_records where center_id = $1 and user_id = $2`,
      [sampleCenterId, manager],
    );
    expect(
      records
        .filter(({ checksum }) => checksum === csv.headers['x-checksum-sha256'])
        .map(({ format }) => format)
        .sort(),
    ).toEqual(['csv', 'xlsx']);
  });

  test('an export with a schedule is written into its folder once, when it is due', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'refinery-exports-'));
    const monday = Date.parse('2026-11-23T04:00:00Z');
    const preset: ExportPreset = {
      id: 'weekly',
      name: 'Weekly, all',
      filter: { period: 'all', from: null, to: null, repIds: [], salespersonIds: [], standings: [] },
      columnIds: ['lead', 'handedOff'],
      format: 'csv',
      schedule: { weekdays: [1], hour: 6 },
      savedById: someone('manager'),
      savedAt: monday - 86_400_000,
      isRetired: false,
    };
    await writeRows(database(), sampleCenterId, 'exportPresets', [preset]);
    const look = (at: number) => exportDue({ database: database(), now: () => at, newId: v7 }, folder);
    await look(monday);
    expect(await readdir(folder)).toEqual([]);
    // Six o'clock in Berlin is five in UTC.
    for (const minutes of [60, 61, 120]) await look(monday + minutes * 60_000);
    const place = join(folder, (await readdir(folder))[0] ?? '');
    const files = (await readdir(place)).sort();
    expect(files).toEqual(['weekly-all-2026-11-23-0600.csv', 'weekly-all-2026-11-23-0600.manifest.json']);
    const manifest = JSON.parse(await readFile(join(place, files[1] ?? ''), 'utf8'));
    const written = await readFile(join(place, files[0] ?? ''));
    expect(manifest.checksum).toBe(createHash('sha256').update(written).digest('hex'));
    expect(manifest.rows).toBe((await logOf(someone('manager'))).length);
  });
});
