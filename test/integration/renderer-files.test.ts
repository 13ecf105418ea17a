import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { openFreshDatabase } from '../support/databases.ts';
import { aServer, type TestServer } from '../support/server.ts';

const script = `console.log(${JSON.stringify('a'.repeat(5000))});`;

let directory: string;
let database: Database;
let server: TestServer;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'refinery pages '));
  const pages = join(directory, 'renderer');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(directory, 'secret.txt'), 'not for the browser');
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Refinery</title>');
  writeFileSync(join(pages, 'service-worker.js'), '// worker');
  writeFileSync(join(pages, '.hidden'), 'hidden');
  writeFileSync(join(pages, 'assets/app-3f2a.js'), script);
  writeFileSync(join(pages, 'assets/page-77aa.js'), script);
  writeFileSync(join(pages, 'assets/page-77aa.js.gz'), gzipSync('the copy of the build'));
  database = await openFreshDatabase('embedded');
  server = await aServer(database, { rendererDirectory: pages });
});
afterAll(async () => {
  await server.stop();
  await database.close();
  rmSync(directory, { recursive: true, force: true });
});

const get = (url: string, headers: object = {}) => server.app.inject({ method: 'GET', url, headers: { ...headers } });

test('pages and the service worker are asked for anew, hashed files are kept for good', async () => {
  const page = await get('/');
  expect([page.statusCode, page.headers['content-type'], page.headers['cache-control']]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-cache',
  ]);
  expect((await get('/service-worker.js')).headers['cache-control']).toBe('no-cache');
  expect((await get('/assets/app-3f2a.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('an unchanged page is not sent again', async () => {
  const { etag } = (await get('/')).headers;
  expect((await get('/', { 'if-none-match': etag })).statusCode).toBe(304);
});

test('large files are compressed for who takes it', async () => {
  const answer = await get('/assets/app-3f2a.js', { 'accept-encoding': 'gzip' });
  expect(answer.headers['content-encoding']).toBe('gzip');
  expect(answer.rawPayload.length).toBeLessThan(500);
  expect(gunzipSync(answer.rawPayload).toString()).toBe(script);
});

test('the copy that the build has compressed is sent as it is, to who takes it', async () => {
  const copy = await get('/assets/page-77aa.js', { 'accept-encoding': 'gzip, deflate' });
  expect([copy.headers['content-encoding'], copy.headers['content-type'], copy.headers['cache-control']]).toEqual([
    'gzip',
    'application/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ]);
  expect(gunzipSync(copy.rawPayload).toString()).toBe('the copy of the build');
  const plain = await get('/assets/page-77aa.js', { 'accept-encoding': 'identity' });
  expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, script]);
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/.hidden', '/assets/', '/nothing.js'])(
  'nothing else is served: %s',
  async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.json().code).toBe('notFound');
  },
);
