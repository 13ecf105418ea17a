import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Keychain, secretFile } from './secrets.ts';

/** A keychain as a person's machine has it: one key, which can be lost or replaced. */
const aKeychain = (overrides: Partial<Keychain> = {}): Keychain => {
  const key = randomBytes(32);
  return {
    isAvailable: async () => true,
    encrypt: async (secret) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    decrypt: async (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAuthTag(sealed.subarray(-16));
      return { secret: decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8'), isStale: false };
    },
    ...overrides,
  };
};

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'secrets-'));
  path = join(directory, 'secrets', 'session');
});
afterEach(() => rm(directory, { recursive: true }));

describe('a remembered secret', () => {
  test('comes back after a restart, sealed on the disk and for its owner only', async () => {
    const keychain = aKeychain();
    expect(await secretFile(path, keychain).remember('token-of-ana')).toEqual({ kind: 'kept' });
    expect(await secretFile(path, keychain).recall()).toEqual({ kind: 'token', token: 'token-of-ana' });
    expect(await readFile(path, 'latin1')).not.toContain('token-of-ana');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('is gone once it is forgotten, and forgetting twice is fine', async () => {
    const file = secretFile(path, aKeychain());
    await file.remember('token');
    expect(await file.forget()).toEqual({ kind: 'forgotten' });
    expect(await file.forget()).toEqual({ kind: 'forgotten' });
    expect(await file.recall()).toEqual({ kind: 'none' });
  });

  test('is never written where the machine offers no keychain', async () => {
    const file = secretFile(path, aKeychain({ isAvailable: async () => false }));
    expect(await file.remember('token')).toEqual({ kind: 'unavailable', trouble: 'no-keychain' });
    expect(await stat(path).catch(() => 'missing')).toBe('missing');
    expect(await file.recall()).toEqual({ kind: 'none' });
  });

  test('that the keychain cannot open is reported, not invented and not thrown away', async () => {
    await secretFile(path, aKeychain()).remember('token');
    const sealed = await readFile(path);
    expect(await secretFile(path, aKeychain()).recall()).toEqual({ kind: 'unavailable', trouble: 'unreadable' });
    expect(await readFile(path)).toEqual(sealed);
  });

  test('is sealed anew when its key was replaced', async () => {
    const keychain = aKeychain();
    await secretFile(path, keychain).remember('token');
    const sealed = await readFile(path);
    const replaced = { ...keychain, decrypt: async (bytes: Buffer) => ({ ...(await keychain.decrypt(bytes)), isStale: true }) };
    expect(await secretFile(path, replaced).recall()).toEqual({ kind: 'token', token: 'token' });
    expect(await readFile(path)).not.toEqual(sealed);
    expect(await secretFile(path, keychain).recall()).toEqual({ kind: 'token', token: 'token' });
  });

  test('is unavailable where its folder cannot be made', async () => {
    await writeFile(join(directory, 'secrets'), 'a file where the folder should be');
    const file = secretFile(path, aKeychain());
    expect(await file.remember('token')).toEqual({ kind: 'unavailable', trouble: 'io' });
    expect(await file.recall()).toEqual({ kind: 'unavailable', trouble: 'io' });
  });
});
