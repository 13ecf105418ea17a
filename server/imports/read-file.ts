import type { DecimalMark } from '../../shared/domain/campaign-cost-file.ts';
import type { ImportAnswers } from '../../shared/domain/history.ts';
import { valueMapsFor } from '../../shared/domain/import/column-values.ts';
import {
  type Column,
  columnAs,
  dateOrderOf,
  guessColumns,
  type Mapping,
  mappingForHeaders,
  mappingOf,
  numberMarkOf,
  withColumn,
} from '../../shared/domain/import/columns.ts';
import type { DateOrder } from '../../shared/domain/import/dates.ts';
import type { Encoding, NotATable } from '../../shared/domain/import/decode.ts';
import { peopleOfHeaders } from '../../shared/domain/import/header-words.ts';
import type { ImportedRow, RefusedRow } from '../../shared/domain/import/imported-row.ts';
import { type FileEncoding, openFile } from '../../shared/domain/import/open-file.ts';
import type { Delimiter } from '../../shared/domain/import/read-records.ts';
import type { Table } from '../../shared/domain/import/read-table.ts';
import { mapRows } from '../../shared/domain/import/rows.ts';
import type { ImportOwner, ValueMaps } from '../../shared/domain/import/value-maps.ts';

export type ReadRequest = {
  bytes: Uint8Array;
  encoding: Encoding | undefined;
  delimiter: Delimiter | undefined;
  header: 'first' | 'none' | undefined;
  /** The sheet of a workbook; the fullest without it. */
  sheet: string | undefined;
  /** What the caller says of some columns; the others are recognised. */
  mapping: Mapping;
  /** Mappings of earlier imports, the newest first: a file with the same headers is read as it was then. */
  former: Record<string, string>[];
  dateOrder: DateOrder | undefined;
  numberMark?: DecimalMark | undefined;
  /** What words of the file stand for, by field; others are proposed as on the screen. */
  values: ValueMaps;
  owners: ImportOwner[];
  zone: string;
  defaultCountry: string | null;
  /** Epoch ms. */
  now: number;
};

/** `unknownColumn` names a header of the mapping that the file does not have; `dateOrder`, `numberMark`: its dates or numbers read both ways. */
export type Unreadable = NotATable | 'unknownColumn' | 'dateOrder' | 'numberMark';
export type ReadColumn = Pick<Column, 'header' | 'target' | 'certainty'>;

/** What reading a file says, in order: one refusal, or a head and then chunks of rows. */
export type ReadMessage =
  | { kind: 'refused'; reason: Unreadable; what: string }
  | {
      kind: 'head';
      encoding: FileEncoding;
      rowCount: number;
      headers: string[];
      columns: ReadColumn[];
      mapping: Mapping;
      answers: ImportAnswers;
    }
  | { kind: 'chunk'; rows: ImportedRow[]; refused: RefusedRow[] };

/** Rows of one command and one transaction (SYNC: bulk work in chunks). */
const rowsPerChunk = 500;

const decode = (bytes: Uint8Array, encoding: Encoding, isStrict: boolean): string =>
  new TextDecoder(encoding, { fatal: isStrict }).decode(bytes);

/** Reads a file of leads as the import screen does: encoding, table, columns, rows. */
export async function* readLeadFile(request: ReadRequest): AsyncGenerator<ReadMessage, void> {
  const opened = await openFile(request.bytes, decode, choicesOf(request));
  if ('refused' in opened) {
    yield refusal(opened.refused);
    return;
  }
  const { table } = opened;
  const columns = decideColumns(table, request);
  if ('kind' in columns) {
    yield columns;
    return;
  }
  const values = valueMapsFor(table, columns, request.owners, request.values);
  const dateOrder = request.dateOrder ?? dateOrderOf(columns).order;
  const numberMark = request.numberMark ?? numberMarkOf(columns).mark;
  yield {
    kind: 'head',
    encoding: opened.encoding,
    rowCount: table.rows.length,
    headers: table.headers,
    columns: columns.map(({ header, target, certainty }) => ({ header, target, certainty })),
    mapping: mappingOf(columns),
    answers: { dateOrder, numberMark, values },
  };
  yield* readChunks(table, columns, { ...request, values, dateOrder: dateOrder ?? undefined, numberMark: numberMark ?? undefined });
}

const refusal = (reason: Unreadable, what = ''): ReadMessage & { kind: 'refused' } => ({ kind: 'refused', reason, what });

const choicesOf = ({ encoding, delimiter, header, sheet }: ReadRequest) => ({
  ...(encoding ? { encoding } : {}),
  ...(delimiter ? { delimiter } : {}),
  ...(header ? { header } : {}),
  ...(sheet ? { sheet } : {}),
});

const decideColumns = (table: Table, request: ReadRequest): Column[] | (ReadMessage & { kind: 'refused' }) => {
  let columns = guessColumns(table, mappingForHeaders(table.headers, request.former));
  for (const [header, target] of Object.entries(request.mapping)) {
    const index = table.headers.indexOf(header);
    if (index < 0) return refusal('unknownColumn', header);
    columns = withColumn(columns, columnAs(table, index, target));
  }
  const mustAsk = dateOrderOf(columns).mustAsk && request.dateOrder === undefined;
  if (mustAsk) return refusal('dateOrder', columns.find((each) => each.target === 'arrivedAt')?.header);
  const isMarkOpen = numberMarkOf(columns).mustAsk && request.numberMark === undefined;
  return isMarkOpen ? refusal('numberMark', columns.find((each) => each.target === 'employees')?.header) : columns;
};

function* readChunks(table: Table, columns: readonly Column[], request: ReadRequest): Generator<ReadMessage> {
  const { zone, defaultCountry, now, values, dateOrder = null, numberMark = null } = request;
  const targets = columns.map((each) => each.target);
  const people = peopleOfHeaders(table.headers);
  let rows: ImportedRow[] = [];
  let refused: RefusedRow[] = [];
  for (const mapped of mapRows(table, { targets, people, values, dateOrder, numberMark, zone, defaultCountry, now })) {
    if ('refused' in mapped) refused.push(mapped.refused);
    else rows.push(mapped.row, ...mapped.more);
    if (rows.length + refused.length < rowsPerChunk) continue;
    yield { kind: 'chunk', rows, refused };
    rows = [];
    refused = [];
  }
  if (rows.length + refused.length > 0) yield { kind: 'chunk', rows, refused };
}
