import { useLiveQuery } from 'dexie-react-hooks';
import type { Attempt, Callback } from '../../shared/domain/call.ts';
import { useDesk } from './desk.ts';
import { rowsOfLeads } from './rows.ts';

/**
 * When a lead's last words were said: in the last call that reached them, else with the last promise; undefined where nobody knows. Calls
 * that reached nobody since do not make the words any younger. Attempts oldest first, without one that runs.
 */
export const lastSaidAt = (
  attempts: readonly Pick<Attempt, 'isConnect' | 'startedAt'>[],
  callbacks: readonly Pick<Callback, 'createdAt'>[],
): number | undefined => attempts.findLast(({ isConnect }) => isConnect)?.startedAt ?? callbacks.at(-1)?.createdAt;

/** The same of a lead whose rows are not at hand; undefined also until they are read. */
export const useLastSaidAt = (leadId: string): number | undefined => {
  const { db } = useDesk();
  return useLiveQuery(async () => {
    const [attempts, callbacks] = await Promise.all([rowsOfLeads(db, 'attempts', [leadId]), rowsOfLeads(db, 'callbacks', [leadId])]);
    attempts.sort((a, b) => a.startedAt - b.startedAt);
    callbacks.sort((a, b) => a.createdAt - b.createdAt);
    return lastSaidAt(attempts, callbacks);
  }, [db, leadId]);
};
