import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';

/** What a manifest says beyond the version, all of it under our signature. */
const signed = z.object({
  version: z.string().regex(/^\d+\.\d+\.\d+(-[\w.]+)?$/),
  /** When it was signed; a manifest older than one that was seen is a replay. */
  issuedAt: z.coerce.date(),
  /** Versions that are taken back: who has one of them goes back to `version`. */
  withdrawn: z.array(z.string()).default([]),
  files: z.array(z.object({ url: z.string(), sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/), size: z.int().positive() })).min(1),
});

/** Why an update is not taken. */
export class UpdateRefused extends Error {
  override readonly name = 'UpdateRefused';
  readonly why: 'signature' | 'form' | 'older' | 'replayed' | 'elsewhere';
  constructor(why: UpdateRefused['why'], message: string) {
    super(message);
    this.why = why;
  }
}

/** Ed25519 over the manifest's bytes, in base64. `key`: our public key, base64 of its SPKI form, as the package carries it. */
export const isSignedByUs = (text: string, signature: string, key: string): boolean => {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    return publicKey.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), publicKey, Buffer.from(signature.trim(), 'base64'));
  } catch {
    return false;
  }
};

/** A file beside the manifest, by its name alone: a manifest never leads to another server or folder. */
const isBeside = (url: string): boolean => /^[\w][\w .()+-]*$/.test(url) && !url.includes('..');

const parts = (version: string): number[] => version.split(/[.-]/).slice(0, 3).map(Number);

/** Below 0: the first is older. Our versions are three numbers; what stands behind a dash is a try-out and older than the same without. */
export const compareVersions = (a: string, b: string): number => {
  const [first, second] = [parts(a), parts(b)];
  const at = first.findIndex((part, index) => part !== second[index]);
  if (at !== -1) return (first[at] ?? 0) - (second[at] ?? 0);
  return Number(b.includes('-')) - Number(a.includes('-'));
};

export type Standing = { version: string /** Epoch ms of the newest manifest seen; 0: none. */; newestIssuedAt: number };

/**
 * Whether to take what a manifest offers, whose signature has been checked. `back`: this version was withdrawn, and the older one is meant.
 * Throws UpdateRefused.
 */
export const judgeManifest = (
  manifest: unknown,
  { version, newestIssuedAt }: Standing,
): { take: 'newer' | 'back' | 'none'; issuedAt: number } => {
  const parsed = signed.safeParse(manifest);
  if (!parsed.success) throw new UpdateRefused('form', 'the manifest is not of the form agreed');
  const { issuedAt, withdrawn, files, version: offered } = parsed.data;
  if (!files.every(({ url }) => isBeside(url))) throw new UpdateRefused('elsewhere', 'the manifest leads to another place');
  if (issuedAt.getTime() < newestIssuedAt) throw new UpdateRefused('replayed', 'the manifest is older than one that was seen');
  const order = compareVersions(offered, version);
  if (order === 0) return { take: 'none', issuedAt: issuedAt.getTime() };
  if (order > 0) return { take: 'newer', issuedAt: issuedAt.getTime() };
  if (withdrawn.includes(version)) return { take: 'back', issuedAt: issuedAt.getTime() };
  throw new UpdateRefused('older', `the manifest offers ${offered}, older than ${version}`);
};
