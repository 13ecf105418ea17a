import { readFileSync } from 'node:fs';
import { readLeadFile } from '../../server/imports/read-file.ts';
import { factsOfRow, type PersonFacts } from '../../shared/domain/duplicates/person-facts.ts';
import type { Mapping } from '../../shared/domain/import/columns.ts';

export type PeopleFile = { people: PersonFacts[]; truth: Map<string, string>; rowCount: number; columns: Record<string, string> };

/**
 * Reads a file as the import does, without the hidden columns and the one that says who is who. Each person goes by the row of the file.
 * Throws when the file cannot be read or lacks one of the columns.
 */
export const readPeople = async (path: string, idColumn: string, truth: RegExp, hidden: readonly string[]): Promise<PeopleFile> => {
  const bytes = readFileSync(path);
  const seen = await readRows(bytes, {});
  const missing = [idColumn, ...hidden].filter((header) => !(header in seen.columns));
  if (missing.length > 0) throw new Error(`no column ${missing.join(', ')}; there are ${Object.keys(seen.columns).join(', ')}`);
  const leftOut: Mapping = Object.fromEntries([idColumn, ...hidden].map((header) => [header, 'leaveOut']));
  const kept = await readRows(bytes, leftOut);
  // Read once more with the column kept under its own name, for the truth alone.
  const named = await readRows(bytes, { ...leftOut, [idColumn]: 'custom' });
  const truthOf = new Map(named.rows.map((row) => [String(row.row), groupOf(row.custom[idColumn] ?? '', truth)]));
  return {
    people: kept.rows.map((row) => factsOfRow(row, String(row.row))),
    truth: truthOf,
    rowCount: kept.rowCount,
    columns: kept.columns,
  };
};

const groupOf = (value: string, truth: RegExp): string => {
  const found = truth.exec(value);
  if (!found) throw new Error(`${value} is not of the form ${truth.source}`);
  return found[1] ?? found[0];
};

const readRows = async (bytes: Uint8Array, mapping: Mapping) => {
  const rows = [];
  let rowCount = 0;
  let columns: Record<string, string> = {};
  const request = { bytes, encoding: undefined, delimiter: undefined, header: undefined, sheet: undefined, mapping, former: [] };
  const words = { values: {}, owners: [] };
  for await (const message of readLeadFile({ ...request, ...words, dateOrder: 'dayFirst', zone: 'UTC', defaultCountry: null, now: 0 })) {
    if (message.kind === 'refused') throw new Error(`the file cannot be read: ${message.reason} ${message.what}`);
    if (message.kind === 'head') {
      rowCount = message.rowCount;
      columns = Object.fromEntries(message.columns.map(({ header, target }) => [header, target]));
    } else rows.push(...message.rows);
  }
  return { rows, rowCount, columns };
};
