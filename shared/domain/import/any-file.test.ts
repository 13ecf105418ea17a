import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aWorkbook } from '../../../test/builders/workbook.ts';
import { checkRows } from './check-rows.ts';
import { dateOrderOf, guessColumns, numberMarkOf } from './columns.ts';
import type { DecodeBytes } from './decode.ts';
import { importedRow, refusedRow } from './imported-row.ts';
import { type OpenFile, openFile, type ReadOptions } from './open-file.ts';
import { readRecords } from './read-records.ts';
import { mapRows, type RowPlan } from './rows.ts';

const decode: DecodeBytes = (bytes, encoding, strict) => new TextDecoder(encoding, { fatal: strict }).decode(bytes);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const wide = (text: string, isBig: boolean): Uint8Array => {
  const units = Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]));
  return isBig ? units.map((_, at) => units[at ^ 1] ?? 0) : units;
};
const open = async (file: string | Uint8Array, options: ReadOptions = {}): Promise<OpenFile> => {
  const opened = await openFile(typeof file === 'string' ? bytesOf(file) : file, decode, options);
  if ('refused' in opened) throw new Error(opened.refused);
  return opened;
};
const planFor = ({ table }: OpenFile): RowPlan => {
  const columns = guessColumns(table);
  const targets = columns.map((each) => each.target);
  const people = columns.map((each) => each.person);
  const proven = { dateOrder: dateOrderOf(columns).order, numberMark: numberMarkOf(columns).mark };
  return { targets, people, ...proven, zone: 'Europe/Berlin', defaultCountry: 'DE', now: Date.UTC(2026, 10, 17) };
};

/** The shapes of files that readers of CSV are held against, one trap in each. */
describe('traps of CSV', () => {
  it.each<[string, string, string[], string[][]]>([
    [
      'a comma in quotes',
      'first,last,address\nJo,Doe,"12 any st., Downtown"\n',
      ['first', 'last', 'address'],
      [['Jo', 'Doe', '12 any st., Downtown']],
    ],
    [
      'empty cells, quoted',
      'a,b,c\n1,"",""\n2,3,4\n',
      ['a', 'b', 'c'],
      [
        ['1', '', ''],
        ['2', '3', '4'],
      ],
    ],
    [
      'the same with CRLF',
      'a,b,c\r\n1,"",""\r\n2,3,4\r\n',
      ['a', 'b', 'c'],
      [
        ['1', '', ''],
        ['2', '3', '4'],
      ],
    ],
    [
      'quotes written twice',
      'a,b\n1,"ha ""ha"" ha"\n3,4\n',
      ['a', 'b'],
      [
        ['1', 'ha "ha" ha'],
        ['3', '4'],
      ],
    ],
    [
      'JSON in a cell',
      'key,val\n1,"{""type"": ""Point"", ""at"": [10.0, 0.5]}"\n',
      ['key', 'val'],
      [['1', '{"type": "Point", "at": [10.0, 0.5]}']],
    ],
    ['places as numbers', 'id,lat,lon\n7,37.778,-122.391\n', ['id', 'lat', 'lon'], [['7', '37.778', '-122.391']]],
    [
      'line breaks in quotes',
      'a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n',
      ['a', 'b', 'c'],
      [
        ['1', '2', '3'],
        ['Once upon \na time', '5', '6'],
        ['7', '8', '9'],
      ],
    ],
    [
      'the same with CRLF',
      'a,b,c\r\n1,2,3\r\n"Once upon \r\na time",5,6\r\n7,8,9\r\n',
      ['a', 'b', 'c'],
      [
        ['1', '2', '3'],
        ['Once upon \na time', '5', '6'],
        ['7', '8', '9'],
      ],
    ],
    [
      'quotes and line breaks',
      'a,b\n1,"ha \n""ha"" \nha"\n3,4\n',
      ['a', 'b'],
      [
        ['1', 'ha \n"ha" \nha'],
        ['3', '4'],
      ],
    ],
    ['nothing special', 'a,b,c\n1,2,3', ['a', 'b', 'c'], [['1', '2', '3']]],
    ['the same with CRLF', 'a,b,c\r\n1,2,3\r\n', ['a', 'b', 'c'], [['1', '2', '3']]],
    [
      'letters of other scripts',
      'a,b,c\n1,2,3\n4,5,ʤ\n',
      ['a', 'b', 'c'],
      [
        ['1', '2', '3'],
        ['4', '5', 'ʤ'],
      ],
    ],
  ])('%s', async (_, text, headers, rows) => {
    const { table } = await open(text);
    expect([table.headers, table.rows, table.odd]).toEqual([headers, rows, []]);
  });
});

/** The shapes of files that other systems write. */
describe('files as they come', () => {
  const targetsOf = (file: OpenFile) => guessColumns(file.table).map((each) => each.target);
  const firstRow = (file: OpenFile) => {
    const [first] = [...mapRows(file.table, planFor(file))];
    if (!first || 'refused' in first) throw new Error('the row was refused');
    return first.row;
  };

  it('a loop of leads and deals by one id: dates in one reading, sources as written, a blank one kept blank', async () => {
    const file = await open(
      'mql_id,first_contact_date,landing_page_id,origin\ndac32acd,2018-02-01,88740e65,social\n8c18d1de,2017-10-20,007f9098,paid_search\nb4bc852d,2018-03-22,a7982125,\n',
    );
    expect(targetsOf(file)).toEqual(['externalId', 'arrivedAt', 'touchTitle', 'sourceWords']);
    expect(checkRows(file.table, planFor(file))).toMatchObject({ rows: 3, taken: 3, known: 0, refused: 0 });
    const deals = await open(
      'mql_id,seller_id,sdr_id,won_date,declared_monthly_revenue\n5420aad7,2c43fb51,a8387c01,2018-02-26 19:58:54,0.0\n',
    );
    expect(targetsOf(deals)[0]).toBe('externalId');
  });

  it('a telephone campaign parted by semicolons, all words in quotes: nobody to call, every row refused with its reason', async () => {
    const file = await open(
      `"age";"job";"contact";"month";"day_of_week";"duration"\n${'30;"blue-collar";"cellular";"may";"fri";487\n39;"services";"telephone";"may";"fri";346\n'.repeat(25)}`,
    );
    expect(file.table.delimiter).toBe(';');
    expect(checkRows(file.table, planFor(file))).toMatchObject({ rows: 50, taken: 0, refused: 50, refusedBy: { nobody: 50 } });
  });

  it('people of five countries: numbers read by the country of the row, forms of address kept', async () => {
    const file = await open(
      'title,firstname,lastname,city,address1,state,zipcode,country,email,phone,company,website,ip,points\nMrs.,Penny,Moore,Hewelsfield,88 Clasper Way,,GL15 1XD,United Kingdom,Penny@dayrep.example,070 7086 0753,Williams Bros.,wiki.example,44.242.120.158,100\n',
    );
    const { row } = { row: firstRow(file) };
    expect(row).toMatchObject({ firstName: 'Penny', country: 'GB', postcode: 'GL15 1XD', street: '88 Clasper Way' });
    expect(row.phones[0]).toMatchObject({ number: '+447070860753', asWritten: '070 7086 0753' });
    expect(row.custom).toMatchObject({ title: 'Mrs.', ip: '44.242.120.158', points: '100' });
  });

  it('a register of people with blanks before the names of columns and numbers of houses apart', async () => {
    const file = await open(
      'rec_id, given_name, surname, street_number, address_1, suburb, postcode, state\nrec-1-org, lachlan, berry, 69, giblin street, bittern, 4814, qld\n',
    );
    expect(firstRow(file)).toMatchObject({
      externalId: 'rec-1-org',
      firstName: 'lachlan',
      lastName: 'berry',
      postcode: '4814',
      region: 'qld',
    });
  });

  it('accounts of a loader that are not valid UTF-8, with a column of its own', async () => {
    const text =
      '"ID","NAME","BILLINGCITY","PHONE","WEBSITE","INDUSTRY","CREATEDDATE","ORACLE_ID__C"\n"001x","Caf\xe9 M\xfcller","K\xf6ln","0221 5550100","cafe.example","Food","2006-04-15T03:23:15.000Z","4-20"\n';
    const file = await open(Uint8Array.from([...text].map((letter) => letter.charCodeAt(0))));
    expect([file.encoding, file.encodingWhy]).toEqual(['windows-1252', 'fallback']);
    const row = firstRow(file);
    expect(row).toMatchObject({ companyName: 'Café Müller', city: 'Köln', industry: 'Food' });
    expect(row.custom.ORACLE_ID__C).toBe('4-20');
  });

  it.each([
    ['UTF-8', Uint8Array.from([0xef, 0xbb, 0xbf, ...bytesOf('"name","city"\nAna,Köln\n')])],
    ['UTF-16, little end first', Uint8Array.from([0xff, 0xfe, ...wide('"name","city"\nAna,Köln\n', false)])],
    ['UTF-16, big end first', Uint8Array.from([0xfe, 0xff, ...wide('"name","city"\nAna,Köln\n', true)])],
  ])('a mark before %s', async (_, bytes) => {
    const { table, encodingWhy } = await open(bytes);
    expect([table.headers, table.rows, encodingWhy]).toEqual([['name', 'city'], [['Ana', 'Köln']], 'mark']);
  });

  it('an unusual mark between cells, found where no usual one cuts, and taken where a person says so', async () => {
    expect((await open('name^mail^city\nAna^a@b.example^Köln\n')).table.rows).toEqual([['Ana', 'a@b.example', 'Köln']]);
    const text = 'column1,column2!some,column3\ncol11,col12!somev1,col13\n';
    expect((await open(text, { delimiter: '!', header: 'first' })).table.rows).toEqual([['col11,col12', 'somev1,col13']]);
  });

  it.each([
    ['07/15/2009 02:14:45+0800', '2009-07-14T18:14:45Z'],
    ['07/13/2009T22:14:45-0800', '2009-07-14T06:14:45Z'],
    ['2009-07-14 22:14:45+0800', '2009-07-14T14:14:45Z'],
    ['2010-10-14T12:00:00.000Z-0300', '2010-10-14T15:00:00Z'],
  ])('a time with its zone: %s', async (cell, instant) => {
    expect(firstRow(await open(`Name,Date\nAna,${cell}\n`)).arrivedAt).toBe(Date.parse(instant));
  });

  it('a workbook with one stray cell in the last corner of its sheet', async () => {
    const sheet = aWorkbook({
      People: [
        ['Name', 'Mail'],
        ['Ana', 'a@b.example'],
      ],
    });
    expect((await open(sheet)).table.rows).toHaveLength(1);
    const stray = aWorkbook(
      {
        People: [
          ['Name', 'Mail'],
          ['Ana', 'a@b.example'],
        ],
      },
      { stray: 'XFD1048576' },
    );
    expect(await openFile(stray, decode)).toEqual({ refused: 'brokenWorkbook' });
  });

  it('a file in which every line has a broken quote costs no more than one line each', () => {
    const lines = Array.from({ length: 3000 }, (_, at) => (at % 2 ? `"24" Monitor ${at}","x",Ana` : `"open ${at},x,Ana`));
    const { records, mended } = readRecords(`${lines.join('\n')}\n`, ',');
    expect([records.length, mended.length]).toEqual([3000, 3000]);
    expect(records[1]).toEqual(['24" Monitor 1', 'x', 'Ana']);
  });
});

/** Whatever the bytes are: a table whose lines add up, or one word why it is none. */
describe('any bytes at all', () => {
  const reason = expect.stringMatching(/^[a-zA-Z]+$/);

  /** Every row is taken, known or refused; nothing of it is lost on the way, and stores take all of it. */
  const holds = async (bytes: Uint8Array, options: ReadOptions = {}): Promise<void> => {
    const file = await openFile(bytes, decode, options);
    if ('refused' in file) {
      expect(file.refused).toEqual(reason);
      return;
    }
    const { table } = file;
    const plan = planFor(file);
    const check = checkRows(table, plan);
    expect(check.taken + check.known + check.refused).toBe(table.rows.length);
    expect(table.rowNumbers.at(-1) ?? 0).toBe(Math.max(...table.rowNumbers));
    let at = 0;
    for (const mapped of mapRows(table, plan)) {
      const cells = table.rows[at] ?? [];
      at += 1;
      const kept =
        'refused' in mapped ? refusedRow.parse(mapped.refused) : [mapped.row, ...mapped.more].map((row) => importedRow.parse(row));
      const text = JSON.stringify(kept);
      expect(text.includes('\\u0000')).toBe(false);
      expect(text.isWellFormed()).toBe(true);
      if (!('refused' in mapped)) expectNoneLost(cells, plan, text);
    }
    expect(at).toBe(table.rows.length);
  };

  /** Plain words are found again in the row, whatever became of them. */
  const expectNoneLost = (cells: readonly string[], { targets }: RowPlan, kept: string): void => {
    const folded = kept.toLowerCase();
    cells.forEach((cell, index) => {
      const word = cell.trim();
      const isTold =
        targets[index] === 'doNotCall' ||
        targets[index] === 'consentMail' ||
        targets[index] === 'consentPhone' ||
        targets[index] === 'mailOptOut';
      if (word.length < 10 && targets[index] !== 'leaveOut' && !isTold && /^[b-df-hj-m]{6,}$/.test(word)) expect(folded).toContain(word);
    });
  };

  it('raw bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (bytes) => holds(bytes)),
      { numRuns: 250 },
    );
  });

  const word = fc.stringMatching(/^[b-df-hj-m]{6,9}$/);
  const cell = fc.oneof(
    { weight: 4, arbitrary: word },
    fc.string({ maxLength: 14, unit: 'binary' }),
    fc.constantFrom(
      '',
      ' ',
      '"',
      '""',
      '"x',
      'x"',
      '\0',
      '\uFEFF',
      '\u2028',
      'a@b.example',
      '+49 30 5550100',
      '03/04/2018',
      '12.000',
      '=1+1',
      'n/a',
      '"a,b"',
      '"two\nlines"',
    ),
    fc.constantFrom(301, 301, 2001, 2001, 2001, 5001, 25_000).map((size) => 'long '.repeat(size / 5)),
  );
  const header = fc.constantFrom(
    'name',
    'First name',
    'E-mail',
    'Phone',
    'Company',
    'Employees',
    'Created',
    'Notes',
    'Stage',
    'Owner',
    'Contact 2 name',
    'Contact 2 mail',
    '',
    'x',
    'x',
    '__proto__',
    'Do not call',
  );
  const lines = fc.record({
    headers: fc.array(header, { minLength: 1, maxLength: 7 }),
    rows: fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }),
    between: fc.constantFrom(',', ';', '\t', '|', '^', ':', '!'),
    ends: fc.constantFrom('\n', '\r\n', '\r'),
  });
  const encoded = fc.constantFrom<(text: string) => Uint8Array>(
    bytesOf,
    (text) => Uint8Array.from([0xef, 0xbb, 0xbf, ...bytesOf(text)]),
    (text) => Uint8Array.from([0xff, 0xfe, ...wide(text, false)]),
    (text) => wide(text, true),
    (text) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0) & 255)),
    (text) => bytesOf(text).slice(0, -1),
  );

  it('lists with any marks, quotes, ends of lines, encodings, NULs and long cells', async () => {
    await fc.assert(
      fc.asyncProperty(lines, encoded, fc.boolean(), async ({ headers, rows, between, ends }, encode, isStated) => {
        const text = [headers, ...rows].map((each) => each.join(between)).join(ends);
        await holds(encode(text), isStated ? { delimiter: between, header: 'first' } : {});
      }),
      { numRuns: 150 },
    );
  });

  it('workbooks that are damaged anywhere', async () => {
    const whole = aWorkbook({
      People: [
        ['Name', 'Mail', 'Employees'],
        ['Ana', 'a@b.example', 12],
        ['Luc', null, true],
      ],
    });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), fc.boolean(), async (at, byte, isCut) => {
        const damaged = isCut ? whole.slice(0, at) : whole.with(at, byte);
        await holds(damaged);
      }),
      { numRuns: 120 },
    );
  });
});
