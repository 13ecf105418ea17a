import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseHeader } from './header-words.ts';
import { type HeaderChoice, readTable, type Table } from './read-table.ts';

const knows = (cell: string) => recogniseHeader(cell) !== undefined;
const read = (text: string, header: HeaderChoice = 'find'): Table => {
  const table = readTable(text, knows, { header });
  if ('refused' in table) throw new Error(`refused: ${table.refused}`);
  return table;
};

describe('reading a table', () => {
  it.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
    ['bar', '|'],
  ])('finds the %s as delimiter', (_, delimiter) => {
    const table = read(['Name', 'Mail', 'Note'].join(delimiter).concat('\n', ['Ana', 'a@x.example', 'one'].join(delimiter)));
    expect(table.delimiter).toBe(delimiter);
    expect(table.rows).toEqual([['Ana', 'a@x.example', 'one']]);
  });

  it('prefers the delimiter that cuts all lines alike over one that stands in numbers', () => {
    expect(read('age;rate;name\n1;1,5;a\n2;2,5;b\n3;3;c').delimiter).toBe(';');
  });

  it('obeys the first line that Excel writes for itself and does not count it as a row', () => {
    const table = read('sep=;\nName;Mail\nAna, B;a@x.example');
    expect(table).toMatchObject({ delimiter: ';', headerRow: 1, rowNumbers: [2], rows: [['Ana, B', 'a@x.example']] });
  });

  it('keeps quoted delimiters, quotes and line breaks inside their cells', () => {
    const table = read('name,note\r\n"Keller, Ana","said ""yes""\r\nand left"\r\nLuc,x\r\n');
    expect(table.rows).toEqual([
      ['Keller, Ana', 'said "yes"\nand left'],
      ['Luc', 'x'],
    ]);
    expect(table.rowNumbers).toEqual([2, 3]);
  });

  it('does not run rows together when line ends are mixed', () => {
    expect(read('name,mail\r\na,1\r\nb,2\nc,3\rd,4').rows.map((row) => row[0])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('loses one line, not the rest of the file, to a quote that is never closed', () => {
    const table = read('name,city\n"Ana,Bonn\nLuc,Lyon\nPia,Prag');
    expect(table.rows).toEqual([
      ['"Ana', 'Bonn'],
      ['Luc', 'Lyon'],
      ['Pia', 'Prag'],
    ]);
    expect(table.odd).toEqual([{ row: 2, odd: 'quotes' }]);
  });

  it('reads a line with a quote in the wrong place by itself', () => {
    const table = read('company,city\n"Best" Ltd,Hull\n"Foo",Bonn\n');
    expect(table.rows).toEqual([
      ['"Best" Ltd', 'Hull'],
      ['Foo', 'Bonn'],
    ]);
  });

  it('mends broken quotes far into a file and around quoted line breaks', () => {
    const good = Array.from({ length: 1500 }, (_, at) => `"n${at}","line\nbreak ${at}"`);
    const lines = ['name,note', ...good, '"broken,x', ...good];
    const table = read(lines.join('\n'));
    expect(table.rows).toHaveLength(3001);
    expect(table.rows[2000]).toEqual(['n499', 'line\nbreak 499']);
    expect(table.odd).toEqual([{ row: 1502, odd: 'quotes' }]);
  });

  it('keeps ragged rows and says so', () => {
    const table = read('name,mail,city\nAna,a@x.example\nLuc,l@x.example,Lyon,surplus\nPia,p@x.example,Prag,,');
    expect(table.headers).toEqual(['name', 'mail', 'city', '(D)']);
    expect(table.odd).toEqual([
      { row: 2, odd: 'short' },
      { row: 3, odd: 'long' },
    ]);
    expect(table.rows[2]).toEqual(['Pia', 'p@x.example', 'Prag']);
  });

  it('passes over what stands above the header and counts blank lines', () => {
    const table = read('Packtage Nord 2026;;\n;;\nVorname;Nachname;E-Mail\nAna;Keller;a@x.example\n;;\nLuc;Perrin;l@x.example\n');
    expect(table).toMatchObject({ headerRow: 3, preamble: 2, blanks: 1, rowNumbers: [4, 6] });
  });

  it('gives columns letters when the file has no header', () => {
    const table = read('Ana,Keller,ana@x.example\nLuc,Perrin,luc@x.example');
    expect(table).toMatchObject({ headerRow: null, headers: ['(A)', '(B)', '(C)'] });
    expect(table.rows).toHaveLength(2);
  });

  it('lets a person say whether the first line is a header', () => {
    expect(read('x1,x2\na,b', 'none').rows).toHaveLength(2);
    expect(read('1,2@x\na,b', 'first').rows).toHaveLength(1);
  });

  it('tells columns of the same name apart', () => {
    expect(read('Phone,Phone,,phone\n1,2,3,4').headers).toEqual(['Phone', 'Phone (2)', '(C)', 'phone (3)']);
  });

  it('refuses a header without rows, prose, and more columns than people have', () => {
    expect(readTable('first name,last name\n', knows)).toEqual({ refused: 'headerOnly' });
    expect(readTable('Once upon a time\nthere was a lead\nand nobody called.', knows)).toEqual({ refused: 'noColumns' });
    expect(readTable(`${'a,'.repeat(600)}b\n${'1,'.repeat(600)}2`, knows)).toEqual({ refused: 'noColumns' });
  });

  it('takes one column when it holds mails or numbers, or is called so', () => {
    expect(read('ana@x.example\nluc@x.example').rows).toHaveLength(2);
    expect(read('Name\nAna').rows).toEqual([['Ana']]);
  });

  it('accounts for every line of any text, and never throws', () => {
    const sign = fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\t', '|', ' ', '@', '1', 'é', '""', ',"', '",\n');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 120 }), (signs) => {
        const table = readTable(signs.join(''), knows);
        if ('refused' in table) return;
        expect(table.rowNumbers).toHaveLength(table.rows.length);
        const last = table.preamble + (table.headerRow === null ? 0 : 1) + table.rows.length + table.blanks;
        expect(table.rowNumbers.at(-1) ?? 0).toBeLessThanOrEqual(last);
        expect(new Set(table.headers.map((each) => each.toLowerCase())).size).toBe(table.headers.length);
        for (const row of table.rows) expect(row.length).toBeLessThanOrEqual(table.headers.length);
      }),
      { numRuns: 600 },
    );
  });

  it('loses no letter of a text without quotes', () => {
    const cell = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 20 }), (lines) => {
        const table = readTable(lines.map((line) => line.join(',')).join('\n'), knows, { header: 'none', delimiter: ',' });
        if ('refused' in table) throw new Error(table.refused);
        expect(table.rows).toEqual(lines.slice(table.preamble));
      }),
    );
  });
});
