import type { Handoff } from './handoff.ts';
import { type Routed, type RoutingFacts, routeLead, routingLine, type SalesLoad } from './routing.ts';

/** A handoff that was made, with what was known of its lead: enough to route it once more. */
export type TriedHandoff = Pick<Handoff, 'id' | 'salespersonId' | 'handedOffAt'> & Pick<RoutingFacts, 'lead' | 'company' | 'campaign'>;

export type TrialRow = {
  handoffId: string;
  handedOffAt: number;
  hadId: string;
  getsId: string | null;
  why: string[];
  leftOut: Routed['leftOut'];
};
export type Trial = { rows: TrialRow[]; counts: { salespersonId: string; had: number; gets: number }[]; nobody: number };

const openMs = 30 * 86_400_000;

/**
 * Who would have got these handoffs under other rules, one after the other in the order they were made, each counting towards the turns and the
 * load of the next. Absences count on the day of the handoff. A handoff is taken to be open for thirty days.
 */
export const tryRouting = (
  handoffs: readonly TriedHandoff[],
  facts: Omit<RoutingFacts, 'lead' | 'company' | 'campaign' | 'loads' | 'now'>,
): Trial => {
  const given = new Map<string, number[]>();
  const rows = [...handoffs]
    .sort((a, b) => a.handedOffAt - b.handedOffAt || (a.id < b.id ? -1 : 1))
    .map((each): TrialRow => {
      const { routes, leftOut } = routeLead({ ...facts, ...each, loads: loadsAt(given, each.handedOffAt), now: each.handedOffAt });
      const [route] = routes;
      if (route) given.set(route.salespersonId, [...(given.get(route.salespersonId) ?? []), each.handedOffAt]);
      return {
        handoffId: each.id,
        handedOffAt: each.handedOffAt,
        hadId: each.salespersonId,
        getsId: route?.salespersonId ?? null,
        why: route?.reasons.map(routingLine) ?? [],
        leftOut,
      };
    });
  const ids = new Set([
    ...facts.salespeople.filter(({ isActive, role }) => isActive && role === 'salesperson').map(({ id }) => id),
    ...rows.map(({ hadId }) => hadId),
  ]);
  const counts = [...ids].map((salespersonId) => ({
    salespersonId,
    had: rows.filter(({ hadId }) => hadId === salespersonId).length,
    gets: rows.filter(({ getsId }) => getsId === salespersonId).length,
  }));
  return { rows, counts, nobody: rows.filter(({ getsId }) => getsId === null).length };
};

const loadsAt = (given: ReadonlyMap<string, readonly number[]>, at: number): Map<string, SalesLoad> =>
  new Map(
    [...given].map(([id, times]) => [
      id,
      { open: times.filter((time) => time > at - openMs).length, lastGiven: times.slice(-20).reverse() },
    ]),
  );
