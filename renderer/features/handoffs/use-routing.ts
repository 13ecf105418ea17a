import { useCallback, useMemo } from 'react';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { handoffAgreementsOf } from '../../../shared/domain/handoff-agreements.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { type Routed, type RoutingReason, routeLead, type SalesLoad } from '../../../shared/domain/routing.ts';
import type { ColumnCache } from '../../data/column-cache.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useWords } from '../../words/words.tsx';

/** What the rules say of a lead now. */
export const useRouting = (lead: Lead): Routed => {
  const cache = useWholeCache();
  const { now, zone } = useDesk();
  return useMemo(() => {
    const { routing: rules, weights } = handoffAgreementsOf(cache.settings);
    return routeLead({
      lead,
      company: lead.companyId ? cache.companies.get(lead.companyId) : undefined,
      campaign: lead.campaignId ? cache.campaigns.get(lead.campaignId) : undefined,
      salespeople: [...cache.users.values()],
      loads: loadsOf(cache),
      rules,
      weights,
      now: now(),
      zone: cache.settings?.zone ?? zone,
    });
  }, [cache, lead, now, zone]);
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

/** A reason in words. */
export const useRouteWords = (): ((reason: RoutingReason) => string) => {
  const words = useWords().handoffs.reason;
  return useCallback(
    (reason) => {
      if (reason.code === 'territory') return words.territory(reason.territory);
      if (reason.code === 'language') return words.language(reason.language);
      if (reason.code === 'product') return words.product(reason.product);
      if (reason.code === 'turn') return words.turn(words.open(reason.open), reason.weight);
      return words[reason.code];
    },
    [words],
  );
};
