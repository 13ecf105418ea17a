import { z } from 'zod';
import { errorResponse, type SessionUser, sessionUser, signInResponse } from '../../shared/protocol/sync.ts';
import type { Platform } from '../platform/platform.ts';

/** Why a sign-in did not work: the server's code, or that it could not be reached. */
export type SignInFailure = { kind: 'refused'; code: string } | { kind: 'unreachable' };
export type SignInResult = { kind: 'signedIn'; user: SessionUser; token: string | null; isRemembered: boolean } | SignInFailure;

const jsonHeaders = { 'content-type': 'application/json' };

const call = (platform: Platform, token: string | null, init: RequestInit): Promise<Response | null> =>
  fetch(`${platform.serverUrl()}/api/session`, {
    ...init,
    credentials: 'same-origin',
    headers: { ...(init.body ? jsonHeaders : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) },
    signal: AbortSignal.timeout(15_000),
  }).catch(() => null);

/** Signs in at the server. A desktop gets a token to keep; a browser a cookie that scripts cannot see. */
export const signIn = async (platform: Platform, email: string, password: string): Promise<SignInResult> => {
  const wantsToken = platform.kind === 'desktop';
  const response = await call(platform, null, { method: 'POST', body: JSON.stringify({ email, password, wantsToken }) });
  if (!response || response.status >= 500) return { kind: 'unreachable' };
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const refused = errorResponse.safeParse(body);
    return refused.success ? { kind: 'refused', code: refused.data.code } : { kind: 'unreachable' };
  }
  const answer = signInResponse.safeParse(body);
  if (!answer.success) return { kind: 'unreachable' };
  const { user, token } = answer.data;
  const remembered = token ? await platform.session.remember(token) : { kind: 'cookie' };
  return { kind: 'signedIn', user, token, isRemembered: remembered.kind === 'kept' || remembered.kind === 'cookie' };
};

/** Who the server says is signed in here: a person, nobody, or no answer. */
export const whoAmI = async (platform: Platform, token: string | null): Promise<SessionUser | 'nobody' | 'unreachable'> => {
  const response = await call(platform, token, { method: 'GET' });
  if (!response || response.status >= 500) return 'unreachable';
  if (!response.ok) return 'nobody';
  const answer = z.object({ user: sessionUser }).safeParse(await response.json().catch(() => null));
  return answer.success ? answer.data.user : 'unreachable';
};

/** Ends the sign-in at the server; without a network it ends by itself after 30 days. */
export const signOutAtServer = async (platform: Platform, token: string | null): Promise<void> => {
  await call(platform, token, { method: 'DELETE' });
  await platform.session.forget();
};
