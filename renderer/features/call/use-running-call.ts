import { useLiveQuery } from 'dexie-react-hooks';
import { useDesk } from '../../data/desk.ts';

/** The lead of the call that runs or waits for its outcome on this machine; null when there is none, undefined while that is read. */
export const useRunningCall = (): string | null | undefined => {
  const { db } = useDesk();
  return useLiveQuery(async () => {
    const waiting = await db.callDrafts.filter((each) => each.attemptId !== null).toArray();
    const latest = waiting.toSorted((a, b) => Number(b.phase === 'inCall') - Number(a.phase === 'inCall') || b.updatedAt - a.updatedAt)[0];
    return latest?.leadId ?? null;
  }, [db]);
};
