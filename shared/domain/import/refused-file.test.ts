import { expect, it } from 'vitest';
import { recogniseHeader } from './header-words.ts';
import { readTable } from './read-table.ts';
import { refusedFile } from './refused-file.ts';

const words = { rowHeader: 'Row', reasonHeader: 'Reason', reason: (code: string) => `why: ${code}` };
const refusal = (row: number, cells: string[]) => ({ id: `r${row}`, importId: 'i', row, reason: 'nobody', cells });

it('writes the rows in the order of the file with their reason, so that they can be mended and read again', () => {
  const text = refusedFile([refusal(9, ['', 'Köln, "Altstadt"', '']), refusal(4, ['Ana', '+49 30 5550100'])], ['Name', 'City'], words);
  expect(text.startsWith('\uFEFFRow,Reason,Name,City,(C)\r\n4,why: nobody,Ana,+49 30 5550100')).toBe(true);
  const table = readTable(text, (cell) => recogniseHeader(cell) !== undefined);
  expect('refused' in table ? table : table.rows.map((row) => row.slice(2))).toEqual([
    ['Ana', '+49 30 5550100', ''],
    ['', 'Köln, "Altstadt"', ''],
  ]);
});

it('lets a spreadsheet run nothing', () => {
  const text = refusedFile([refusal(2, ['=1+1', '@SUM(A1)', '+cmd|x', '-5', '-cmd'])], ['a', 'b', 'c', 'd', 'e'], words);
  expect(text.split('\r\n')[1]).toBe(`2,why: nobody,"'=1+1","'@SUM(A1)","'+cmd|x",-5,"'-cmd"`);
});
