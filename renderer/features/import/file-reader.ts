import type { RowCheck } from '../../../shared/domain/import/check-rows.ts';
import { checkRows } from '../../../shared/domain/import/check-rows.ts';
import { columnCells } from '../../../shared/domain/import/column-evidence.ts';
import { valueMapsFor } from '../../../shared/domain/import/column-values.ts';
import { type Column, columnAs, guessColumns, type Mapping, mappingForHeaders } from '../../../shared/domain/import/columns.ts';
import type { EncodingWhy, NotATable } from '../../../shared/domain/import/decode.ts';
import type { ImportTarget } from '../../../shared/domain/import/import-fields.ts';
import { type FileEncoding, openFile, type ReadOptions } from '../../../shared/domain/import/open-file.ts';
import type { Delimiter } from '../../../shared/domain/import/read-records.ts';
import type { OddRow, Table } from '../../../shared/domain/import/read-table.ts';
import type { RowPlan } from '../../../shared/domain/import/rows.ts';
import type { ImportOwner, ValueMaps } from '../../../shared/domain/import/value-maps.ts';
import type { SheetInfo } from '../../../shared/domain/import/workbook.ts';
import { findAlikeRows, type Likeness } from '../../data/alike-rows.ts';
import type { ImportJob } from '../../data/db.ts';
import { createPieceWriter, type Piece, type PieceWriter, type WriterDesk } from '../../data/import-pieces.ts';

/** A file that could be read, without its rows: those stay with the reader. */
export type OpenedFile = {
  encoding: FileEncoding;
  encodingWhy: EncodingWhy;
  /** Words that would look wrong in another encoding, for a person to judge it by. */
  tellingWords: string[];
  /** Null for a sheet of a workbook. */
  delimiter: Delimiter | null;
  sheets: SheetInfo[];
  sheet: string | null;
  headerRow: number | null;
  headers: string[];
  rowCount: number;
  preamble: number;
  blanks: number;
  odd: Record<OddRow['odd'], number>;
  columns: Column[];
  /** Which of the former mappings the columns were read by; null: they were recognised. */
  former: number | null;
};

/** What stands in a column, commonest first. */
export type ColumnValues = { distinct: number; blank: number; top: { value: string; count: number }[] };

const shownValues = 200;

const decode = (bytes: Uint8Array, encoding: string, isStrict: boolean): string =>
  new TextDecoder(encoding, { fatal: isStrict }).decode(bytes);

/**
 * Holds one file and answers about it, and takes it in piece by piece. It runs in a worker, so that neither reading nor counting nor
 * writing 100,000 rows costs a frame; tests run it in place.
 */
export const createFileReader = () => {
  let table: Table | null = null;
  let bytes: Uint8Array | null = null;
  let writer: PieceWriter | null = null;
  const opened = (): Table => {
    if (!table) throw new Error('no file is open');
    return table;
  };
  const writing = (): PieceWriter => {
    if (!writer) throw new Error('nothing is being taken in');
    return writer;
  };
  return {
    /** Reads a file. `former` are mappings to choose from, the first that fits applies. */
    open: async (file: Blob, options: ReadOptions, former: readonly Mapping[]): Promise<OpenedFile | { refused: NotATable }> => {
      table = null;
      bytes = new Uint8Array(await file.arrayBuffer());
      const read = await openFile(bytes, decode, options);
      if ('refused' in read) return read;
      table = read.table;
      const { headers } = table;
      const fits = former.findIndex((mapping) => mappingForHeaders(headers, [mapping]) !== undefined);
      const { encoding, encodingWhy, sheets, sheet } = read;
      return {
        ...summaryOf(table),
        encoding,
        encodingWhy,
        sheets,
        sheet,
        tellingWords: tellingWordsOf(read.text),
        columns: guessColumns(table, mappingForHeaders(headers, former)),
        former: fits < 0 ? null : fits,
      };
    },
    columnAs: async (index: number, target: ImportTarget): Promise<Column> => columnAs(opened(), index, target),
    /** All columns by a mapping for these headers; as they are recognised without one. */
    columnsBy: async (mapping: Mapping | null): Promise<Column[]> =>
      guessColumns(opened(), mapping ? mappingForHeaders(opened().headers, [mapping]) : undefined),
    valuesOf: async (index: number): Promise<ColumnValues> => valuesOf(opened(), index),
    /** What the words of mapped columns stand for: as answered, else as proposed. */
    valueMaps: async (columns: readonly Column[], owners: readonly ImportOwner[], answered: ValueMaps): Promise<ValueMaps> =>
      valueMapsFor(opened(), columns, owners, answered),
    /** `mails` and `ids` are those of the leads that are here already. */
    check: async (plan: RowPlan, mails: readonly string[], ids: readonly string[]): Promise<RowCheck> =>
      checkRows(opened(), plan, { mails: new Set(mails), ids: new Set(ids) }),
    /** Whom rows are alike to, among the leads of this database and further up in the file. */
    alike: async (databaseName: string, plan: RowPlan): Promise<Likeness> => findAlikeRows(databaseName, opened(), plan),
    /** Keeps the open file with its job on this machine, so that it can be gone on with after a crash. */
    keepJob: async (desk: WriterDesk, job: ImportJob): Promise<void> => {
      writer?.close();
      writer = await createPieceWriter(desk);
      await writer.keep(job, bytes ?? new Uint8Array());
      await writer.readKnown();
      writer.start(opened(), job, 0);
    },
    /** Opens the file of a kept job again, behind the last row that was taken in; answers how many rows those are, null without the file. */
    resumeJob: async (desk: WriterDesk, job: ImportJob): Promise<number | null> => {
      writer?.close();
      writer = await createPieceWriter(desk);
      const kept = await writer.keptFile(job.importId);
      const read = kept ? await openFile(kept, decode, job.options) : { refused: 'empty' as const };
      if ('refused' in read) return null;
      table = read.table;
      await writer.readKnown();
      return writer.start(read.table, job, await writer.lastRow(job.importId));
    },
    /** Takes in the next rows by one command; null at the end of the file. `now`: epoch ms. */
    nextPiece: async (now: number): Promise<Piece | null> => writing().next(now),
    endJob: async (): Promise<void> => {
      writer?.close();
      writer = null;
    },
  };
};
export type FileReader = ReturnType<typeof createFileReader>;

/** The reader as the screens see it: in a worker or in place. */
export type ImportReader = FileReader & { close: () => void };

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
