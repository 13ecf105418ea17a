import type { DecodeBytes, NotATable } from '../import/decode.ts';
import { openFile } from '../import/open-file.ts';
import type { Table } from '../import/read-table.ts';
import { knownTo, type MatchedOutcome, matchOutcomes, type OutcomeIndex } from './match-outcomes.ts';
import { guessOutcomeColumns, type OutcomeColumn, type OutcomeTarget } from './outcome-columns.ts';
import { type FaultyRow, type OutcomeReading, type ReadOutcomes, readOutcomes } from './outcome-rows.ts';

/** What a person decided about a file, beside how it is read. */
export type OutcomeChoices = OutcomeReading & { mapping: Readonly<Record<string, OutcomeTarget>> };

/** A file of outcomes as it would be taken in: every row stands in `matched` or `faults`. */
export type OutcomePlan = {
  rowCount: number;
  headers: string[];
  columns: OutcomeColumn[];
  matched: MatchedOutcome[];
  /** In the order of the file. */
  faults: FaultyRow[];
  read: Pick<ReadOutcomes, 'statuses' | 'allAre' | 'ask'>;
};

/** The table of a CSV or XLSX file of any encoding; `refused`: it is none. */
export const openOutcomeFile = async (bytes: Uint8Array, decode: DecodeBytes): Promise<Table | { refused: NotATable }> => {
  const opened = await openFile(bytes, decode);
  return 'refused' in opened ? opened : opened.table;
};

/** Reads and matches a table against what is here. Pure; the same on the desktop and on the server. */
export const planOutcomes = (table: Table, index: OutcomeIndex, choices: OutcomeChoices): OutcomePlan => {
  const columns = guessOutcomeColumns(table.headers, table.rows, knownTo(index), choices.mapping);
  const read = readOutcomes(table, columns, choices);
  const { matched, faults } = matchOutcomes(read.rows, index);
  return {
    rowCount: table.rows.length,
    headers: table.headers,
    columns,
    matched,
    faults: [...read.faults, ...faults].sort((a, b) => a.row - b.row),
    read: { statuses: read.statuses, allAre: read.allAre, ask: read.ask },
  };
};

export type OutcomeCounts = {
  rows: number;
  fresh: number;
  changed: number;
  same: number;
  won: number;
  lost: number;
  open: number;
  faults: number;
};

/** `rows = fresh + changed + same + faults`; won, lost and open are of those that would be written. */
export const outcomeCounts = ({ rowCount, matched, faults }: Pick<OutcomePlan, 'rowCount' | 'matched' | 'faults'>): OutcomeCounts => {
  const having = (effect: MatchedOutcome['effect']) => matched.filter((each) => each.effect === effect).length;
  const written = matched.filter((each) => each.effect !== 'same');
  const being = (outcome: MatchedOutcome['of']['outcome']) => written.filter((each) => each.of.outcome === outcome).length;
  return {
    rows: rowCount,
    fresh: having('new'),
    changed: having('change'),
    same: having('same'),
    won: being('won'),
    lost: being('lost'),
    open: being('open'),
    faults: faults.length,
  };
};

/** The rows that were not taken in, as `refusedFile` writes them. */
export const faultyRows = (table: Table, faults: readonly FaultyRow[], fileName: string) => {
  const at = new Map(table.rowNumbers.map((row, index) => [row, index]));
  return faults.map(({ row, reason }) => ({
    id: String(row),
    importId: fileName,
    row,
    reason,
    cells: table.rows[at.get(row) ?? -1] ?? [],
  }));
};
