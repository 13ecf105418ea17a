import { useLiveQuery } from 'dexie-react-hooks';
import { useDesk } from '../../data/desk.ts';

/** The lead of the call that runs or waits for its outcome on this machine; null when there is none, undefined while that is read. */
export const useRunningCall = (): string | null | undefined => {
  const { db } = useDesk();
  return useLiveQuery(async () => (await db.callDrafts.filter((each) => each.attemptId !== null).first())?.leadId ?? null, [db]);
};
