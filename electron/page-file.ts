import { extname, join, resolve, sep } from 'node:path';

const typeByExtension: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const decoded = (path: string): string | null => {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
};

export type PageFile = { path: string; type: string };

/**
 * The file in `root` that an address of ours stands for, or null: outside of root, of no known type, or not an address of a
 * file at all. `/` is index.html. Whether the file exists is not looked at.
 */
export const pageFile = (root: string, pathname: string): PageFile | null => {
  const path = decoded(pathname);
  // A backslash separates folders on Windows, a colon names drives and streams there; no file of ours has either.
  if (path === null || /[\\:\0]/.test(path) || !path.startsWith('/')) return null;
  const file = resolve(join(root, path === '/' ? 'index.html' : path));
  const type = typeByExtension[extname(file)];
  return file.startsWith(root + sep) && type ? { path: file, type } : null;
};
