import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { compareVersions, isSignedByUs, judgeManifest } from './manifest.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const spki = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');
const signature = (text: string): string => sign(null, Buffer.from(text), privateKey).toString('base64');

const sha512 = `${'A'.repeat(86)}==`;
const aManifest = (some: object = {}) => ({
  version: '1.1.0',
  issuedAt: '2026-11-01T00:00:00.000Z',
  files: [{ url: 'Refinery-1.1.0-linux-x64.AppImage', sha512, size: 1000 }],
  ...some,
});
const standing = { version: '1.0.0', newestIssuedAt: 0 };
const issuedAt = Date.UTC(2026, 10, 1);

describe('a signature', () => {
  test('is ours over these bytes and no others', () => {
    expect(isSignedByUs('version: 1', signature('version: 1'), spki(publicKey))).toBe(true);
    expect(isSignedByUs('version: 2', signature('version: 1'), spki(publicKey))).toBe(false);
    expect(isSignedByUs('version: 1', signature('version: 1'), spki(generateKeyPairSync('ed25519').publicKey))).toBe(false);
    expect(isSignedByUs('version: 1', '', spki(publicKey))).toBe(false);
    expect(isSignedByUs('version: 1', signature('version: 1'), 'no key')).toBe(false);
    expect(isSignedByUs('version: 1', signature('version: 1'), spki(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey))).toBe(
      false,
    );
  });
});

describe('a manifest', () => {
  test('offers a newer version, or the same', () => {
    expect(judgeManifest(aManifest(), standing)).toEqual({ take: 'newer', issuedAt });
    expect(judgeManifest(aManifest({ version: '1.0.0' }), standing)).toEqual({ take: 'none', issuedAt });
  });

  test('takes a version back for those who have it', () => {
    const back = aManifest({ version: '0.9.0', withdrawn: ['1.0.0'] });
    expect(judgeManifest(back, standing)).toEqual({ take: 'back', issuedAt });
    expect(() => judgeManifest(back, { ...standing, version: '1.0.1' })).toThrow(/older/);
  });

  test.each([
    ['older', aManifest({ version: '0.9.0' })],
    ['older', aManifest({ version: '1.0.0-beta.1' })],
    ['replayed', aManifest({ issuedAt: '2020-01-01T00:00:00.000Z' })],
    ['elsewhere', aManifest({ files: [{ url: 'https://evil.example/x.AppImage', sha512, size: 1 }] })],
    ['elsewhere', aManifest({ files: [{ url: '../x.AppImage', sha512, size: 1 }] })],
    ['form', aManifest({ files: [] })],
    ['form', aManifest({ files: [{ url: 'x.AppImage', size: 1 }] })],
    ['form', aManifest({ issuedAt: undefined })],
    ['form', aManifest({ version: 'latest' })],
    ['form', null],
  ])('is refused as %s: %j', (why, manifest) => {
    expect(() => judgeManifest(manifest, { ...standing, newestIssuedAt: Date.UTC(2026, 0, 1) })).toThrow(expect.objectContaining({ why }));
  });
});

test('versions are compared by their numbers, and a try-out is older than its version', () => {
  const sorted = ['0.9.9', '1.0.0-beta.1', '1.0.0', '1.0.10', '1.2.0', '2.0.0'];
  expect(sorted.toReversed().toSorted(compareVersions)).toEqual(sorted);
});
