import { describe, expect, test } from 'vitest';
import { pageFile } from './page-file.ts';

const root = '/opt/refinery/dist/renderer';

describe('the file behind an address', () => {
  test.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/index-Ab1.js', 'assets/index-Ab1.js', 'text/javascript; charset=utf-8'],
    ['/assets/inter.woff2', 'assets/inter.woff2', 'font/woff2'],
    ['/assets/%C3%BCber.svg', 'assets/über.svg', 'image/svg+xml'],
  ])('%s is %s', (address, file, type) => {
    expect(pageFile(root, address)).toEqual({ path: `${root}/${file}`, type });
  });

  test.each([
    '/../main.js',
    '/%2e%2e/main.js',
    '/..%2f..%2fpackage.json',
    '/assets/../../renderer-of-someone-else/x.js',
    '/..%5c..%5cpackage.json',
    '/C:%5cwindows%5cwin.js',
    '/index.html%00.js',
    '/index.html::$DATA.js',
    '/%E0%A4%A.js',
    '/folder',
    '/notes.txt',
    '',
  ])('%j is refused', (address) => {
    expect(pageFile(root, address)).toBeNull();
  });
});
