import { useCallback, useEffect, useMemo, useState } from 'react';
import { useDesk } from '../../data/desk.ts';
import { isOnline, useSyncSummary } from '../../data/sync-summary.ts';
import { type AccountClient, type AccountFailure, type AccountResult, createAccountClient } from './account-client.ts';

/** A list that only the server has: not read yet, read, or why not. A list once read stays in sight when reading it anew fails. */
export type Remote<Row> = { rows: readonly Row[] | null; failure: AccountFailure | null; read: () => Promise<void> };

export const useAccountClient = (): AccountClient => {
  const { api } = useDesk();
  return useMemo(() => createAccountClient(api), [api]);
};

/** Reads when shown, and again whenever the server comes within reach. `ask` must keep its identity. */
export const useRemote = <Row>(ask: () => Promise<AccountResult<Row[]>>): Remote<Row> => {
  const isReachable = isOnline(useSyncSummary());
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [failure, setFailure] = useState<AccountFailure | null>(null);
  const read = useCallback(async () => {
    const result = await ask();
    setFailure(result.kind === 'done' ? null : result);
    if (result.kind === 'done') setRows(result.value);
  }, [ask]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: reachable again is when to ask again
  useEffect(() => {
    void read();
  }, [read, isReachable]);
  return { rows, failure, read };
};
