import { useLiveQuery } from 'dexie-react-hooks';
import { type Attempt, callsElsewhere } from '../../shared/domain/call.ts';
import { useDesk } from './desk.ts';
import { useNow } from './use-now.ts';

/** No call that goes on was dialled earlier. */
const lookedAtMs = 3_600_000;
const lookEveryMs = 60_000;
const noCalls: ReadonlyMap<string, Attempt> = new Map();

/** The calls that others are in at this moment, by lead, as far as this desktop has heard of them. */
export const useCallsElsewhere = (): ReadonlyMap<string, Attempt> => {
  const { db, user } = useDesk();
  // A call that was left without an outcome is over some time, though no row changes.
  const now = useNow(lookEveryMs);
  const calls = useLiveQuery(async () => {
    const recent = await db.attempts
      .where('startedAt')
      .above(now - lookedAtMs)
      .toArray();
    return new Map(callsElsewhere(recent, user.userId, now).map((each) => [each.leadId, each]));
  }, [db, user.userId, now]);
  return calls && calls.size > 0 ? calls : noCalls;
};
