import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import type { Sheet } from './workbook.ts';

/** Unpacked, the parts of a workbook may take this much: a list of 100,000 rows takes a fifth of it, a forged archive has no limit. */
const largestUnpacked = 600_000_000;

/** Styles, texts and sheets; pictures and the like are left packed. */
const isRead = ({ name }: UnzipFileInfo): boolean => /\.(xml|rels)$/i.test(name);

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
  const plain = zipSync(parts, { level: 0 });
  const sheets = await readXlsxFile(plain.buffer, { trim: false });
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data }));
};
