import {
  type Column,
  columnAs,
  dateOrderOf,
  guessColumns,
  type Mapping,
  mappingForHeaders,
  mappingOf,
  withColumn,
} from '../../shared/domain/import/columns.ts';
import type { DateOrder } from '../../shared/domain/import/dates.ts';
import { decodeFile, type Encoding, type NotATable } from '../../shared/domain/import/decode.ts';
import { recogniseHeader } from '../../shared/domain/import/header-words.ts';
import type { ImportedRow, RefusedRow } from '../../shared/domain/import/imported-row.ts';
import type { Delimiter } from '../../shared/domain/import/read-records.ts';
import { readTable, type Table } from '../../shared/domain/import/read-table.ts';
import { mapRows } from '../../shared/domain/import/rows.ts';

export type ReadRequest = {
  bytes: Uint8Array;
  encoding: Encoding | undefined;
  delimiter: Delimiter | undefined;
  header: 'first' | 'none' | undefined;
  /** What the caller says of some columns; the others are recognised. */
  mapping: Mapping;
  /** Mappings of earlier imports, the newest first: a file with the same headers is read as it was then. */
  former: Record<string, string>[];
  dateOrder: DateOrder | undefined;
  zone: string;
  defaultCountry: string | null;
  /** Epoch ms. */
  now: number;
};

/** `unknownColumn` names a header of the mapping that the file does not have; `dateOrder`: its dates read both ways. */
export type Unreadable = NotATable | 'unknownColumn' | 'dateOrder';
export type ReadColumn = Pick<Column, 'header' | 'target' | 'certainty'>;

/** What reading a file says, in order: one refusal, or a head and then chunks of rows. */
export type ReadMessage =
  | { kind: 'refused'; reason: Unreadable; what: string }
  | { kind: 'head'; encoding: Encoding; rowCount: number; columns: ReadColumn[]; mapping: Mapping }
  | { kind: 'chunk'; rows: ImportedRow[]; refused: RefusedRow[] };

/** Rows of one command and one transaction (SYNC: bulk work in chunks). */
const rowsPerChunk = 500;

const decode = (bytes: Uint8Array, encoding: Encoding, isStrict: boolean): string =>
  new TextDecoder(encoding, { fatal: isStrict }).decode(bytes);

/** Reads a file of leads as the import screen does: encoding, table, columns, rows. */
export function* readLeadFile(request: ReadRequest): Generator<ReadMessage> {
  const decoded = decodeFile(request.bytes, decode, request.encoding);
  if ('refused' in decoded) return yield refusal(decoded.refused);
  const table = readTable(decoded.text, (cell) => recogniseHeader(cell) !== undefined, choicesOf(request));
  if ('refused' in table) return yield refusal(table.refused);
  const columns = decideColumns(table, request);
  if ('kind' in columns) return yield columns;
  yield {
    kind: 'head',
    encoding: decoded.encoding,
    rowCount: table.rows.length,
    columns: columns.map(({ header, target, certainty }) => ({ header, target, certainty })),
    mapping: mappingOf(columns),
  };
  yield* readChunks(table, columns, request);
}

const refusal = (reason: Unreadable, what = ''): ReadMessage & { kind: 'refused' } => ({ kind: 'refused', reason, what });

const choicesOf = ({ delimiter, header }: ReadRequest) => ({ ...(delimiter ? { delimiter } : {}), ...(header ? { header } : {}) });

const decideColumns = (table: Table, request: ReadRequest): Column[] | (ReadMessage & { kind: 'refused' }) => {
  let columns = guessColumns(table, mappingForHeaders(table.headers, request.former));
  for (const [header, target] of Object.entries(request.mapping)) {
    const index = table.headers.indexOf(header);
    if (index < 0) return refusal('unknownColumn', header);
    columns = withColumn(columns, columnAs(table, index, target));
  }
  const mustAsk = dateOrderOf(columns).mustAsk && request.dateOrder === undefined;
  return mustAsk ? refusal('dateOrder', columns.find((each) => each.target === 'arrivedAt')?.header) : columns;
};

function* readChunks(table: Table, columns: readonly Column[], request: ReadRequest): Generator<ReadMessage> {
  const { zone, defaultCountry, now } = request;
  const targets = columns.map((each) => each.target);
  const dateOrder = request.dateOrder ?? dateOrderOf(columns).order;
  let rows: ImportedRow[] = [];
  let refused: RefusedRow[] = [];
  for (const mapped of mapRows(table, { targets, dateOrder, zone, defaultCountry, now })) {
    if ('refused' in mapped) refused.push(mapped.refused);
    else rows.push(mapped.row);
    if (rows.length + refused.length < rowsPerChunk) continue;
    yield { kind: 'chunk', rows, refused };
    rows = [];
    refused = [];
  }
  if (rows.length + refused.length > 0) yield { kind: 'chunk', rows, refused };
}
