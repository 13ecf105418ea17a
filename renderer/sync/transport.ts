import {
  errorResponse,
  type FeedHead,
  type PullResponse,
  type PushRequest,
  type PushResponse,
  pokeMessage,
  pullResponse,
  pushResponse,
  type SnapshotLine,
} from '../../shared/protocol/sync.ts';
import { readSnapshotLines } from './snapshot-page.ts';

/**
 * Why the server could not be used. `unreachable`: later; `busy`: others come first, the turn is in so long; `signedOut`: after a new
 * sign-in; `disabled`: it takes in what was done, and shows nothing any more; `gap`: send again from `expectedSeq`; `forked`: another
 * desktop sends under this one's id; `notWritten`: it answered, and this machine could not keep the answer, mostly for a full disk.
 */
export type SyncFault =
  | { kind: 'unreachable' }
  | { kind: 'busy'; retryAfterMs: number }
  | { kind: 'signedOut'; code: string }
  | { kind: 'disabled' }
  | { kind: 'gap'; expectedSeq: number }
  | { kind: 'forked' }
  | { kind: 'notWritten' }
  | { kind: 'notUnderstood'; problem: string };

export class SyncFailed extends Error {
  readonly fault: SyncFault;
  constructor(fault: SyncFault) {
    super(fault.kind);
    this.name = 'SyncFailed';
    this.fault = fault;
  }
}

/** The server as the sync engine sees it. The simulation puts its own network here. */
export type Transport = {
  push: (request: PushRequest) => Promise<PushResponse>;
  pull: (cursor: { version: number; epoch: string; view: string }) => Promise<PullResponse>;
  snapshotPage: (next: string | null) => Promise<SnapshotLine[]>;
  /** Opens the hint channel; `onPoke` with where the center stands, `onClosed` when it ends. Returns how to close it. */
  openPokes: (onPoke: (head: FeedHead) => void, onClosed: (end?: PokesEnd) => void) => () => void;
};

/** `comeBack`: this server process stops, others or its successor are there; `refused`: not before a new sign-in. Left out: it broke. */
export type PokesEnd = 'comeBack' | 'refused';

/** Close codes of the server (`server/routes/poke.ts`); 1012 is the one of the standard for a service that restarts. */
const pokesEnds: Readonly<Record<number, PokesEnd>> = { 1012: 'comeBack', 4401: 'refused', 4403: 'refused' };

export type HttpAccess = { serverUrl: string; token: () => string | null };

const requestTimeoutMs = 30_000;
/** Two signs of life of the server missed. */
const longestSilenceMs = 75_000;

/** For a 429 that says no more. */
const usualTurnMs = 2000;

const faultOf = async (response: Response): Promise<SyncFault> => {
  const body: unknown = await response.json().catch(() => ({}));
  const parsed = errorResponse.safeParse(body);
  const code = parsed.success ? parsed.data.code : '';
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    const turnMs = parsed.success ? parsed.data.retryAfterMs : undefined;
    return { kind: 'busy', retryAfterMs: turnMs ?? (Number.isFinite(seconds) ? seconds * 1000 : usualTurnMs) };
  }
  if (code === 'userDisabled') return { kind: 'disabled' };
  if (code === 'deviceForked') return { kind: 'forked' };
  if (response.status === 401 || response.status === 403) return { kind: 'signedOut', code };
  const expected = typeof body === 'object' && body !== null && 'expectedSeq' in body ? Number(body.expectedSeq) : Number.NaN;
  if (response.status === 409 && Number.isInteger(expected)) return { kind: 'gap', expectedSeq: expected };
  if (response.status === 400 || response.status === 409 || response.status === 413) return { kind: 'notUnderstood', problem: code };
  return { kind: 'unreachable' };
};

const request = async (access: HttpAccess, path: string, init: RequestInit = {}): Promise<Response> => {
  const token = access.token();
  const headers = { ...(init.body ? { 'content-type': 'application/json' } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(`${access.serverUrl}${path}`, {
    ...init,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(requestTimeoutMs),
  }).catch(() => {
    throw new SyncFailed({ kind: 'unreachable' });
  });
  if (!response.ok) throw new SyncFailed(await faultOf(response));
  return response;
};

const parse = <Parsed>(schema: { parse: (value: unknown) => Parsed }, value: unknown): Parsed => {
  try {
    return schema.parse(value);
  } catch (error) {
    throw new SyncFailed({ kind: 'notUnderstood', problem: error instanceof Error ? error.message : '' });
  }
};

const cutOff = (): never => {
  throw new SyncFailed({ kind: 'unreachable' });
};

const readBody = (response: Response): Promise<string> => response.text().catch(cutOff);

/** The server over HTTP and a WebSocket. */
export const createHttpTransport = (access: HttpAccess): Transport => ({
  push: async (body) => {
    const response = await request(access, '/api/sync/push', { method: 'POST', body: JSON.stringify(body) });
    return parse(pushResponse, JSON.parse(await readBody(response)));
  },
  pull: async ({ version, epoch, view }) => {
    const query = new URLSearchParams({ cursor: String(version), epoch, view });
    const response = await request(access, `/api/sync/pull?${query}`);
    return parse(pullResponse, JSON.parse(await readBody(response)));
  },
  snapshotPage: async (next) => {
    const query = new URLSearchParams({ form: 'packed', ...(next ? { next } : {}) });
    const response = await request(access, `/api/sync/snapshot?${query}`);
    const body = await response.bytes().catch(cutOff);
    return parse({ parse: () => readSnapshotLines(body) }, body);
  },
  openPokes: (onPoke, onClosed) => {
    const socket = new WebSocket(`${access.serverUrl.replace(/^http/, 'ws')}/api/sync/poke`);
    const token = access.token();
    let silence: ReturnType<typeof setTimeout> | undefined;
    const leave = () => {
      clearTimeout(silence);
      socket.removeEventListener('close', end);
      socket.close();
    };
    const end = (event?: CloseEvent) => {
      leave();
      onClosed(event && pokesEnds[event.code]);
    };
    // A line that is cut without a word stays open for minutes; the server speaks every half minute.
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => end(), longestSilenceMs);
    };
    socket.addEventListener('open', () => socket.send(JSON.stringify(token ? { token } : {})));
    socket.addEventListener('message', (event) => {
      listen();
      const message = pokeMessage.safeParse(JSON.parse(String(event.data)));
      if (message.success) onPoke(message.data);
    });
    socket.addEventListener('close', end);
    listen();
    return leave;
  },
});
