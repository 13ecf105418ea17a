import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Result } from '../../shared/ipc.ts';
import { writeAtomically } from './atomic-write.ts';
import { diskTroubleOf, isMissing } from './disk-trouble.ts';

/** What the operating system offers for secrets; `keychain.ts` is the real one. */
export type Keychain = {
  isAvailable(): Promise<boolean>;
  encrypt(secret: string): Promise<Buffer>;
  /** `isStale`: encrypt again, the key has changed. Rejects when the keychain does not know the key. */
  decrypt(sealed: Buffer): Promise<{ secret: string; isStale: boolean }>;
};

/** One secret in one file, sealed by the system's keychain. */
export type SecretFile = {
  remember(secret: string): Promise<Result<'rememberSession'>>;
  recall(): Promise<Result<'recallSession'>>;
  forget(): Promise<Result<'forgetSession'>>;
};

const remember = async (path: string, keychain: Keychain, secret: string): Promise<Result<'rememberSession'>> => {
  if (!(await keychain.isAvailable())) return { kind: 'unavailable', trouble: 'no-keychain' };
  try {
    const sealed = await keychain.encrypt(secret);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeAtomically(path, sealed);
    return { kind: 'kept' };
  } catch {
    return { kind: 'unavailable', trouble: 'io' };
  }
};

const readSealed = async (path: string): Promise<Buffer | null> =>
  readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });

const open = async (path: string, keychain: Keychain, sealed: Buffer): Promise<Result<'recallSession'>> => {
  try {
    const { secret, isStale } = await keychain.decrypt(sealed);
    if (isStale) await remember(path, keychain, secret);
    return { kind: 'token', token: secret };
  } catch {
    // Kept: a keychain that is locked now may open later. The next sign-in replaces it.
    return { kind: 'unavailable', trouble: 'unreadable' };
  }
};

const recall = async (path: string, keychain: Keychain): Promise<Result<'recallSession'>> => {
  const sealed = await readSealed(path).catch(() => 'io' as const);
  if (sealed === 'io') return { kind: 'unavailable', trouble: 'io' };
  if (sealed === null) return { kind: 'none' };
  if (!(await keychain.isAvailable())) return { kind: 'unavailable', trouble: 'no-keychain' };
  return open(path, keychain, sealed);
};

/** A secret is never written in the clear: without a keychain nothing is kept, and the answer says so. */
export const secretFile = (path: string, keychain: Keychain): SecretFile => ({
  remember: (secret) => remember(path, keychain, secret),
  recall: () => recall(path, keychain),
  forget: async () => {
    try {
      await rm(path, { force: true });
      return { kind: 'forgotten' };
    } catch (error) {
      return { kind: 'failed', trouble: diskTroubleOf(error) };
    }
  },
});
