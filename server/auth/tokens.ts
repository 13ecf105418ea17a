import { createHash, randomBytes } from 'node:crypto';

/** Prefixes tell a sign-in from a personal token and from the key of a campaign, and let secret scanners find either in a place it should not be. */
const prefixes = { session: 'rfs_', personal: 'rft_', intake: 'rfk_' } as const;
export type TokenKind = keyof typeof prefixes;

/** A fresh secret of 256 bits. Shown once; the database only ever holds its hash. */
export const newToken = (kind: TokenKind): string => `${prefixes[kind]}${randomBytes(32).toString('base64url')}`;

export const tokenKind = (token: string): Exclude<TokenKind, 'intake'> => (token.startsWith(prefixes.personal) ? 'personal' : 'session');

export const isSessionToken = (token: string): boolean => token.startsWith(prefixes.session);

/** Plain SHA-256 is enough for a random secret of 256 bits: there is nothing to guess. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
