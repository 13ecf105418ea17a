import { useLiveQuery } from 'dexie-react-hooks';
import type { Lead } from '../../shared/domain/lead.ts';
import { type NextAttempt, nextAttemptOf } from '../../shared/domain/next-attempt.ts';
import { useCache, useDesk } from './desk.ts';
import { rowsOfLeads } from './rows.ts';

/** Why the lead's next try is when it is; null while it is read, and where cadence has not put it there. */
export const useNextAttempt = (lead: Lead): NextAttempt | null => {
  const { db } = useDesk();
  const settings = useCache((cache) => cache.settings);
  const dispositions = useCache((cache) => cache.dispositions);
  const attempts = useLiveQuery(() => rowsOfLeads(db, 'attempts', [lead.id]), [db, lead.id, lead.version]);
  return settings && attempts ? nextAttemptOf(lead, attempts, dispositions, settings) : null;
};
