import { z } from 'zod';
import { id, instant, line } from '../../../shared/domain/fields.ts';
import type { Api } from '../../data/api.ts';
import { askServer, nothing } from '../../data/ask-server.ts';

const signInRow = z.object({ id, createdAt: instant, lastSeenAt: instant, expiresAt: instant, userAgent: line, isThisOne: z.boolean() });
export type SignInRow = z.infer<typeof signInRow>;

const tokenRow = z.object({ id, name: line, createdAt: instant, lastUsedAt: instant.nullable(), expiresAt: instant.nullable() });
export type TokenRow = z.infer<typeof tokenRow>;

const madeToken = tokenRow.extend({ token: line });
export type MadeToken = z.infer<typeof madeToken>;

/** What the server keeps for the signed-in person: where they are signed in, and their tokens for the HTTP API. Never throws. */
export const createAccountClient = (api: Api) => ({
  signIns: () =>
    askServer(
      api,
      '/api/sessions',
      {},
      async (response) => z.object({ sessions: z.array(signInRow) }).parse(await response.json()).sessions,
    ),
  endSignIn: (signInId: string) => askServer(api, `/api/sessions/${encodeURIComponent(signInId)}`, { method: 'DELETE' }, nothing),
  tokens: () =>
    askServer(api, '/api/tokens', {}, async (response) => z.object({ tokens: z.array(tokenRow) }).parse(await response.json()).tokens),
  /** `expiresInDays` null: until revoked. The secret is in this answer and nowhere else. */
  makeToken: (name: string, expiresInDays: number | null) =>
    askServer(api, '/api/tokens', { method: 'POST', body: JSON.stringify({ name, expiresInDays }) }, async (response) =>
      madeToken.parse(await response.json()),
    ),
  revokeToken: (tokenId: string) => askServer(api, `/api/tokens/${encodeURIComponent(tokenId)}`, { method: 'DELETE' }, nothing),
});
export type AccountClient = ReturnType<typeof createAccountClient>;
