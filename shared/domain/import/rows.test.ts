import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRows } from './check-rows.ts';
import { dateOrderOf, guessColumns } from './columns.ts';
import { recogniseHeader } from './header-words.ts';
import { importTargets } from './import-fields.ts';
import { type ImportedRow, importedRow, refusedRow } from './imported-row.ts';
import { readTable, type Table } from './read-table.ts';
import { type MappedRow, mapRows, type RowPlan, rowMapper } from './rows.ts';

const now = Date.UTC(2026, 10, 17, 13, 5);
const planFor = (table: Table, over: Partial<RowPlan> = {}): RowPlan => {
  const columns = guessColumns(table);
  return {
    targets: columns.map((each) => each.target),
    dateOrder: dateOrderOf(columns).order,
    zone: 'Europe/Berlin',
    defaultCountry: 'DE',
    now,
    ...over,
  };
};
const tableOf = (text: string): Table => {
  const table = readTable(text, (cell) => recogniseHeader(cell) !== undefined);
  if ('refused' in table) throw new Error(table.refused);
  return table;
};
const mapped = (text: string, over: Partial<RowPlan> = {}): MappedRow[] => {
  const table = tableOf(text);
  return [...mapRows(table, planFor(table, over))];
};
const rowOf = (one: MappedRow | undefined): ImportedRow => {
  if (!one || 'refused' in one) throw new Error(`no row: ${JSON.stringify(one)}`);
  return importedRow.parse(one.row);
};
const first = (text: string, over: Partial<RowPlan> = {}): ImportedRow => rowOf(mapped(text, over)[0]);

describe('a row of a file', () => {
  it('becomes a person at a company, with what fits no field under its own name', () => {
    const row = first(
      'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,Website URL,City,Zip,Country/Region,Create Date,Original Source,Lifecycle Stage\n' +
        '881,Ana,Keller,Ana@Nordhaus.example,089 5550100,Plant manager,Nordhaus GmbH,https://www.nordhaus.example/de,München,80331,Germany,2026-11-03 09:12,ORGANIC_SEARCH,Lead',
    );
    expect(row).toMatchObject({
      row: 2,
      externalId: '881',
      firstName: 'Ana',
      lastName: 'Keller',
      email: 'ana@nordhaus.example',
      title: 'Plant manager',
      companyName: 'Nordhaus GmbH',
      companyDomain: 'nordhaus.example',
      city: 'München',
      postcode: '80331',
      country: 'DE',
      arrivedAt: Date.UTC(2026, 10, 3, 8, 12),
      sourceWords: 'ORGANIC_SEARCH',
      custom: { 'Original Source': 'ORGANIC_SEARCH', 'Lifecycle Stage': 'Lead' },
    });
    expect(row.phones).toEqual([{ kind: 'work', number: '+49895550100', extension: null, asWritten: '089 5550100' }]);
  });

  it('reads numbers by the row’s own country, though it stands in a later column, else by the default one', () => {
    const rows = mapped('name,phone,country\nA,020 7946 0958,UK\nB,0931 5550077,\nC,+33 4 72 55 01 00,');
    expect(rows.map((each) => rowOf(each).phones[0]?.number)).toEqual(['+442079460958', '+499315550077', '+33472550100']);
  });

  it('takes several numbers of one cell and of several columns, each once', () => {
    const row = first('name,phone,mobile\nA,"030 5550100; 030 5550101 / 0171 5550100",+49 171 5550100');
    expect(row.phones.map((each) => [each.kind, each.number])).toEqual([
      ['work', '+49305550100'],
      ['work', '+49305550101'],
      ['work', '+491715550100'],
    ]);
  });

  it('keeps as written what it cannot read, and says so', () => {
    const [one] = mapped('name,email,country,employees,website,do not call,phone\nAna,ana(at)x,Atlantis,51-200,none of it,perhaps,ask Luc');
    expect(rowOf(one).custom).toEqual({
      email: 'ana(at)x',
      country: 'Atlantis',
      employees: '51-200',
      website: 'none of it',
      'do not call': 'perhaps',
      phone: 'ask Luc',
    });
    expect(one && 'strange' in one && one.strange.map((each) => each.code)).toEqual([
      'mailUnread',
      'countryUnread',
      'numberUnread',
      'webUnread',
      'answerUnread',
      'phoneUnread',
    ]);
  });

  it('puts the house number where the country writes it', () => {
    expect(first('name,street,street number,address 2,country\nA,giblin street,69,killarney,Australia').street).toBe(
      '69 giblin street, killarney',
    );
    expect(first('name,Straße,Hausnummer,Land\nA,Hauptstr.,6,Deutschland').street).toBe('Hauptstr. 6');
  });

  it('puts the word for what somebody did with the touch, and beside the lead only where nobody knows what it means', () => {
    const values = { touchKind: { 'email opened': 'mail' } };
    const file = 'Email,Activity Type,Activity,Lead Source\na@x.example,Email opened,Letter,Web\nb@x.example,Zork,Letter,Web';
    const [known, unknown] = mapped(file, { values }).map(rowOf);
    expect(known).toMatchObject({ touchKind: 'mail', touchTitle: 'Letter', sourceWords: 'Email opened · Web' });
    expect(known?.custom).toEqual({ 'Lead Source': 'Web' });
    expect(unknown).toMatchObject({ touchKind: null, sourceWords: 'Web', custom: { 'Activity Type': 'Zork' } });
  });

  it('hears a no', () => {
    const row = first('name,Do Not Call,Email Opt Out,Einwilligung Tel.\nA,1,TRUE,nein');
    expect(row).toMatchObject({ doNotCall: true, consentMail: 'refused', consentPhone: 'refused' });
    expect(first('name,Do Not Call,Einwilligung Tel.\nA,0,\nB,0,ja')).toMatchObject({ doNotCall: false, consentPhone: 'unknown' });
  });

  it('keeps long texts whole', () => {
    const long = 'x'.repeat(2500);
    const row = first(`name,Badge,title\nAna,${long},${'t'.repeat(400)}`);
    expect(row.note).toBe(long);
    expect(row.title).toHaveLength(300);
    expect(row.custom.title).toHaveLength(400);
  });

  it('never cuts a sign in half', () => {
    expect(first(`name,title\nAna,${'t'.repeat(299)}😀😀`).title).toBe('t'.repeat(299));
  });

  it('lets a day of today be now, and marks dates to come', () => {
    const [today, future] = mapped('name,Create Date\nA,2026-11-17\nB,2027-01-05', { now: Date.UTC(2026, 10, 17, 7) });
    expect(rowOf(today).arrivedAt).toBe(Date.UTC(2026, 10, 17, 7));
    expect(future && 'strange' in future && future.strange).toMatchObject([{ code: 'futureDate' }]);
  });

  it('is refused only when it cannot be a lead', () => {
    const rows = mapped(
      'first name,email,phone,city,Create Date\n,,,Bonn,\n,nobody(at)x,,Bonn,\nAna,,,,someday\n,,12345678,,\nLuc,,,,2026-01-01',
    );
    expect(rows.map((each) => ('refused' in each ? refusedRow.parse(each.refused).reason : 'taken'))).toEqual([
      'nobody',
      'mailMalformed',
      'dateUnreadable',
      'taken',
      'taken',
    ]);
    expect(rows[0]).toEqual({ refused: { row: 2, reason: 'nobody', cells: ['', '', '', 'Bonn', ''] } });
  });

  it('is read by the order that was answered, and refused where only the other one fits', () => {
    const text = 'name,Besuch am\nA,03/11/2026\nB,14/11/2026';
    expect(rowOf(mapped(text, { dateOrder: 'dayFirst' })[0]).arrivedAt).toBe(Date.UTC(2026, 10, 3, 11));
    expect(mapped(text, { dateOrder: 'monthFirst' })[1]).toMatchObject({ refused: { reason: 'dateUnreadable' } });
  });
});

describe('checking a file', () => {
  it('adds up and shows what is strange', () => {
    const table = tableOf('name,mail,city\nAna,a@x.example,Bonn\nLuc,a@x.example,Lyon\n,,Prag\nPia,p@x.example\n');
    const check = checkRows(table, planFor(table));
    expect(check).toMatchObject({
      rows: 4,
      taken: 2,
      known: 1,
      refused: 1,
      refusedBy: { nobody: 1 },
      strangeBy: { sameMail: 1, short: 1 },
      withMail: 3,
      withPhone: 0,
    });
    expect(check.strangeRows.map((each) => [each.row.row, each.codes])).toEqual([
      [3, ['sameMail']],
      [5, ['short']],
    ]);
  });

  it('knows the leads that are already here by mail or id', () => {
    const table = tableOf('id,mail\n1,a@x.example\n2,b@x.example\n3,c@x.example\n');
    const check = checkRows(table, planFor(table), { mails: new Set(['a@x.example']), ids: new Set(['2']) });
    expect(check).toMatchObject({ rows: 3, taken: 1, known: 2, refused: 0 });
  });

  it('makes valid rows or refusals of anything, and drops no cell in silence', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12, unit: 'grapheme' }),
      fc.constantFrom(
        'a@b.example',
        '+49 30 5550100',
        '03/04/2018',
        '2018-01-02',
        'Germany',
        'yes',
        'n/a',
        '\ud83d\ude00'.repeat(200),
        '__proto__',
        '12,000',
        'x'.repeat(2300),
      ),
    );
    const target = fc.constantFrom(...importTargets);
    fc.assert(
      fc.property(
        fc.array(target, { minLength: 1, maxLength: 12 }),
        fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 6 }),
        (targets, rows) => {
          const headers = targets.map((_, at) => `column ${at}`);
          const map = rowMapper(headers, { targets, dateOrder: 'dayFirst', zone: 'Europe/Berlin', defaultCountry: null, now });
          for (const cells of rows) {
            const result = map(cells, 2);
            if ('refused' in result) refusedRow.parse(result.refused);
            else {
              const row = importedRow.parse(result.row);
              const kept = JSON.stringify([row, result.strange]);
              targets.forEach((each, at) => {
                const text = cells[at]?.trim() ?? '';
                if (each === 'custom' && /^[a-z]{3,}$/.test(text) && text.length < 24 && !['nil', 'nan', 'null'].includes(text))
                  expect(kept).toContain(text);
              });
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
