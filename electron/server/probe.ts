import { net } from 'electron';
import { z } from 'zod';
import type { CertificateTrouble, ServerProbe } from '../../shared/desktop.ts';
import { typedOrigin } from '../server-address.ts';

const patienceMs = 8000;

/** What our server says at this path; anything else that answers is not ours. */
const health = z.object({ state: z.enum(['ready', 'notReady']), database: z.string() });

/** Chromium's names for what is wrong with a certificate. */
const certificateFaults: readonly (readonly [RegExp, CertificateTrouble])[] = [
  [/ERR_CERT_AUTHORITY_INVALID/, 'unknownAuthority'],
  [/ERR_CERT_COMMON_NAME_INVALID/, 'otherName'],
  [/ERR_CERT_DATE_INVALID/, 'outOfDate'],
  [/ERR_CERT_REVOKED/, 'revoked'],
  [/ERR_CERT_|ERR_SSL_/, 'other'],
];

const failureOf = (error: unknown, url: string): ServerProbe => {
  const message = error instanceof Error ? error.message : '';
  const trouble = certificateFaults.find(([pattern]) => pattern.test(message))?.[1];
  return trouble ? { kind: 'certificate', trouble, url } : { kind: 'failed', trouble: 'unreachable' };
};

const ask = async (url: string): Promise<ServerProbe> => {
  const answer = await net.fetch(`${url}/api/health`, { signal: AbortSignal.timeout(patienceMs), redirect: 'error', credentials: 'omit' });
  const said = health.safeParse(await answer.json().catch(() => null));
  if (!said.success) return { kind: 'failed', trouble: 'notRefinery' };
  return said.data.state === 'ready' ? { kind: 'ready', url } : { kind: 'failed', trouble: 'notReady' };
};

/** Looks whether a server of ours answers at an address as a person types it: `refinery.example`, `http://192.168.1.20:4600`. */
export const probeServer = async (typed: string, expectHost: (host: string) => void): Promise<ServerProbe> => {
  const url = typedOrigin(typed);
  if (url === null) return { kind: 'failed', trouble: 'notAnAddress' };
  expectHost(new URL(url).hostname);
  try {
    const found = await ask(url);
    // In a room without certificates the same name answers without one; said by the scheme that comes back.
    return found;
  } catch (error) {
    const failure = failureOf(error, url);
    const isTypedBare = !/^[a-z]+:\/\//i.test(typed.trim());
    if (failure.kind !== 'failed' || !isTypedBare || !isNearby(url)) return failure;
    const plain = url.replace(/^https:/, 'http:');
    return ask(plain).catch((second: unknown) => failureOf(second, plain));
  }
};

/** Addresses of the own machine and of private networks: only there a line without a certificate is offered. */
const isNearby = (url: string): boolean =>
  /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\]|\[f[cd])|\.(local|lan|home\.arpa)$/.test(new URL(url).hostname);
