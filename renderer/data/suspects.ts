import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import { defaultBars } from '../../shared/domain/duplicates/bars.ts';
import type { LeadMerge } from '../../shared/domain/duplicates/merge.ts';
import { type Suspect, suspectId } from '../../shared/domain/duplicates/suspect.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { useCache, useDesk, useWholeCache } from './desk.ts';

/** Two leads that may be one person, both in sight. */
export type SuspectedPair = { id: string; a: Lead; b: Lead; score: number; reasons: Suspect['reasons'] };

/** From which scores on; a desktop whose settings are of before has the defaults. */
export const useBars = (): CenterSettings['duplicates'] => useCache((cache) => cache.settings?.duplicates) ?? defaultBars;

/** Every suspicion that is here, open or settled; undefined while it is first read. */
export const useSuspects = (): Suspect[] | undefined => {
  const { db } = useDesk();
  return useLiveQuery(() => db.suspects.toArray(), [db]);
};

/** Open pairs of which both leads are here, the likeliest first. */
export const useSuspectedPairs = (suspects: readonly Suspect[] | undefined): SuspectedPair[] | undefined => {
  const { leads, revision } = useWholeCache();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map keeps its identity, its revision tells
  return useMemo(() => suspects && pairsOf(suspects, leads), [suspects, leads, revision]);
};

/** How many these are: for who shows no more than that. */
export const usePairCount = (): number => {
  const suspects = useSuspects();
  return useCache((cache) => (suspects ?? []).reduce((count, each) => count + (pairOf(each, cache.leads) ? 1 : 0), 0));
};

/** Of a suspicion noted on either lead the one counts whose lead comes first. */
const pairOf = (each: Suspect, leads: ReadonlyMap<string, Lead>): SuspectedPair | undefined => {
  const [a, b] = [leads.get(each.leadId), leads.get(each.otherId)];
  if (each.state !== 'open' || each.leadId > each.otherId || !a || !b || a.mergedIntoId || b.mergedIntoId) return undefined;
  return { id: each.id, a, b, score: each.score, reasons: each.reasons };
};

const pairsOf = (suspects: readonly Suspect[], leads: ReadonlyMap<string, Lead>): SuspectedPair[] =>
  suspects.flatMap((each) => pairOf(each, leads) ?? []).sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));

/** What is suspected of one lead, the likeliest first. */
export const useSuspectsOf = (leadId: string): Suspect[] => {
  const { db } = useDesk();
  const rows = useLiveQuery(() => db.suspects.where('leadId').equals(leadId).toArray(), [db, leadId], []);
  return rows.filter(({ state }) => state === 'open').sort((a, b) => b.score - a.score);
};

/** Merges that are here, the newest first. */
export const useMerges = (): LeadMerge[] | undefined => {
  const { db } = useDesk();
  return useLiveQuery(async () => (await db.leadMerges.toArray()).sort((a, b) => b.mergedAt - a.mergedAt), [db]);
};

/** Where a pair stands, whichever of both is named first. */
export const pairKey = (aId: string, bId: string): string => (aId < bId ? suspectId(aId, bId) : suspectId(bId, aId));
