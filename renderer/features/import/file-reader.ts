import type { RowCheck } from '../../../shared/domain/import/check-rows.ts';
import { checkRows } from '../../../shared/domain/import/check-rows.ts';
import { columnCells } from '../../../shared/domain/import/column-evidence.ts';
import { type Column, columnAs, guessColumns, mappingForHeaders } from '../../../shared/domain/import/columns.ts';
import { decodeFile, type Encoding, type EncodingWhy, type NotATable } from '../../../shared/domain/import/decode.ts';
import { recogniseHeader } from '../../../shared/domain/import/header-words.ts';
import type { ImportTarget } from '../../../shared/domain/import/import-fields.ts';
import type { ImportedRow, RefusedRow } from '../../../shared/domain/import/imported-row.ts';
import type { Delimiter } from '../../../shared/domain/import/read-records.ts';
import { type HeaderChoice, type OddRow, readTable, type Table } from '../../../shared/domain/import/read-table.ts';
import { type MappedRow, mapRows, type RowPlan } from '../../../shared/domain/import/rows.ts';

/** What a person overruled about how the file is read. */
export type ReadOptions = { encoding?: Encoding; delimiter?: Delimiter; header?: HeaderChoice };

/** A file that could be read, without its rows: those stay with the reader. */
export type OpenedFile = {
  encoding: Encoding;
  encodingWhy: EncodingWhy;
  /** Words that would look wrong in another encoding, for a person to judge it by. */
  tellingWords: string[];
  delimiter: Delimiter;
  headerRow: number | null;
  headers: string[];
  rowCount: number;
  preamble: number;
  blanks: number;
  odd: Record<OddRow['odd'], number>;
  columns: Column[];
  isRemembered: boolean;
};

/** What stands in a column, commonest first. */
export type ColumnValues = { distinct: number; blank: number; top: { value: string; count: number }[] };

export type RowChunk = { rows: ImportedRow[]; refused: RefusedRow[] };

/** Rows handed out at a time: few enough that taking them over costs no frame. */
const rowsPerChunk = 500;
const shownValues = 40;

const decode = (bytes: Uint8Array, encoding: Encoding, isStrict: boolean): string =>
  new TextDecoder(encoding, { fatal: isStrict }).decode(bytes);

/**
 * Holds one file and answers about it. It runs in a worker, so that neither reading nor counting 100,000 rows costs a frame;
 * tests run it in place.
 */
export const createFileReader = () => {
  let table: Table | null = null;
  let mapped: Generator<MappedRow> | null = null;
  const opened = (): Table => {
    if (!table) throw new Error('no file is open');
    return table;
  };
  return {
    /** Reads a file. `former` are mappings of earlier imports, the newest first. */
    open: async (
      file: Blob,
      options: ReadOptions,
      former: readonly Record<string, string>[],
    ): Promise<OpenedFile | { refused: NotATable }> => {
      table = null;
      const decoded = decodeFile(new Uint8Array(await file.arrayBuffer()), decode, options.encoding);
      if ('refused' in decoded) return decoded;
      const read = readTable(decoded.text, isKnownHeader, options);
      if ('refused' in read) return read;
      table = read;
      const remembered = mappingForHeaders(read.headers, former);
      return {
        ...summaryOf(read),
        encoding: decoded.encoding,
        encodingWhy: decoded.why,
        tellingWords: tellingWordsOf(decoded.text),
        columns: guessColumns(read, remembered),
        isRemembered: remembered !== undefined,
      };
    },
    columnAs: async (index: number, target: ImportTarget): Promise<Column> => columnAs(opened(), index, target),
    valuesOf: async (index: number): Promise<ColumnValues> => valuesOf(opened(), index),
    /** `mails` and `ids` are those of the leads that are here already. */
    check: async (plan: RowPlan, mails: readonly string[], ids: readonly string[]): Promise<RowCheck> =>
      checkRows(opened(), plan, { mails: new Set(mails), ids: new Set(ids) }),
    /** Begins to hand out rows; `nextRows` gives the first. */
    startRows: async (plan: RowPlan): Promise<void> => {
      mapped = mapRows(opened(), plan);
    },
    /** The next rows in the order of the file, null at its end. */
    nextRows: async (): Promise<RowChunk | null> => (mapped ? takeChunk(mapped) : null),
  };
};
export type FileReader = ReturnType<typeof createFileReader>;

/** The reader as the screens see it: in a worker or in place. */
export type ImportReader = FileReader & { close: () => void };

const isKnownHeader = (cell: string): boolean => recogniseHeader(cell) !== undefined;

const summaryOf = ({ delimiter, headerRow, headers, rows, preamble, blanks, odd }: Table) => ({
  delimiter,
  headerRow,
  headers,
  rowCount: rows.length,
  preamble,
  blanks,
  odd: {
    short: odd.filter((each) => each.odd === 'short').length,
    long: odd.filter((each) => each.odd === 'long').length,
    quotes: odd.filter((each) => each.odd === 'quotes').length,
  },
});

/** Words around the first letters beyond ASCII, wherever in the file they are. */
const tellingWordsOf = (text: string): string[] => {
  const found = new Map<string, string>();
  const beyondAscii = /[\u0080-\uffff]/g;
  for (let match = beyondAscii.exec(text); match && found.size < 4; match = beyondAscii.exec(text)) {
    const before = /[\p{L}\p{M}\u0080-\u024f]*$/u.exec(text.slice(Math.max(0, match.index - 16), match.index))?.[0] ?? '';
    const after = /^[\p{L}\p{M}\u0080-\u024f]*/u.exec(text.slice(match.index, match.index + 16))?.[0] ?? '';
    const word = before + after;
    if (word.length > 1 && !found.has(word.toLowerCase())) found.set(word.toLowerCase(), word);
    beyondAscii.lastIndex = match.index + Math.max(1, after.length);
  }
  return [...found.values()];
};

const valuesOf = (table: Table, index: number): ColumnValues => {
  const cells = columnCells(table, index);
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).slice(0, shownValues);
  return {
    distinct: counts.size,
    blank: table.rows.length - cells.length,
    top: ranked.map(([value, count]) => ({ value: value.slice(0, 200), count })),
  };
};

const takeChunk = (mapped: Generator<MappedRow>): RowChunk | null => {
  const chunk: RowChunk = { rows: [], refused: [] };
  for (let taken = 0; taken < rowsPerChunk; taken += 1) {
    const next = mapped.next();
    if (next.done) return taken > 0 ? chunk : null;
    if ('refused' in next.value) chunk.refused.push(next.value.refused);
    else chunk.rows.push(next.value.row);
  }
  return chunk;
};
