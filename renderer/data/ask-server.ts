import { useCallback, useEffect, useState } from 'react';
import { errorResponse } from '../../shared/protocol/sync.ts';
import type { Api } from './api.ts';
import { isOnline, useSyncSummary } from './sync-summary.ts';

export type ServerFailure = { kind: 'unreachable' } | { kind: 'signedOut' } | { kind: 'refused'; code: string };
export type ServerResult<Value> = { kind: 'done'; value: Value } | ServerFailure;

const failureOf = async (response: Response): Promise<ServerFailure> => {
  if (response.status === 401) return { kind: 'signedOut' };
  const refused = errorResponse.safeParse(await response.json().catch(() => null));
  if (!refused.success || response.status >= 500) return { kind: 'unreachable' };
  return { kind: 'refused', code: refused.data.code };
};

/** Asks for what only the server has. Never throws: an answer that cannot be read counts as refused. */
export const askServer = async <Value>(
  api: Api,
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<Value>,
): Promise<ServerResult<Value>> => {
  const response = await api(path, init).catch(() => null);
  if (!response) return { kind: 'unreachable' };
  if (!response.ok) return failureOf(response);
  return read(response).then(
    (value): ServerResult<Value> => ({ kind: 'done', value }),
    (): ServerResult<Value> => ({ kind: 'refused', code: 'notUnderstood' }),
  );
};

/** For answers without a body. */
export const nothing = async (): Promise<null> => null;

/** What only the server has: not read yet, read, or why not. What was once read stays in sight when reading it anew fails. */
export type Remote<Value> = { value: Value | null; failure: ServerFailure | null; read: () => Promise<void> };

/** Reads when shown, and again whenever the server comes within reach. `ask` must keep its identity. */
export const useRemote = <Value>(ask: () => Promise<ServerResult<Value>>): Remote<Value> => {
  const isReachable = isOnline(useSyncSummary());
  const [value, setValue] = useState<Value | null>(null);
  const [failure, setFailure] = useState<ServerFailure | null>(null);
  const read = useCallback(async () => {
    const result = await ask();
    setFailure(result.kind === 'done' ? null : result);
    if (result.kind === 'done') setValue(result.value);
  }, [ask]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: reachable again is when to ask again
  useEffect(() => {
    void read();
  }, [read, isReachable]);
  return { value, failure, read };
};
