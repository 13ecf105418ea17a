import { promisify } from 'node:util';
import { constants, gzip, zstdCompress } from 'node:zlib';

/** How a page may travel, what costs least first; null: as it is. */
export type PageCoding = 'zstd' | 'gzip' | null;

/** A page as it goes out: bytes, and the coding that its header has to name. */
export type PageBody = { bytes: Buffer; coding: PageCoding };

/** The lightest coding that an Accept-Encoding header takes; `q=0` refuses one. */
export const codingFor = (accepted: string | undefined): PageCoding => {
  const taken = new Set(
    (accepted ?? '')
      .toLowerCase()
      .split(',')
      .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
      .map((each) => each.split(';')[0]?.trim()),
  );
  return (['zstd', 'gzip'] as const).find((coding) => taken.has(coding)) ?? null;
};

const packed = {
  zstd: (text: Buffer) => promisify(zstdCompress)(text, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
  gzip: (text: Buffer) => promisify(gzip)(text, { level: 1 }),
};

const lineEnd = 10;

/** Lines of NDJSON in one block: as one string, or as a block a line, a page would lie in memory once more, and be collected from there. */
const bytesOf = (lines: readonly string[]): Buffer => {
  const size = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  const bytes = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for (const line of lines) {
    at += bytes.write(line, at);
    bytes[at] = lineEnd;
    at += 1;
  }
  return bytes;
};

/** Compressed whole and beside the main thread: pages are large and many, so at the lightest level. */
export const pageBody = async (lines: readonly string[], coding: PageCoding): Promise<PageBody> => {
  const text = bytesOf(lines);
  return { bytes: coding ? await packed[coding](text) : text, coding };
};
