import { z } from 'zod';
import { id, instant, line } from '../../../shared/domain/fields.ts';
import { errorResponse } from '../../../shared/protocol/sync.ts';
import type { Api } from '../../data/api.ts';

const signInRow = z.object({ id, createdAt: instant, lastSeenAt: instant, expiresAt: instant, userAgent: line, isThisOne: z.boolean() });
export type SignInRow = z.infer<typeof signInRow>;

const tokenRow = z.object({ id, name: line, createdAt: instant, lastUsedAt: instant.nullable(), expiresAt: instant.nullable() });
export type TokenRow = z.infer<typeof tokenRow>;

const madeToken = tokenRow.extend({ token: line });
export type MadeToken = z.infer<typeof madeToken>;

export type AccountFailure = { kind: 'unreachable' } | { kind: 'signedOut' } | { kind: 'refused'; code: string };
export type AccountResult<Value> = { kind: 'done'; value: Value } | AccountFailure;

const failureOf = async (response: Response): Promise<AccountFailure> => {
  if (response.status === 401) return { kind: 'signedOut' };
  const refused = errorResponse.safeParse(await response.json().catch(() => null));
  if (!refused.success || response.status >= 500) return { kind: 'unreachable' };
  return { kind: 'refused', code: refused.data.code };
};

const ask = async <Value>(
  api: Api,
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<Value>,
): Promise<AccountResult<Value>> => {
  const response = await api(path, init).catch(() => null);
  if (!response) return { kind: 'unreachable' };
  if (!response.ok) return failureOf(response);
  return read(response).then(
    (value): AccountResult<Value> => ({ kind: 'done', value }),
    (): AccountResult<Value> => ({ kind: 'refused', code: 'notUnderstood' }),
  );
};

const nothing = async (): Promise<null> => null;

/** What the server keeps for the signed-in person: where they are signed in, and their tokens for the HTTP API. Never throws. */
export const createAccountClient = (api: Api) => ({
  signIns: () =>
    ask(api, '/api/sessions', {}, async (response) => z.object({ sessions: z.array(signInRow) }).parse(await response.json()).sessions),
  endSignIn: (signInId: string) => ask(api, `/api/sessions/${encodeURIComponent(signInId)}`, { method: 'DELETE' }, nothing),
  tokens: () =>
    ask(api, '/api/tokens', {}, async (response) => z.object({ tokens: z.array(tokenRow) }).parse(await response.json()).tokens),
  /** `expiresInDays` null: until revoked. The secret is in this answer and nowhere else. */
  makeToken: (name: string, expiresInDays: number | null) =>
    ask(api, '/api/tokens', { method: 'POST', body: JSON.stringify({ name, expiresInDays }) }, async (response) =>
      madeToken.parse(await response.json()),
    ),
  revokeToken: (tokenId: string) => ask(api, `/api/tokens/${encodeURIComponent(tokenId)}`, { method: 'DELETE' }, nothing),
});
export type AccountClient = ReturnType<typeof createAccountClient>;
