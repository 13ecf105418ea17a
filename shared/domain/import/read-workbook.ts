import { strFromU8, type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import type { Sheet } from './workbook.ts';

/** Unpacked, the parts of a workbook may take this much: a list of 100,000 rows takes a fifth of it, a forged archive has no limit. */
const largestUnpacked = 600_000_000;

/** Styles, texts and sheets; pictures and the like are left packed. */
const isRead = ({ name }: UnzipFileInfo): boolean => /\.(xml|rels)$/i.test(name);

/** More cells than this between the first one and the last, filled or not: the library makes a place for each. */
const mostPlaces = 100_000_000;
const sheetColumns = 16_384;

/** A row or cell far beyond any sheet, and one beyond the 500th column. */
const beyondSheet = /<row[^>]{0,200}? r="\d{8,}"|<c[^>]{0,200}? r="[A-Z]+\d{8,}"|<c[^>]{0,200}? r="[A-Z]{4,}\d/;
const farColumn = /<c[^>]{0,200}? r="(?:[A-Z]{3}|[T-Z][A-Z]|S[G-Z])\d/;
const lastRow = /<row[^>]{0,200}? r="(\d+)"/;

/** One stray cell in the last corner of a sheet would take all of the memory. */
const isVast = (sheet: Uint8Array): boolean => {
  const xml = strFromU8(sheet, true);
  if (beyondSheet.test(xml)) return true;
  const rows = Number(lastRow.exec(xml.slice(Math.max(0, xml.lastIndexOf('<row'))))?.[1] ?? 0);
  return farColumn.test(xml) && rows * sheetColumns > mostPlaces;
};

/**
 * All sheets of an .xlsx file. Throws when it is damaged, none, or too large when unpacked. The parts are handed on unpacked, as the
 * library would unpack them in threads of its own.
 */
export const readWorkbook = async (bytes: Uint8Array): Promise<Sheet[]> => {
  let unpacked = 0;
  const parts = unzipSync(bytes, {
    filter: (part) => {
      if (!isRead(part)) return false;
      unpacked += part.originalSize;
      if (unpacked > largestUnpacked) throw new RangeError('the workbook is too large when unpacked');
      return true;
    },
  });
  if (Object.entries(parts).some(([name, part]) => name.startsWith('xl/worksheets/') && isVast(part)))
    throw new RangeError('the cells of a sheet lie too far apart');
  const plain = zipSync(parts, { level: 0 });
  const sheets = await readXlsxFile(plain.buffer, { trim: false });
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data }));
};
