import { useEffect, useMemo, useState } from 'react';
import { factsOfLead } from '../../../shared/domain/duplicates/person-facts.ts';
import type { Suspect } from '../../../shared/domain/duplicates/suspect.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { useDesk } from '../../data/desk.ts';
import { type DuplicateSearch, useDuplicateSearch } from '../../data/duplicate-search.ts';
import { pairKey, type SuspectedPair } from '../../data/suspects.ts';

const sliceMs = 8;

export type LocalPairs = { pairs: SuspectedPair[]; done: number; total: number; isReady: boolean };

/**
 * Pairs among the leads of this machine that the server has said nothing of yet: those that came in offline. Compares in slices, once for
 * each time the screen is opened; `known`: what is suspected or settled already.
 */
export const useLocalPairs = (known: readonly Suspect[] | undefined, from: number): LocalPairs => {
  const search = useDuplicateSearch();
  const found = useFound(search, from);
  const settled = useMemo(() => new Set(known?.map(({ leadId, otherId }) => pairKey(leadId, otherId))), [known]);
  const { leads } = useDesk().cache.store.getState();
  const pairs = found.pairs.flatMap((each) => {
    const [a, b] = [leads.get(each.a.id), leads.get(each.b.id)];
    return settled.has(each.id) || !a || !b || a.mergedIntoId || b.mergedIntoId ? [] : [{ ...each, a, b }];
  });
  return { ...found, pairs: known ? pairs : [] };
};

const useFound = ({ index, isReady, done: read, total: toRead }: DuplicateSearch, from: number): LocalPairs => {
  const { cache } = useDesk();
  const [found, setFound] = useState<LocalPairs>({ pairs: [], done: 0, total: 0, isReady: false });
  useEffect(() => {
    if (!isReady) return undefined;
    const { leads, companies } = cache.store.getState();
    const waiting = [...leads.values()].filter(({ stage }) => stage !== 'merged' && stage !== 'purged');
    const total = waiting.length;
    const pairs = new Map<string, SuspectedPair>();
    let timer: ReturnType<typeof setTimeout>;
    const compare = (lead: Lead): void => {
      for (const { id, score, reasons } of index.suspectsOf(factsOfLead(lead, companies.get(lead.companyId ?? '')), from)) {
        const other = leads.get(id);
        const key = pairKey(lead.id, id);
        if (other) pairs.set(key, { id: key, a: lead, b: other, score, reasons });
      }
    };
    const slice = (): void => {
      const until = performance.now() + sliceMs;
      for (let next = waiting.pop(); next; next = performance.now() < until ? waiting.pop() : undefined) compare(next);
      const isDone = waiting.length === 0;
      setFound({ pairs: [...pairs.values()].sort((a, b) => b.score - a.score), done: total - waiting.length, total, isReady: isDone });
      if (!isDone) timer = setTimeout(slice, 0);
    };
    timer = setTimeout(slice, 0);
    return () => clearTimeout(timer);
  }, [cache, index, isReady, from]);
  return isReady ? found : { ...found, done: read, total: toRead, isReady: false };
};
