import { useCallback } from 'react';
import { handOffLead } from '../../../shared/commands/hand-off-lead.ts';
import { planNextActions } from '../../../shared/commands/plan-next-actions.ts';
import { remindSales } from '../../../shared/commands/remind-sales.ts';
import { chunksOf } from '../../../shared/domain/chunks.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { Mend } from '../../../shared/domain/mending.ts';
import { routingLine } from '../../../shared/domain/routing.ts';
import { useDesk } from '../../data/desk.ts';
import { routedNow } from '../../data/lead-routing.ts';
import { CommandRefused } from '../../data/run-command.ts';
import { useMove } from '../../data/use-move.ts';
import { useWords } from '../../words/words.tsx';
import { dealToReps, type MendFacts } from './mend-plan.ts';

const perCommand = 200;
export type Mended = { mended: number; refused: number };

/** Carries the mending out by the commands that a person would use for one lead. Resolves to how many were mended and refused. */
export const useMend = (
  mend: Mend,
  facts: MendFacts,
): ((leads: readonly Lead[], onProgress: (done: number) => void) => Promise<Mended>) => {
  const { run, now } = useDesk();
  const words = useWords().ledger.mending;
  const move = useMove();
  const handOff = useHandOff();
  return useCallback(
    async (leads, onProgress) => {
      if (mend === 'assign') {
        const moves = dealToReps(leads, facts);
        return counted([moves], () => move(moves, words.reason, { onProgress }), onProgress);
      }
      if (mend === 'handOff')
        return counted(
          leads.map((lead) => [lead]),
          ([lead]) => handOff(lead),
          onProgress,
        );
      const act = (part: readonly Lead[]) => {
        const leadIds = part.map(({ id }) => id);
        return mend === 'plan' ? run(planNextActions, { leadIds, at: now() }) : run(remindSales, { leadIds });
      };
      return counted(chunksOf(leads, perCommand), act, onProgress);
    },
    [mend, facts, run, now, move, handOff, words],
  );
};

/** Part after part; what the rules refuse is counted, what this machine cannot write ends it. */
const counted = async <Item>(
  parts: readonly (readonly Item[])[],
  act: (part: readonly Item[]) => Promise<unknown>,
  onProgress: (done: number) => void,
): Promise<Mended> => {
  const result: Mended = { mended: 0, refused: 0 };
  for (const part of parts) {
    try {
      await act(part);
      result.mended += part.length;
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      result.refused += part.length;
    }
    onProgress(result.mended + result.refused);
  }
  return result;
};

/** Hands a lead to the salesperson that routing proposes first, with what was said last as the promise. */
const useHandOff = (): ((lead: Lead | undefined) => Promise<void>) => {
  const { run, newId, cache, now, zone } = useDesk();
  return useCallback(
    async (lead) => {
      if (!lead) return;
      // Read anew for each lead, so that its turn takes those just handed off into account.
      const [route] = routedNow(cache.store.getState(), lead, now(), zone).routes;
      if (!route) throw new CommandRefused({ code: 'noSuchSalesperson', detail: {} });
      const routing = route.reasons.map(routingLine);
      await run(handOffLead, { handoffId: newId(), leadId: lead.id, salespersonId: route.salespersonId, routing, promise: lead.lastSaid });
    },
    [run, newId, cache, now, zone],
  );
};
