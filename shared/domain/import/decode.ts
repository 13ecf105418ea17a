/**
 * From the bytes of a file to its text. TextDecoder belongs to the host (browser, worker, Node), so it is handed in; the
 * decisions are made here and are the same for the screen and for imports over HTTP.
 */

/** Encodings a person may choose when the recognised one reads wrong; labels are those of the Encoding Standard. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'iso-8859-2',
  'iso-8859-15',
  'macintosh',
  'shift_jis',
  'gb18030',
] as const;
export type Encoding = (typeof encodings)[number];

/** `strict` throws on bytes the encoding does not have. Must drop a byte order mark, as TextDecoder does. */
export type DecodeBytes = (bytes: Uint8Array, encoding: Encoding, strict: boolean) => string;

/** What a file is when it is no table. */
export const notATableCodes = [
  'empty',
  'spreadsheet',
  'brokenWorkbook',
  'archive',
  'pdf',
  'html',
  'json',
  'vcard',
  'binary',
  'noColumns',
  'headerOnly',
] as const;
export type NotATable = (typeof notATableCodes)[number];

export type Decoded = {
  text: string;
  encoding: Encoding /** How it is known: a mark in the file, the bytes themselves, or nothing better. */;
  why: EncodingWhy;
};
export type EncodingWhy = 'mark' | 'proven' | 'fallback' | 'chosen';

/**
 * Reads the bytes of a file as text: by its byte order mark, else as UTF-16 when every second byte is zero, else as UTF-8
 * when all of it is valid, else as Windows-1252, which has a character for nearly every byte. `chosen` overrules all that.
 */
export const decodeFile = (bytes: Uint8Array, decode: DecodeBytes, chosen?: Encoding): Decoded | { refused: NotATable } => {
  const refused = kindOfBytes(bytes);
  if (refused) return { refused };
  const decoded = chosen ? { text: decode(bytes, chosen, false), encoding: chosen, why: 'chosen' as const } : recognise(bytes, decode);
  const noText = kindOfText(decoded.text);
  return noText ? { refused: noText } : { ...decoded, text: storable(decoded.text) };
};

/** Text that every store takes: no NUL, which old systems pad cells with and no letter is, and no half of a pair. */
export const storable = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();

const recognise = (bytes: Uint8Array, decode: DecodeBytes): Decoded => {
  const marked = encodingOfMark(bytes);
  if (marked) return { text: decode(bytes, marked, false), encoding: marked, why: 'mark' };
  const wide = encodingOfZeros(bytes);
  if (wide) return { text: decode(bytes, wide, false), encoding: wide, why: 'proven' };
  try {
    return { text: decode(bytes, 'utf-8', true), encoding: 'utf-8', why: 'proven' };
  } catch {
    return { text: decode(bytes, 'windows-1252', false), encoding: 'windows-1252', why: 'fallback' };
  }
};

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte);

const encodingOfMark = (bytes: Uint8Array): Encoding | undefined => {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return undefined;
};

/** UTF-16 without a mark: Latin text has a zero in nearly every second byte and none in the others. */
const encodingOfZeros = (bytes: Uint8Array): Encoding | undefined => {
  const length = Math.min(bytes.length, 2048) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (pairs > 1 && odd > pairs * 0.7 && even === 0) return 'utf-16le';
  if (pairs > 1 && even > pairs * 0.7 && odd === 0) return 'utf-16be';
  return undefined;
};

const signatures: readonly { head: readonly number[]; is: NotATable }[] = [
  { head: [0xd0, 0xcf, 0x11, 0xe0], is: 'spreadsheet' },
  { head: [0x25, 0x50, 0x44, 0x46], is: 'pdf' },
  { head: [0x1f, 0x8b], is: 'archive' },
  { head: [0x37, 0x7a, 0xbc, 0xaf], is: 'archive' },
  { head: [0x52, 0x61, 0x72, 0x21], is: 'archive' },
  { head: [0x89, 0x50, 0x4e, 0x47], is: 'binary' },
  { head: [0xff, 0xd8, 0xff], is: 'binary' },
];

const kindOfBytes = (bytes: Uint8Array): NotATable | undefined => {
  if (bytes.length === 0) return 'empty';
  const signed = signatures.find((each) => startsWith(bytes, each.head));
  if (signed) return signed.is;
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return isWorkbook(bytes) ? 'spreadsheet' : 'archive';
  return holdsZeros(bytes) ? 'binary' : undefined;
};

/** Workbooks that are not read here: OpenDocument, or Office files whose parts are not where they belong. */
const isWorkbook = (bytes: Uint8Array): boolean => {
  const head = String.fromCharCode(...bytes.subarray(0, 8192));
  return head.includes('xl/') || head.includes('[Content_Types]') || head.includes('opendocument.spreadsheet');
};

/** More than a few zeros, and than one in fifty bytes, and it is no text. */
const fewZeros = 8;
const mostZeros = 0.02;

const holdsZeros = (bytes: Uint8Array): boolean => {
  if (!bytes.includes(0) || encodingOfMark(bytes) || encodingOfZeros(bytes)) return false;
  let zeros = 0;
  for (const byte of bytes) if (byte === 0) zeros += 1;
  return zeros > Math.max(fewZeros, bytes.length * mostZeros);
};

const kindOfText = (text: string): NotATable | undefined => {
  const head = text.slice(0, 2000).trimStart().toLowerCase();
  if (head === '' && text.trim() === '') return 'empty';
  if (/^<(!doctype|html|\?xml|head|table|body|svg)/.test(head)) return 'html';
  if (/^\{\s*("|\})/.test(head) || /^\[\s*(\{|\[)/.test(head)) return 'json';
  if (head.startsWith('begin:vcard')) return 'vcard';
  return isGarbage(text) ? 'binary' : undefined;
};

/** Control characters that no text has: a picture or a program read as if it were one. */
const isGarbage = (text: string): boolean => {
  const head = text.slice(0, 4000);
  let odd = 0;
  for (let at = 0; at < head.length; at += 1) {
    const code = head.charCodeAt(at);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffd) odd += 1;
  }
  return odd > 4 && odd > head.length * 0.02;
};
