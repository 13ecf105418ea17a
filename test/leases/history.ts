import type { Sql } from '../../server/db/database.ts';

export type LoggedTerm = {
  leadId: string;
  fence: number;
  holderId: string;
  grantedAt: number;
  endedAt: number | null;
  endedAs: string | null;
};

/** Every term the server has granted on the leads of a center, by lead and fence. */
export const readHistory = (sql: Sql, centerId: string): Promise<LoggedTerm[]> =>
  sql.query<LoggedTerm>(
    `select lead_id as "leadId", fence, holder_id as "holderId", granted_at as "grantedAt", ended_at as "endedAt", ended_as as "endedAs"
     from lease_log where center_id = $1 order by lead_id, fence`,
    [centerId],
  );

/**
 * What is wrong with a history: a lead whose fences do not run 1, 2, 3 …, or whose terms were held by two at an instant. Empty when each
 * lead was held by one after the other.
 */
export const faultsOf = (history: readonly LoggedTerm[]): string[] =>
  [...Map.groupBy(history, (each) => each.leadId)].flatMap(([leadId, terms]) =>
    terms.flatMap((term, index) => {
      const next = terms[index + 1];
      const faults: string[] = [];
      if (term.fence !== index + 1) faults.push(`${leadId}: fence ${term.fence} where ${index + 1} was due`);
      if (term.endedAt !== null && term.endedAt < term.grantedAt) faults.push(`${leadId}: term ${term.fence} ends before it begins`);
      if (next && (term.endedAt === null || term.endedAt > next.grantedAt))
        faults.push(`${leadId}: terms ${term.fence} and ${next.fence} overlap`);
      return faults;
    }),
  );
