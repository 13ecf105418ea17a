import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { codingFor, pageBody } from './page-body.ts';

describe('the body of a page', () => {
  it('takes the lightest coding that the other side reads, and none that it refuses', () => {
    expect(codingFor('gzip, deflate, br, zstd')).toBe('zstd');
    expect(codingFor('gzip;q=0.8, zstd;q=0')).toBe('gzip');
    expect(codingFor('br')).toBeNull();
    expect(codingFor(undefined)).toBeNull();
  });

  it('holds the same lines however it is packed', async () => {
    const lines = ['{"kind":"head"}', '{"name":"Jiří"}'];
    const text = '{"kind":"head"}\n{"name":"Jiří"}\n';
    expect((await pageBody(lines, null)).bytes.toString()).toBe(text);
    expect(zstdDecompressSync((await pageBody(lines, 'zstd')).bytes).toString()).toBe(text);
    expect(gunzipSync((await pageBody(lines, 'gzip')).bytes).toString()).toBe(text);
  });
});
