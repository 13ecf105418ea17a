import { type DecodeBytes, decodeFile, type Encoding, type EncodingWhy, type NotATable } from './decode.ts';
import { recogniseHeader } from './header-words.ts';
import type { Delimiter } from './read-records.ts';
import { type HeaderChoice, readTable, type Table, tableOf } from './read-table.ts';
import { readWorkbook } from './read-workbook.ts';
import { isWorkbookFile, pickSheet, type Sheet, type SheetInfo, sheetInfos, sheetRecords } from './workbook.ts';

/** What a person overruled about how the file is read. */
export type ReadOptions = { encoding?: Encoding; delimiter?: Delimiter; header?: HeaderChoice; sheet?: string };

/** How the characters of a file are known; a workbook says it itself. */
export type FileEncoding = Encoding | 'xlsx';

export type OpenFile = {
  table: Table;
  encoding: FileEncoding;
  encodingWhy: EncodingWhy;
  /** The text of the file; empty for workbooks. */
  text: string;
  /** Sheets of a workbook, none for text files, and the one that was read. */
  sheets: SheetInfo[];
  sheet: string | null;
};

const isKnownHeader = (cell: string): boolean => recogniseHeader(cell) !== undefined;

/** From the bytes of a file to its table: delimited text of any encoding, or one sheet of a workbook. `decode` is the host's. */
export const openFile = async (
  bytes: Uint8Array,
  decode: DecodeBytes,
  options: ReadOptions = {},
): Promise<OpenFile | { refused: NotATable }> => {
  if (isWorkbookFile(bytes)) return openWorkbook(bytes, options);
  const decoded = decodeFile(bytes, decode, options.encoding);
  if ('refused' in decoded) return decoded;
  const table = readTable(decoded.text, isKnownHeader, options);
  if ('refused' in table) return table;
  return { table, encoding: decoded.encoding, encodingWhy: decoded.why, text: decoded.text, sheets: [], sheet: null };
};

const openWorkbook = async (bytes: Uint8Array, options: ReadOptions): Promise<OpenFile | { refused: NotATable }> => {
  const sheets = await readWorkbook(bytes).catch((): Sheet[] | null => null);
  if (!sheets) return { refused: 'brokenWorkbook' };
  const sheet = pickSheet(sheets, options.sheet);
  if (!sheet) return { refused: 'empty' };
  const table = tableOf(sheetRecords(sheet), isKnownHeader, options.header);
  if ('refused' in table) return table;
  return { table, encoding: 'xlsx', encodingWhy: 'mark', text: '', sheets: sheetInfos(sheets), sheet: sheet.name };
};
