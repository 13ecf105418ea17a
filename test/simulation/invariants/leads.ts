import type { Row } from '../../../shared/tables.ts';
import type { RowChanged } from '../mirror.ts';

/** I8: leads that were not to be called and now are. */
export const undone = (changed: readonly Pick<RowChanged, 'table' | 'id' | 'before' | 'after'>[]): string[] =>
  changed.flatMap(({ table, id, before, after }) => {
    if (table !== 'leads' || !before || !after) return [];
    const wasForbidden = (before as Row<'leads'>).doNotCall;
    return wasForbidden && !(after as Row<'leads'>).doNotCall ? [`the do-not-call of ${id} was undone`] : [];
  });

type Counts = { attempts: readonly Row<'attempts'>[]; assignments: readonly Row<'assignments'>[] };

/** Effects: a command applied twice, or half, shows in what a lead counts. */
export const miscounted = (lead: Row<'leads'>, { attempts, assignments }: Counts): string[] => {
  const problems: string[] = [];
  if (lead.attempts !== attempts.length) problems.push(`${lead.id} counts ${lead.attempts} attempts of ${attempts.length}`);
  const connects = attempts.filter((each) => each.isConnect).length;
  if (lead.connects !== connects) problems.push(`${lead.id} counts ${lead.connects} connects of ${connects}`);
  if (lead.assignmentGeneration !== assignments.length)
    problems.push(`${lead.id} stands at generation ${lead.assignmentGeneration} after ${assignments.length} assignments`);
  return problems;
};

export type LiveLease = { leadId: string; fence: number; userId: string; endsAt: number };

/** I4: leads that two people hold at once; one may at two machines. */
export const heldTwice = (leases: readonly LiveLease[], now: number): string[] =>
  [
    ...Map.groupBy(
      leases.filter((lease) => lease.endsAt > now),
      (lease) => lease.leadId,
    ),
  ].flatMap(([leadId, live]) => {
    const holders = [...new Set(live.map((lease) => lease.userId))];
    return holders.length > 1 ? [`${leadId} is held by ${holders.join(' and ')}`] : [];
  });
