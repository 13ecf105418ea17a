import { describe, expect, it } from 'vitest';
import { aWorkbook } from '../../../test/builders/workbook.ts';
import { guessColumns } from './columns.ts';
import type { DecodeBytes } from './decode.ts';
import { type OpenFile, openFile } from './open-file.ts';
import { mapRows } from './rows.ts';

const decode: DecodeBytes = (bytes, encoding, strict) => new TextDecoder(encoding, { fatal: strict }).decode(bytes);
const open = async (bytes: Uint8Array, options = {}): Promise<OpenFile> => {
  const opened = await openFile(bytes, decode, options);
  if ('refused' in opened) throw new Error(opened.refused);
  return opened;
};
/** Serial number of a day and time, counted as Excel does. */
const serial = (iso: string): number => Date.parse(`${iso}Z`) / 86_400_000 + 25_569;

describe('opening a workbook', () => {
  const people = [
    ['First name', 'Last name', 'Email', 'Phone', 'Created', 'Employees', 'Opt in', 'Remark'],
    ['Ana', 'Keller', 'ana@nordhaus.example', 498955500142, { serial: serial('2018-04-03T00:00:00') }, 51.5, true, ' two words '],
    [
      'Luc',
      'Moreau',
      'luc@x.example',
      null,
      { serial: serial('2018-04-13T10:30:00'), format: 'dateTime' as const },
      1200,
      false,
      { error: '#N/A' },
    ],
  ];

  it('reads dates, numbers, long numbers and yes and no as Excel means them', async () => {
    const { table, encoding, sheet } = await open(aWorkbook({ Leads: people }));
    expect(encoding).toBe('xlsx');
    expect(sheet).toBe('Leads');
    expect(table.rows[0]).toEqual(['Ana', 'Keller', 'ana@nordhaus.example', '498955500142', '2018-04-03', '51.5', 'TRUE', ' two words ']);
    expect(table.rows[1]?.slice(3)).toEqual(['', '2018-04-13T10:30:00', '1200', 'FALSE', '']);
  });

  it('never has to ask about dates that are dates in the sheet', async () => {
    const { table } = await open(aWorkbook({ Leads: people }));
    const created = guessColumns(table).find((each) => each.header === 'Created');
    expect(created).toMatchObject({ target: 'arrivedAt', certainty: 'sure', dates: { mustAsk: false } });
  });

  it('keeps to the calendar of workbooks that count from 1904, and reads times alone', async () => {
    const from1904 = aWorkbook(
      {
        A: [
          ['Name', 'Date', 'At'],
          ['Ana', { serial: serial('2018-04-03T00:00:00') - 1462 }, { serial: 0.4375, format: 'time' }],
        ],
      },
      { is1904: true },
    );
    expect((await open(from1904)).table.rows[0]?.[1]).toBe('2018-04-03');
    const times = aWorkbook({
      A: [
        ['Name', 'At'],
        ['Ana', { serial: 0.4375, format: 'time' }],
      ],
    });
    expect((await open(times)).table.rows[0]?.[1]).toBe('10:30');
  });

  it('takes the sheet that holds the list, names the others, and takes another when told', async () => {
    const book = aWorkbook({
      Cover: [['Fair 2026'], ['confidential']],
      Scans: people,
      Legend: [
        ['Name', 'Email'],
        ['Eva', 'eva@x.example'],
      ],
    });
    const opened = await open(book);
    expect(opened.sheet).toBe('Scans');
    expect(opened.sheets).toEqual([
      { name: 'Cover', rowCount: 2 },
      { name: 'Scans', rowCount: 3 },
      { name: 'Legend', rowCount: 2 },
    ]);
    expect((await open(book, { sheet: 'Legend' })).table.rows).toEqual([['Eva', 'eva@x.example']]);
  });

  it('counts the rows as the person sees them, blank ones too', async () => {
    const { table } = await open(
      aWorkbook({
        A: [
          ['Name', 'Email'],
          ['Ana', 'a@x.example'],
          [null, null],
          ['Luc', 'l@x.example'],
        ],
      }),
    );
    expect(table.rowNumbers).toEqual([2, 4]);
    expect(table.blanks).toBe(1);
  });

  it('says of a damaged one that it is, and of one that unpacks without end', async () => {
    const whole = aWorkbook({
      A: [
        ['Name', 'Email'],
        ['Ana', 'a@x.example'],
      ],
    });
    const damaged = whole.slice();
    damaged.fill(7, 60, whole.length - 400);
    expect(await openFile(damaged, decode)).toEqual({ refused: 'brokenWorkbook' });
    const bomb = whole.slice();
    const at = bomb.findLastIndex(
      (byte, index) => byte === 0x50 && bomb[index + 1] === 0x4b && bomb[index + 2] === 1 && bomb[index + 3] === 2,
    );
    bomb.set([255, 255, 255, 127], at + 24);
    expect(await openFile(bomb, decode)).toEqual({ refused: 'brokenWorkbook' });
  });
});

describe('several people of one company in a row', () => {
  const csv = `Company,City,Contact 1 Name,Contact 1 Email,Contact 2 First Name,Contact 2 Last Name,Contact 2 Email,Contact 3 Name
Nordhaus,Bremen,Ana Keller,ana@x.example,Luc,Moreau,luc@x.example,
Skagen,Aarhus,,,Henrik,Dahl,henrik@x.example,Eva Bo
Tauber,Ulm,,,,,,`;
  const rowsOf = async (text: string) => {
    const { table } = await open(new TextEncoder().encode(text));
    const columns = guessColumns(table);
    const plan = {
      targets: columns.map((each) => each.target),
      people: columns.map((each) => each.person),
      dateOrder: null,
      zone: 'UTC',
      defaultCountry: 'DE',
      now: 0,
    };
    return { columns, rows: [...mapRows(table, plan)] };
  };

  it('maps each with no hand, and takes in only those that are there', async () => {
    const { columns, rows } = await rowsOf(csv);
    expect(columns.map(({ target, person }) => `${target} ${person}`)).toEqual([
      'companyName 0',
      'city 0',
      'fullName 0',
      'email 0',
      'firstName 1',
      'lastName 1',
      'email 1',
      'fullName 2',
    ]);
    const people = rows.map((mapped) =>
      'refused' in mapped
        ? mapped.refused.reason
        : [mapped.row, ...mapped.more].map((row) => `${row.person} ${row.lastName} ${row.companyName} ${row.city}`),
    );
    expect(people).toEqual([
      ['0 Keller Nordhaus Bremen', '1 Moreau Nordhaus Bremen'],
      ['1 Dahl Skagen Aarhus', '2 Bo Skagen Aarhus'],
      'nobody',
    ]);
  });

  it('counts through first name 2, but not a second phone of one person', async () => {
    const counted = await rowsOf(
      'Company,First name,Last name,First name 2,Last name 2,Phone 2\nNordhaus,Ana,Keller,Luc,Moreau,0421 555010',
    );
    expect(counted.columns.map((each) => each.person)).toEqual([0, 0, 0, 1, 1, 1]);
    const single = await rowsOf('Company,First name,Last name,Phone,Phone 2\nNordhaus,Ana,Keller,0421 555010,0421 555011');
    expect(single.columns.map((each) => each.person)).toEqual([0, 0, 0, 0, 0]);
  });
});
