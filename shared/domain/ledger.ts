import type { Lead } from './lead.ts';
import { type Stage, stages } from './stage.ts';

export type StageCounts = Record<Stage, number>;
/** `difference` is what was taken in less what stands in a stage: anything but 0 is a fault to show. */
export type LedgerRow = { takenIn: number; counts: StageCounts; difference: number };
export type Ledger = { all: LedgerRow; byCampaign: (LedgerRow & { campaignId: string | null })[]; isBalanced: boolean };

/** How many leads were ever taken in, counted elsewhere: by the server, or by the imports. */
export type TakenIn = { all: number; byCampaign: ReadonlyMap<string | null, number> };

type LedgerLead = Pick<Lead, 'id' | 'campaignId' | 'stage'>;

/**
 * Counts every lead into exactly one stage, per campaign and in all (DOMAIN: ledger). Without `takenIn` each id counts as
 * taken in once, so a lead that stands twice, or in no stage we know, leaves a difference.
 */
export const ledgerOf = (leads: Iterable<LedgerLead>, takenIn?: TakenIn): Ledger => {
  const all = openCount();
  const seen = new Set<string>();
  const campaigns = new Map<string | null, Count>();
  for (const campaignId of takenIn?.byCampaign.keys() ?? []) campaigns.set(campaignId, openCount());
  for (const lead of leads) {
    const own = campaigns.get(lead.campaignId) ?? openCount();
    if (own.distinct === 0) campaigns.set(lead.campaignId, own);
    const isNew = !seen.has(lead.id);
    seen.add(lead.id);
    countLead(all, lead, isNew);
    countLead(own, lead, isNew);
  }
  const whole = rowOf(all, takenIn?.all);
  const byCampaign = [...campaigns].map(([campaignId, count]) => ({
    campaignId,
    ...rowOf(count, takenIn ? (takenIn.byCampaign.get(campaignId) ?? 0) : undefined),
  }));
  return { all: whole, byCampaign, isBalanced: [whole, ...byCampaign].every(({ difference }) => difference === 0) };
};

type Count = { distinct: number; counts: StageCounts };

const openCount = (): Count => ({ distinct: 0, counts: Object.fromEntries(stages.map((each) => [each, 0])) as StageCounts });

const countLead = (count: Count, { stage }: LedgerLead, isNew: boolean): void => {
  if (isNew) count.distinct += 1;
  if (stage in count.counts) count.counts[stage] += 1;
};

const rowOf = ({ distinct, counts }: Count, known: number | undefined): LedgerRow => {
  const takenIn = known ?? distinct;
  return { takenIn, counts, difference: takenIn - stages.reduce((sum, each) => sum + counts[each], 0) };
};
