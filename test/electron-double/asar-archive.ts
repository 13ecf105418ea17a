import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** As they are before anything is put in front of them. */
const { openSync, readSync, closeSync, readFileSync } = fs;

type Packed = { size: number; offset?: string; unpacked?: boolean; integrity?: { hash: string } };
type Folder = { files: Record<string, Entry> };
type Entry = Packed | Folder;

/** What a path within an archive is: a folder with these names, bytes in the archive, or a file that lies beside it. */
export type Found =
  | { kind: 'folder'; names: string[] }
  | { kind: 'file'; size: number; bytes: () => Buffer }
  | { kind: 'unpacked'; path: string; size: number };

const isFolder = (entry: Entry): entry is Folder => 'files' in entry;

type Header = { root: Folder; dataAt: number };

/** Chromium's pickle: length of the header's own length, of the header, of its payload, of its text; then the text. */
const readHeader = (archive: string): Header => {
  const file = openSync(archive, 'r');
  try {
    const sizes = Buffer.alloc(16);
    readSync(file, sizes, 0, 16, 0);
    const text = Buffer.alloc(sizes.readUInt32LE(12));
    readSync(file, text, 0, text.length, 16);
    return { root: JSON.parse(text.toString('utf8')), dataAt: 8 + sizes.readUInt32LE(4) };
  } finally {
    closeSync(file);
  }
};

const headers = new Map<string, Header>();

const headerOf = (archive: string): Header => {
  const header = headers.get(archive) ?? readHeader(archive);
  headers.set(archive, header);
  return header;
};

const bytesOf = (archive: string, dataAt: number, { size, offset = '0', integrity }: Packed, path: string): Buffer => {
  const file = openSync(archive, 'r');
  try {
    const bytes = Buffer.alloc(size);
    readSync(file, bytes, 0, size, dataAt + Number(offset));
    // Electron looks at this on the systems that it can, by a fuse that the packages set.
    if (createHash('sha256').update(bytes).digest('hex') !== integrity?.hash) throw new Error(`${path} is not what was packed`);
    return bytes;
  } finally {
    closeSync(file);
  }
};

/** The archive that a path leads into, and the way on from there; null for every other path. */
const split = (path: string): { archive: string; names: string[] } | null => {
  const at = path.search(/\.asar(?=[\\/]|$)/);
  if (at === -1) return null;
  return {
    archive: path.slice(0, at + '.asar'.length),
    names: path
      .slice(at + '.asar'.length)
      .split(/[\\/]/)
      .filter(Boolean),
  };
};

export const isInArchive = (path: string): boolean => split(path) !== null;

/** What lies at a path within an archive; null where nothing does. */
export const findInArchive = (path: string): Found | null => {
  const place = split(path);
  if (!place) return null;
  const { root, dataAt } = headerOf(place.archive);
  let entry: Entry | undefined = root;
  for (const name of place.names) entry = entry && isFolder(entry) ? entry.files[name] : undefined;
  if (!entry) return null;
  if (isFolder(entry)) return { kind: 'folder', names: Object.keys(entry.files) };
  const { size } = entry;
  if (entry.unpacked) return { kind: 'unpacked', path: join(`${place.archive}.unpacked`, ...place.names), size };
  const packed = entry;
  return { kind: 'file', size, bytes: () => bytesOf(place.archive, dataAt, packed, path) };
};

/** The bytes of a file within an archive, or of one that lies beside it. Throws as the file system does. */
export const readInArchive = (path: string): Buffer => {
  const found = findInArchive(path);
  if (found?.kind === 'unpacked') return readFileSync(found.path);
  if (found?.kind === 'file') return found.bytes();
  throw trouble(found ? 'EISDIR' : 'ENOENT', path);
};

/** An error as the file system's own. */
export const trouble = (code: string, path: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${code}: ${path}`), { code, path, syscall: 'open', errno: -1 });

/** Whether files that end in `.js` are modules here: the nearest manifest says so. */
export const saysModule = (path: string): boolean => {
  for (let folder = dirname(path); isInArchive(folder + sep); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (findInArchive(manifest)) return JSON.parse(readInArchive(manifest).toString('utf8')).type === 'module';
  }
  return false;
};
