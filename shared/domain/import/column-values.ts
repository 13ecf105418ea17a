import { columnCells } from './column-evidence.ts';
import type { Column } from './columns.ts';
import type { Table } from './read-table.ts';
import { type ImportOwner, isValueField, proposeValues, type ValueMaps, valueKey } from './value-maps.ts';

/** Different words of a column that are mapped; a column with more is no list of choices. */
const mostWords = 1000;

/** The different words of a column, without regard to case, as first written. */
export const wordsOfColumn = (table: Table, index: number): string[] => {
  const found = new Map<string, string>();
  for (const cell of columnCells(table, index)) {
    const key = valueKey(cell);
    if (!found.has(key)) found.set(key, cell);
    if (found.size >= mostWords) break;
  }
  return [...found.values()];
};

/** What the words of all mapped columns stand for: as answered, else as proposed. Answers for words the file does not have are left out. */
export const valueMapsFor = (
  table: Table,
  columns: readonly Column[],
  owners: readonly ImportOwner[],
  answered: ValueMaps = {},
): ValueMaps => {
  const maps: ValueMaps = {};
  for (const { target, index } of columns) {
    if (!isValueField(target)) continue;
    const words = wordsOfColumn(table, index);
    const keys = new Set(words.map(valueKey));
    const own = Object.entries(answered[target] ?? {}).filter(([word]) => keys.has(word));
    maps[target] = { ...maps[target], ...proposeValues(target, words, owners), ...Object.fromEntries(own) };
  }
  return maps;
};
