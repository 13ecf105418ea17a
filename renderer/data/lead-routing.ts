import type { Handoff } from '../../shared/domain/handoff.ts';
import { handoffAgreementsOf } from '../../shared/domain/handoff-agreements.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { type Routed, routeLead, type SalesLoad } from '../../shared/domain/routing.ts';
import type { ColumnCache } from './column-cache.ts';

/** What the center's rules say of a lead, by what this desktop knows. `zone`: where the center has none. */
export const routedNow = (cache: ColumnCache, lead: Lead, now: number, zone: string): Routed => {
  const { routing: rules, weights } = handoffAgreementsOf(cache.settings);
  return routeLead({
    lead,
    company: lead.companyId ? cache.companies.get(lead.companyId) : undefined,
    campaign: lead.campaignId ? cache.campaigns.get(lead.campaignId) : undefined,
    salespeople: [...cache.users.values()],
    loads: loadsOf(cache),
    rules,
    weights,
    now,
    zone: cache.settings?.zone ?? zone,
  });
};

/** As the server counted, and what was handed off on this desktop since. */
const loadsOf = ({ salesLoads, handoffs }: ColumnCache): Map<string, SalesLoad> => {
  const loads = new Map<string, SalesLoad>([...salesLoads.values()].map(({ id, open, lastGiven }) => [id, { open, lastGiven }]));
  for (const handoff of handoffs.values()) if (isNewer(handoff, loads)) addTo(loads, handoff);
  return loads;
};

const isNewer = ({ origin, answer, salespersonId, handedOffAt }: Handoff, loads: ReadonlyMap<string, SalesLoad>): boolean =>
  origin !== 'outside' && answer === 'waiting' && handedOffAt > (loads.get(salespersonId)?.lastGiven[0] ?? 0);

const addTo = (loads: Map<string, SalesLoad>, { salespersonId, handedOffAt }: Handoff): void => {
  const before = loads.get(salespersonId);
  loads.set(salespersonId, { open: (before?.open ?? 0) + 1, lastGiven: [handedOffAt, ...(before?.lastGiven ?? [])].slice(0, 20) });
};
