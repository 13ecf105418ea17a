import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lead } from '../../shared/domain/lead.ts';
import { aCenter, type Center } from '../support/center.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

const rowCount = 1200;
const named = (row: number) => (row === 7 ? '=HYPERLINK("http://evil.example")' : `Family${row}`);
const lineOf = (row: number) =>
  `First${row},${named(row)},person${row}@shop${row % 40}.example,+49 40 12345${String(row).padStart(4, '0')},Shop ${row % 40} GmbH,Hamburg,DE`;
const csv = [
  'First name,Last name,E-mail,Phone,Company,City,Country',
  ...Array.from({ length: rowCount }, (_, row) => lineOf(row)),
  ',,,,,Hamburg,DE',
].join('\n');

describeOnBothDatabases('the HTTP API', (database) => {
  let server: TestServer;
  let center: Center;
  const tokens: Record<string, string> = {};
  beforeAll(async () => {
    server = await aServer(database());
    center = await aCenter(database());
    for (const [name, person] of Object.entries(center.people)) tokens[name] = await server.tokenOf(person);
  });
  afterAll(() => server.stop());

  const as = (name: string) => bearer(tokens[name] ?? '');
  const get = (url: string, name: string, headers: object = {}) =>
    server.app.inject({ method: 'GET', url, headers: { ...as(name), ...headers } });
  const importCsv = (name: string, search: string, payload: string | Buffer = csv, headers: object = { 'content-type': 'text/csv' }) =>
    server.app.inject({ method: 'POST', url: `/api/imports?${search}`, payload, headers: { ...as(name), ...headers } });

  test('a file is taken in with its columns recognised, by the same commands as on the screen', async () => {
    const answer = await importCsv('teamLead', 'newCampaign=Expo&source=tradeShow&fileName=expo.csv&importId=expo-2026-1');
    expect(answer.statusCode).toBe(201);
    const { run, columns } = answer.json();
    expect(run).toMatchObject({
      id: 'expo-2026-1',
      fileName: 'expo.csv',
      rowCount: rowCount + 1,
      takenIn: rowCount,
      alreadyKnown: 0,
      refused: 1,
      state: 'finished',
      source: 'tradeShow',
      teamId: center.teamIds[0],
      startedById: center.people.teamLead.id,
    });
    expect(columns.map((each: { target: string }) => each.target)).toEqual([
      'firstName',
      'lastName',
      'email',
      expect.stringMatching(/^phone/),
      'companyName',
      'city',
      'country',
    ]);
    const names = await database().query<{ name: string; count: number }>(
      'select name, count(*)::int as count from commands where center_id = $1 group by 1 order by 1',
      [center.id],
    );
    expect(names).toEqual([
      { name: 'createCampaign', count: 1 },
      { name: 'finishImport', count: 1 },
      { name: 'importLeads', count: 3 },
      { name: 'startImport', count: 1 },
    ]);
  });

  test('the same request sent again changes nothing', async () => {
    const before = (await get('/api/imports/expo-2026-1', 'teamLead')).json();
    const again = await importCsv('teamLead', 'newCampaign=Expo&source=tradeShow&fileName=expo.csv&importId=expo-2026-1');
    expect(again.json().run).toEqual(before);
    const [leads] = await database().query<{ count: number }>('select count(*)::int as count from leads where center_id = $1', [center.id]);
    expect(leads?.count).toBe(rowCount);
  });

  test('refused rows are kept with reason and cells, and shown to who may see the import', async () => {
    const answer = await get('/api/imports/expo-2026-1/refusals', 'manager');
    expect(answer.json().refusals).toMatchObject([{ row: rowCount + 2, reason: 'nobody', cells: ['', '', '', '', '', 'Hamburg', 'DE'] }]);
    expect((await get('/api/imports/expo-2026-1', 'rep')).json().code).toBe('notAllowed');
    expect((await get('/api/imports/none', 'teamLead')).json().code).toBe('notFound');
  });

  test('a multipart file is taken in too, and known leads are only touched', async () => {
    const boundary = 'boundary-of-the-test';
    const part = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="again.csv"\r\nContent-Type: text/csv\r\n\r\n`;
    const payload = Buffer.from(`${part}${csv.split('\n').slice(0, 11).join('\n')}\r\n--${boundary}--\r\n`);
    const answer = await importCsv('manager', 'team=north&campaign=expo', payload, {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    });
    expect(answer.statusCode).toBe(201);
    expect(answer.json().run).toMatchObject({ fileName: 'again.csv', takenIn: 0, merged: 10, alreadyKnown: 0, teamId: center.teamIds[0] });
  });

  test.each([
    ['rep', '', csv, 403, 'notAllowed', undefined],
    ['salesperson', '', csv, 403, 'notAllowed', undefined],
    ['manager', '', csv, 400, 'invalidRequest', 'querystring.team'],
    ['teamLead', 'team=South', csv, 400, 'invalidRequest', 'querystring.team'],
    ['manager', 'team=North&campaign=Nothing', csv, 400, 'invalidRequest', 'querystring.campaign'],
    ['manager', 'team=North&mapping={"a":"nonsense"}', csv, 400, 'invalidRequest', 'querystring.mapping'],
    ['manager', 'team=North&mapping={"Nowhere":"title"}', csv, 422, 'unreadableFile', 'Nowhere'],
    ['manager', 'team=North', '', 422, 'unreadableFile', 'file'],
    ['manager', 'team=North', '<html><body>no</body></html>', 422, 'unreadableFile', 'file'],
    ['manager', 'team=North', 'name,date\na,01/02/2024\nb,03/04/2024', 422, 'unreadableFile', 'date'],
  ])('as %s with “%s”, a wrong import is refused and says where', async (name, search, payload, status, code, path) => {
    const answer = await importCsv(name, search, payload);
    expect([answer.statusCode, answer.json().code, answer.json().fields?.[0]?.path]).toEqual([status, code, path]);
  });

  test('leads come in pages, each once, and a rep sees only what is theirs', async () => {
    const seen: Lead[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: { leads: Lead[]; next: string | null } = (
        await get(`/api/leads?limit=500&after=${encodeURIComponent(next)}`, 'manager')
      ).json();
      seen.push(...page.leads);
      next = page.next;
    }
    expect(seen).toHaveLength(rowCount);
    expect(new Set(seen.map((each) => each.id)).size).toBe(rowCount);
    expect((await get('/api/leads?limit=1000', 'rep')).json().leads).toHaveLength(1000);
    expect((await get('/api/leads', 'repOfOtherTeam')).json()).toEqual({ leads: [], next: null });
    expect((await get('/api/leads', 'salesperson')).json()).toEqual({ leads: [], next: null });
    expect((await get(`/api/leads?owner=pool&team=${center.teamIds[1]}`, 'manager')).json().leads).toEqual([]);
    expect((await get('/api/leads?stage=won&stage=lost', 'manager')).json().leads).toEqual([]);
    expect((await get('/api/leads?stage=nonsense', 'manager')).json().fields[0].path).toContain('stage');
  });

  test('another center sees none of it', async () => {
    const other = await aCenter(database());
    const token = await server.tokenOf(other.people.admin);
    const ask = (url: string) => server.app.inject({ method: 'GET', url, headers: bearer(token) });
    expect((await ask('/api/leads')).json()).toEqual({ leads: [], next: null });
    expect((await ask('/api/imports/expo-2026-1')).json().code).toBe('notFound');
    expect((await ask('/api/imports/expo-2026-1/refusals')).json().code).toBe('notFound');
    expect((await ask('/api/handoffs')).json().handoffs).toEqual([]);
    expect((await ask('/api/reports/ledger')).json().all.takenIn).toBe(0);
  });

  test('leads as a CSV file hold all of them, and no cell is a formula', async () => {
    const answer = await get('/api/leads', 'manager', { accept: 'text/csv' });
    expect(answer.headers['content-disposition']).toMatch(/attachment; filename="leads-\d{4}-\d\d-\d\d\.csv"/);
    const { data, errors } = Papa.parse<Record<string, string>>(answer.body.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(rowCount);
    expect(data.find((each) => each['First name'] === 'First7')?.['Last name']).toBe('\'=HYPERLINK("http://evil.example")');
    expect(data[0]).toMatchObject({ Team: 'North', Campaign: 'Expo', City: 'Hamburg', Company: expect.stringMatching(/^Shop \d+ GmbH$/) });
  });

  test('leads as JSON lines are one lead a line', async () => {
    const answer = await get('/api/leads?format=ndjson', 'teamLead');
    const lines = answer.body.trim().split('\n');
    expect(lines).toHaveLength(rowCount);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ teamId: center.teamIds[0] });
  });

  test('the description of the API names every route with its errors', async () => {
    const description = (await server.app.inject({ method: 'GET', url: '/api/docs/json' })).json();
    const paths = Object.keys(description.paths);
    expect(paths).toEqual(
      expect.arrayContaining(['/api/session', '/api/tokens', '/api/leads', '/api/imports', '/api/imports/{id}', '/api/handoffs']),
    );
    expect(description.paths['/api/leads'].get.responses['4XX']).toBeDefined();
  });
});
