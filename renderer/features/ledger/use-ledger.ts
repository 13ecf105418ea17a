import { useEffect, useMemo, useState } from 'react';
import type { Touch } from '../../../shared/domain/call.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { type Leak, type LeakKind, leakKinds, leaksOf } from '../../../shared/domain/leaks.ts';
import { type Ledger, ledgerOf } from '../../../shared/domain/ledger.ts';
import type { PulseCount } from '../../../shared/domain/ledger-check.ts';
import { aboutToBeForgotten, type LeadAndFacts, type PulseStanding, pulseCoverage } from '../../../shared/domain/pulse.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { allRows } from '../../data/rows.ts';
import { useNow } from '../../data/use-now.ts';

/** Leads that leak in one way, over all stages. */
export type LeakRow = { kind: LeakKind; leads: Lead[]; oldestSinceAt: number };
export type Forgotten = { lead: Lead; touches: readonly Touch[]; standing: PulseStanding };
export type LedgerView = {
  leadCount: number;
  ledger: Ledger;
  leaks: LeakRow[];
  forgotten: Forgotten[];
  coverage: Record<string, PulseCount>;
  now: number;
};

/** It counts over everything, so it does not follow each change. */
const countEveryMs = 10_000;
/** Ahead of its time by no more than this, a lead is about to be forgotten. */
const soonMs = 3 * 86_400_000;

/** What is counted over the leads of this machine; null until it is. `round`: another number counts anew. */
export const useLedger = (round: number): LedgerView | null => {
  const cache = useWholeCache();
  const now = useNow(countEveryMs);
  const touches = useTouches(round);
  // biome-ignore lint/correctness/useExhaustiveDependencies: maps are changed in place; the time says when to count anew
  return useMemo(() => {
    const { settings, users, teams, companies } = cache;
    if (!settings || !touches || !cache.isLoaded) return null;
    const leads = [...cache.leads.values()];
    const activeUserIds = new Set([...users.values()].filter((user) => user.isActive).map((user) => user.id));
    const people = { activeUserIds, teamIds: new Set(teams.keys()) };
    const factsOf = (lead: Lead): LeadAndFacts['facts'] => ({
      company: lead.companyId === null ? undefined : companies.get(lead.companyId),
      touches: touches.get(lead.id) ?? [],
      now,
    });
    const withFacts = leads.map((lead) => ({ lead, facts: factsOf(lead), touches: touches.get(lead.id) ?? [] }));
    return {
      leadCount: leads.length,
      ledger: ledgerOf(leads),
      leaks: byKind(leaksOf(leads, cache.handoffs.values(), { people, settings, at: now }), cache.leads),
      forgotten: aboutToBeForgotten(withFacts, settings, soonMs),
      coverage: pulseCoverage(withFacts, settings),
      now,
    };
  }, [cache.settings, cache.isLoaded, touches, now, round]);
};

const byKind = (leaks: readonly Leak[], leads: ReadonlyMap<string, Lead>): LeakRow[] =>
  leakKinds.flatMap((kind) => {
    const found = leaks.filter((leak) => leak.kind === kind);
    if (found.length === 0) return [];
    const rows = found.flatMap(({ leadIds }) => leadIds.flatMap((id) => leads.get(id) ?? []));
    return [{ kind, leads: rows, oldestSinceAt: Math.min(...found.map(({ oldestSinceAt }) => oldestSinceAt)) }];
  });

/** What leads did, by lead; read once for each round. */
const useTouches = (round: number): ReadonlyMap<string, Touch[]> | null => {
  const { db } = useDesk();
  const [touches, setTouches] = useState<ReadonlyMap<string, Touch[]> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round says when to read again
  useEffect(() => {
    let isWanted = true;
    void allRows(db, 'touches').then((rows) => isWanted && setTouches(Map.groupBy(rows, ({ leadId }) => leadId)));
    return () => {
      isWanted = false;
    };
  }, [db, round]);
  return touches;
};
