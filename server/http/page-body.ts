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

const lineEnd = Buffer.from('\n');

/** Lines of NDJSON as one body, compressed whole beside the main thread: pages are large and many, so at the lightest level. */
export const pageBody = async (lines: readonly string[], coding: PageCoding): Promise<PageBody> => {
  // Line by line: as one string, a page would lie in memory once more, and be collected from there.
  const text = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), lineEnd]));
  return { bytes: coding ? await packed[coding](text) : text, coding };
};
