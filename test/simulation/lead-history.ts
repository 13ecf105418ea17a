import type { Sql } from '../../server/db/database.ts';

/**
 * Whether what happened with a lead is serial: one could have done it all one after another, in the order in which the server committed it,
 * with the same outcome. After Elle (Kingsbury and Alvaro, 2020): every event names what it has read, an assignment's generation or a
 * lease's fence, so dependencies are known and not guessed, and each must point forward in commit order.
 */

export type Assigned = {
  kind: 'assigned';
  leadId: string;
  order: number;
  generation: number;
  fromId: string | null;
  toId: string | null;
  byId: string;
};
export type Called = {
  kind: 'called';
  leadId: string;
  order: number;
  attemptId: string;
  userId: string;
  /** Of a rep without a fence: their desktop had the lead as their own. */
  isOwn: boolean;
  /** The generation and the fence that the call was made under. */
  generation: number;
  fence: number | null;
  /** The lead says so: by a former owner, or somebody else had it too. */
  isFlagged: boolean;
};
export type Term = { kind: 'term'; leadId: string; fence: number; holderId: string; grantedAt: number; endedAt: number | null };
export type LeadEvent = Assigned | Called | Term;

/** Anomalies of all leads, as sentences; none when every lead's history is serial. `order`: position of the commit; equal ones belong together. */
export const serialAnomalies = (events: readonly LeadEvent[]): string[] =>
  [...Map.groupBy(events, (event) => event.leadId)].flatMap(([leadId, own]) => {
    const assigned = own.filter((event) => event.kind === 'assigned').sort((a, b) => a.generation - b.generation);
    const terms = own.filter((event) => event.kind === 'term').sort((a, b) => a.fence - b.fence);
    const calls = own.filter((event) => event.kind === 'called');
    return [
      ...brokenChain(assigned),
      ...overlappingTerms(terms),
      ...calls.flatMap((call) => [...strayCall(call, assigned), ...unfencedCall(call, terms)]),
    ].map((anomaly) => `${leadId}: ${anomaly}`);
  });

/** G0: writes that overwrite one another. Generations count up by one, each takes over from the one before, later. */
const brokenChain = (assigned: readonly Assigned[]): string[] =>
  assigned.flatMap((event, index) => {
    const before = assigned[index - 1];
    if (!before) return event.generation === 1 ? [] : [`the first assignment is of generation ${event.generation}`];
    const problems: string[] = [];
    if (event.generation !== before.generation + 1) problems.push(`generation ${event.generation} follows ${before.generation}`);
    if (event.fromId !== before.toId)
      problems.push(`generation ${event.generation} takes over from ${event.fromId ?? 'the pool'}, not from ${before.toId ?? 'the pool'}`);
    if (event.order < before.order) problems.push(`generation ${event.generation} was committed before ${before.generation}`);
    return problems;
  });

/** Two at once: a term begins after the one before has ended. */
const overlappingTerms = (terms: readonly Term[]): string[] =>
  terms.flatMap((term, index) => {
    const before = terms[index - 1];
    if (!before) return [];
    if (term.fence === before.fence) return [`fence ${term.fence} was given twice`];
    if (before.endedAt === null)
      return [`fence ${before.fence} of ${before.holderId} has not ended when ${term.holderId} got ${term.fence}`];
    return before.endedAt > term.grantedAt
      ? [`fence ${before.fence} of ${before.holderId} ended ${before.endedAt - term.grantedAt} ms after ${term.holderId} got ${term.fence}`]
      : [];
  });

/** G1 and G-single: a call reads a generation that was there, and none that was over unless it says so. */
const strayCall = (call: Called, assigned: readonly Assigned[]): string[] => {
  const { attemptId, generation, order, userId, isOwn } = call;
  const isOthers = ({ toId }: Assigned) => toId !== null && toId !== userId;
  // A generation that is not there was a desktop's own move that the server then parked, or its own count for who has reached a pool lead;
  // one that came later its own move that waited until who had the lead along gave it back. The call is a fact all the same.
  const read = assigned.find((event) => event.generation === generation);
  const isOfItsOwn = read && (read.byId === userId || (isOwn && isOthers(read)));
  if (read && read.order > order && !isOfItsOwn) return [`call ${attemptId} was taken in before its generation ${generation}`];
  const newest = assigned.findLast((event) => event.order < order);
  if (!newest || newest.toId === userId || call.isFlagged) return [];
  if (newest.generation <= generation && !(isOwn && isOthers(newest))) return [];
  return [`call ${attemptId} of ${userId} came after generation ${newest.generation} and does not say so`];
};

/** A call under a fence is made by who held it; when somebody else held the lead since, it says so. */
const unfencedCall = (call: Called, terms: readonly Term[]): string[] => {
  if (call.fence === null) return [];
  const held = terms.find((term) => term.fence === call.fence);
  if (!held) return [`call ${call.attemptId} was made under fence ${call.fence}, which never was`];
  return held.holderId === call.userId ? [] : [`call ${call.attemptId} of ${call.userId} was made under the fence of ${held.holderId}`];
};

/** The terms of leases and checkouts of every lead of a center, from the server's own log of them. */
export const readTerms = async (sql: Sql, centerId: string): Promise<Term[]> => {
  const terms = await sql.query<Omit<Term, 'kind'>>(
    `select lead_id as "leadId", fence, holder_id as "holderId", granted_at as "grantedAt", ended_at as "endedAt"
     from lease_log where center_id = $1`,
    [centerId],
  );
  return terms.map((event) => ({ kind: 'term', ...event }));
};
