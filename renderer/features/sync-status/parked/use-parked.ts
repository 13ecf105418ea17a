import { useLiveQuery } from 'dexie-react-hooks';
import type { Parked } from '../../../../shared/domain/history.ts';
import { useDesk } from '../../../data/desk.ts';

export type ParkedWork = { open: Parked[]; settled: Parked[] };

/** Parked work this person sees: their own, a team lead the team's. Open oldest first, settled newest first; undefined while it is read. */
export const useParked = (): ParkedWork | undefined => {
  const { db } = useDesk();
  return useLiveQuery(async () => {
    const all = await db.parked.toArray();
    return {
      open: all.filter((each) => each.state === 'open').sort((a, b) => a.parkedAt - b.parkedAt),
      settled: all.filter((each) => each.state === 'resolved').sort((a, b) => (b.resolvedAt ?? 0) - (a.resolvedAt ?? 0)),
    };
  }, [db]);
};
