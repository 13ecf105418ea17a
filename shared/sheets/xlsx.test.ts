import readXlsxFile from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { byteOrderMark, type Cell, csvLine } from './csv.ts';
import { createXlsx } from './xlsx.ts';

const workbookOf = (sheets: { name: string; head: string[]; rows: Cell[][] }[]): Uint8Array => {
  const pieces: Uint8Array[] = [];
  const xlsx = createXlsx((bytes) => pieces.push(bytes));
  for (const { name, head, rows } of sheets) {
    xlsx.beginSheet(name, head);
    xlsx.addRows(rows);
  }
  xlsx.end();
  return new Uint8Array(pieces.flatMap((piece) => [...piece]));
};

const awkward = [
  '0049',
  '+49 89 555',
  '-1+2',
  '=HYPERLINK("http://x.example","y")',
  '@cmd',
  'Öresund & Söhne <GmbH>',
  'one\ntwo',
  'one\r\ntwo',
  '"quoted", with comma',
  '  spaces  ',
  '_x000D_',
  'bell\u0007',
  '1.50',
  '2026-11-17',
  '😀',
];

describe('a workbook that was written piece by piece', () => {
  it('reads back as it was, in another reader: leading zeros, signs, umlauts, line breaks', async () => {
    const file = workbookOf([{ name: 'Handoffs', head: ['A', 'B'], rows: awkward.map((text, at) => [text, at]) }]);
    const [sheet] = await readXlsxFile(file.slice().buffer, { trim: false });
    const rows = sheet?.data ?? [];
    expect(rows.slice(1).map((row) => row[0])).toEqual(awkward);
    expect(rows.slice(1).map((row) => row[1])).toEqual(awkward.map((_, at) => at));
  });

  it('makes the same file of the same rows', () => {
    const make = () => workbookOf([{ name: 'One', head: ['A'], rows: [['a'], [1.5]] }]);
    expect(make()).toEqual(make());
  });
});

describe('a line of CSV', () => {
  it('keeps words that begin like a formula words, and numbers numbers', () => {
    expect(csvLine(['=1+1', '+49', '-x', '@a', '\tb', -5, null, ''])).toBe("'=1+1,'+49,'-x,'@a,'\tb,-5,,\r\n");
  });
  it('quotes commas, quotes, line breaks and outer spaces', () => {
    expect(csvLine(['a,b', 'say "x"', 'one\ntwo', ' y'])).toBe('"a,b","say ""x""","one\ntwo"," y"\r\n');
    expect(byteOrderMark).toBe('\uFEFF');
  });
});
