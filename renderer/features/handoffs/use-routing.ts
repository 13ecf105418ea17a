import { useCallback, useMemo } from 'react';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { Routed, RoutingReason } from '../../../shared/domain/routing.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { routedNow } from '../../data/lead-routing.ts';
import { useWords } from '../../words/words.tsx';

/** What the rules say of a lead now. */
export const useRouting = (lead: Lead): Routed => {
  const cache = useWholeCache();
  const { now, zone } = useDesk();
  return useMemo(() => routedNow(cache, lead, now(), zone), [cache, lead, now, zone]);
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
