import { useEffect, useMemo, useState } from 'react';
import { type CampaignReturn, campaignReturnOf } from '../../../shared/domain/campaign-return.ts';
import { type FunnelColumn, funnelOf, furthestSteps } from '../../../shared/domain/funnel.ts';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import type { StageChange } from '../../../shared/domain/history.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { type Leak, leaksOf } from '../../../shared/domain/leaks.ts';
import { type Ledger, ledgerOf } from '../../../shared/domain/ledger.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { allRows } from '../../data/rows.ts';
import { useSyncSummary } from '../../data/sync-summary.ts';
import { useNow } from '../../data/use-now.ts';
import { periodBounds, periodDays, type ReportPeriod } from './report-period.ts';

export type ReportChoice = { period: ReportPeriod; campaignId: string };
export const anyCampaign = 'any';

export type Report = {
  leads: Lead[];
  funnel: FunnelColumn[];
  ledger: Ledger;
  leaks: Leak[];
  campaigns: CampaignReturn[];
  handoffs: Handoff[];
  now: number;
};

/** A report may be this old; it counts over everything, so it does not follow each change. */
const countEveryMs = 15_000;

/** The measures over the leads on this machine that the choice lets through; null until they are counted. */
export const useReport = (choice: ReportChoice): Report | null => {
  const { zone } = useDesk();
  const cache = useWholeCache();
  const now = useNow(countEveryMs);
  const { syncedAt } = useSyncSummary();
  const changes = useStageChanges(now, syncedAt === null);
  return useMemo(() => {
    const { settings, users, teams, campaigns } = cache;
    if (!settings || !changes) return null;
    const { from, till } = periodBounds(choice.period, now, zone);
    const isIn = (lead: Lead) => lead.arrivedAt >= from && lead.arrivedAt < till;
    const isOf = (lead: Lead) => choice.campaignId === anyCampaign || lead.campaignId === choice.campaignId;
    const leads = [...cache.leads.values()].filter((lead) => isIn(lead) && isOf(lead));
    const ids = new Set(leads.map((lead) => lead.id));
    const handoffs = [...cache.handoffs.values()].filter((each) => ids.has(each.leadId));
    const activeUserIds = new Set([...users.values()].filter((user) => user.isActive).map((user) => user.id));
    const people = { activeUserIds, teamIds: new Set(teams.keys()) };
    const leaks = leaksOf(leads, handoffs, { people, settings, at: now });
    return {
      leads,
      handoffs,
      leaks,
      now,
      funnel: funnelOf(leads, changes, leaks),
      ledger: ledgerOf(leads),
      campaigns: campaignReturnOf(leads, {
        campaigns: [...campaigns.values()],
        handoffs,
        furthest: furthestSteps(leads, changes),
        currency: settings.currency,
        costs: [...cache.campaignCosts.values()],
        days: periodDays(choice.period, now, zone),
      }),
    };
  }, [cache, changes, choice, now, zone]);
};

/** All stage changes on this machine, read anew when the report is counted anew. */
const useStageChanges = (now: number, isFirstLoad: boolean): StageChange[] | null => {
  const { db } = useDesk();
  const [changes, setChanges] = useState<StageChange[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time, and the end of the first load, say when to read again
  useEffect(() => {
    let isWanted = true;
    void allRows(db, 'stageChanges').then((rows) => isWanted && setChanges(rows));
    return () => {
      isWanted = false;
    };
  }, [db, now, isFirstLoad]);
  return changes;
};
