/**
 * Lets a process read out of archives as Electron's do: loaded before the app, before the script of a utility process, and with it before every
 * thread that such a process begins. Reading only, by the functions that stand here: every other one meets a file where it looks for a folder.
 */
import fs from 'node:fs';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import { dirname, extname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Found, findInArchive, isInArchive, readInArchive, saysModule, trouble } from './asar-archive.ts';

type Done = (error: Error | null, answer?: unknown) => void;

const textOf = (path: unknown): string | null => {
  if (path instanceof URL) return path.protocol === 'file:' ? fileURLToPath(path) : null;
  return typeof path === 'string' ? resolve(path) : null;
};

const need = (path: string): Found => {
  const found = findInArchive(path);
  if (!found) throw trouble('ENOENT', path);
  return found;
};

/** Of the archive itself, but for what the path says by itself. */
const statOf = (path: string): fs.Stats => {
  const found = need(path);
  if (found.kind === 'unpacked') return own.statSync(found.path);
  const isFolder = found.kind === 'folder';
  const stats = own.statSync(path.slice(0, path.indexOf('.asar') + '.asar'.length));
  return Object.assign(Object.create(Object.getPrototypeOf(stats)), stats, {
    size: isFolder ? 0 : found.size,
    mode: isFolder ? 0o040_555 : 0o100_444,
  });
};

const namesIn = (path: string): string[] => {
  const found = need(path);
  if (found.kind !== 'folder') throw trouble('ENOTDIR', path);
  return found.names;
};

const encodingOf = (options: unknown): BufferEncoding | null => {
  if (typeof options === 'string') return options as BufferEncoding;
  return (options as { encoding?: BufferEncoding } | null | undefined)?.encoding ?? null;
};

const fileOf = (path: string, options: unknown): Buffer | string => {
  const encoding = encodingOf(options);
  return encoding ? readInArchive(path).toString(encoding) : readInArchive(path);
};

/** What these functions answer for a path within an archive. What stands behind the path may say how. */
const answers: Record<string, (path: string, options: unknown) => unknown> = {
  readFile: fileOf,
  stat: statOf,
  lstat: statOf,
  readdir: namesIn,
  realpath: (path) => {
    need(path);
    return path;
  },
  access: (path) => void need(path),
};

type Functions = Record<string, (...given: unknown[]) => unknown>;
const own = { ...fs };
const ownSync = own as unknown as Functions;
const ownPromises = { ...fs.promises } as unknown as Functions;

/** The path as text, if it leads into an archive: the archive itself is a file like any other. */
const withinArchive = (path: unknown): string | null => {
  const text = textOf(path);
  return text !== null && isInArchive(text) && !text.endsWith('.asar') ? text : null;
};

const isQuiet = (options: unknown): boolean => (options as { throwIfNoEntry?: boolean } | undefined)?.throwIfNoEntry === false;

for (const [name, answer] of Object.entries(answers)) {
  const atOnce = (path: unknown, ...rest: unknown[]): unknown => {
    const text = withinArchive(path);
    if (text === null) return ownSync[`${name}Sync`]?.(path, ...rest);
    return isQuiet(rest[0]) && !findInArchive(text) ? undefined : answer(text, rest[0]);
  };
  const byCallback = (path: unknown, ...rest: unknown[]): void => {
    const text = withinArchive(path);
    if (text === null) {
      ownSync[name]?.(path, ...rest);
      return;
    }
    const done = rest.at(-1) as Done;
    new Promise((resolve) => resolve(answer(text, rest.length > 1 ? rest[0] : undefined))).then((found) => done(null, found), done);
  };
  const byPromise = async (path: unknown, ...rest: unknown[]): Promise<unknown> => {
    const text = withinArchive(path);
    return text === null ? ownPromises[name]?.(path, ...rest) : answer(text, rest[0]);
  };
  Object.assign(fs, { [`${name}Sync`]: atOnce, [name]: byCallback });
  Object.assign(fs.promises, { [name]: byPromise });
}

Object.assign(fs, {
  existsSync: (path: fs.PathLike) => {
    const text = withinArchive(path);
    return text === null ? own.existsSync(path) : findInArchive(text) !== null;
  },
  createReadStream: (path: fs.PathLike, options?: { start?: number; end?: number }) => {
    const text = withinArchive(path);
    if (text === null) return own.createReadStream(path, options);
    const { start = 0, end = Number.POSITIVE_INFINITY } = options ?? {};
    return Readable.from([readInArchive(text).subarray(start, end + 1)], { objectMode: false });
  },
});
syncBuiltinESMExports();

const formatOf = (path: string): 'module' | 'commonjs' | 'json' => {
  const ending = extname(path);
  if (ending === '.json') return 'json';
  return ending === '.mjs' || (ending === '.js' && saysModule(path)) ? 'module' : 'commonjs';
};

/** Packages have no folder of their own in the app: what is asked for stands beside, or belongs to Node. */
const wherefrom = (specifier: string, parent: string | undefined): string | null => {
  if (specifier.startsWith('file:')) return fileURLToPath(specifier);
  if (/^\.{0,2}[\\/]/.test(specifier)) return resolve(parent?.startsWith('file:') ? dirname(fileURLToPath(parent)) : '/', specifier);
  return null;
};

registerHooks({
  resolve: (specifier, context, next) => {
    const path = wherefrom(specifier, context.parentURL);
    if (path === null || !isInArchive(path)) return next(specifier, context);
    const found = need(path);
    // Machine code is loaded by the system, from beside the archive.
    if (found.kind === 'unpacked') return next(found.path, context);
    return { url: pathToFileURL(path).href, format: formatOf(path), shortCircuit: true };
  },
  load: (url, context, next) => {
    if (!url.startsWith('file:') || !isInArchive(fileURLToPath(url))) return next(url, context);
    const path = fileURLToPath(url);
    return { format: formatOf(path), source: readInArchive(path), shortCircuit: true };
  },
});
