import { describe, expect, it } from 'vitest';
import { dateOrderOf, guessColumns, numberMarkOf } from './columns.ts';
import { recogniseHeader } from './header-words.ts';
import { numberIn, proveNumbers, readNumber } from './numbers.ts';
import { readTable } from './read-table.ts';
import { mapRows } from './rows.ts';

describe('the numbers of a column', () => {
  it.each([
    ['350', { kind: 'fixed', is: 350 }],
    ['1 200', { kind: 'fixed', is: 1200 }],
    ["12'000", { kind: 'fixed', is: 12_000 }],
    ['1.234', { kind: 'comma', is: 1234 }],
    ['1,234', { kind: 'point', is: 1234 }],
    ['1.234,00', { kind: 'comma', is: 1234 }],
    ['1,234.00', { kind: 'point', is: 1234 }],
    ['250.0', { kind: 'point', is: 250 }],
    ['12.000', { kind: 'both', point: 12, comma: 12_000 }],
    ['51-200', undefined],
    ['1.5', undefined],
    ['1,2345', undefined],
    ['1234567890', undefined],
  ])('%s', (cell, reading) => {
    expect(readNumber(cell)).toEqual(reading);
  });

  it('are read by the mark that some of them prove', () => {
    expect(proveNumbers(['12.000', '1.234', '80'])).toMatchObject({ proven: 'comma', mustAsk: false });
    expect(proveNumbers(['12.000', '250.0', '80'])).toMatchObject({ proven: 'point', mustAsk: false });
    expect(numberIn('12.000', 'comma')).toBe(12_000);
    expect(numberIn('12.000', 'point')).toBe(12);
  });

  it('are asked about when two readings fit, or when they contradict each other, and never guessed', () => {
    expect(proveNumbers(['12.000', '80'])).toMatchObject({
      proven: null,
      mustAsk: true,
      sample: { text: '12.000', point: 12, comma: 12_000 },
    });
    expect(proveNumbers(['1.234', '1,234']).mustAsk).toBe(true);
    expect(numberIn('12.000', null)).toBeUndefined();
    expect(proveNumbers(['12', '1 200', '51-200'])).toMatchObject({ proven: null, mustAsk: false, unreadable: 1 });
  });

  it('become employees as answered; what does not fit the answer is kept as written', () => {
    const table = readTable('Name,Employees\nAna,"1,234"\nLuc,"1.234"\nTom,12.000\n', (cell) => recogniseHeader(cell) !== undefined);
    if ('refused' in table) throw new Error(table.refused);
    const columns = guessColumns(table);
    expect(numberMarkOf(columns)).toEqual({ mark: null, mustAsk: true });
    const plan = {
      targets: columns.map((each) => each.target),
      dateOrder: dateOrderOf(columns).order,
      zone: 'UTC',
      defaultCountry: null,
      now: 0,
    };
    const employees = (numberMark: 'point' | 'comma') =>
      [...mapRows(table, { ...plan, numberMark })].map((each) =>
        'row' in each ? (each.row.employees ?? each.row.custom.Employees) : each,
      );
    expect(employees('point')).toEqual([1234, '1.234', 12]);
    expect(employees('comma')).toEqual(['1,234', 1234, 12_000]);
  });
});
