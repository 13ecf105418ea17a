import { describe, expect, test } from 'vitest';
import { safeFileName } from './file-name.ts';

describe('a proposed file name', () => {
  test.each([
    ['handoff log 2026-11-17.csv', 'handoff log 2026-11-17.csv'],
    ['Übergaben Köln.csv', 'Übergaben Köln.csv'],
    ['a/b\\c:d.csv', 'a-b-c-d.csv'],
    ['.bashrc', 'bashrc'],
    ['log.csv. ', 'log.csv'],
    ['con.csv', '_con.csv'],
    ['log\u202Evsc.exe', 'log-vsc.exe'],
    ['...', 'export'],
  ])('%j becomes %j', (given, expected) => {
    expect(safeFileName(given)).toBe(expected);
  });

  test('keeps its ending however long it is', () => {
    const name = safeFileName(`${'long '.repeat(100)}.csv`);
    expect(name.length).toBeLessThanOrEqual(150);
    expect(name.endsWith('.csv')).toBe(true);
  });
});
