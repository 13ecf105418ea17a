import { useState } from 'react';
import { z } from 'zod';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import { handoffAgreements, handoffAgreementsOf } from '../../../../shared/domain/handoff-agreements.ts';
import { isSameValue } from '../../../../shared/domain/same-value.ts';
import { usePreference } from '../../../data/preference.ts';

const handoffDraft = z.object({ handoffs: handoffAgreements, answerHours: z.number() });
/** What one section of the settings edits at once. */
export type HandoffDraft = z.infer<typeof handoffDraft>;

const keptDraft = z.object({ draft: handoffDraft, base: handoffDraft, why: z.string() }).nullable();
export type KeptHandoffDraft = z.infer<typeof keptDraft>;
const none: KeptHandoffDraft = null;

/** The draft kept on this machine; undefined while it is read. */
export const useKeptHandoffDraft = (): [draft: KeptHandoffDraft | undefined, keep: (draft: KeptHandoffDraft) => Promise<void>] =>
  usePreference<KeptHandoffDraft>('settings.handoffs.draft', keptDraft, none);

/** The agreements under the pen: kept on this machine with every change, so that a reload loses nothing. */
export const useHandoffDraft = (
  settings: Pick<CenterSettings, 'handoffs' | 'handoffAnswerHours'>,
  kept: KeptHandoffDraft,
  keep: (draft: KeptHandoffDraft) => Promise<void>,
) => {
  const [under, setUnder] = useState<KeptHandoffDraft>(kept);
  const [times, setTimes] = useState(0);
  const standing: HandoffDraft = { handoffs: handoffAgreementsOf(settings), answerHours: settings.handoffAnswerHours };
  const draft = under?.draft ?? standing;
  const base = under?.base ?? standing;
  const why = under?.why ?? '';
  const put = (next: KeptHandoffDraft) => {
    setUnder(next);
    void keep(next);
  };
  return {
    draft,
    standing,
    why,
    /** How often a draft was let go: what was typed for the last one is of no use to the next. */
    times,
    isChanged: !isSameValue(draft, base),
    /** Somebody published meanwhile: what was begun on is no longer what stands. */
    isOvertaken: under !== null && !isSameValue(base, standing),
    write: (next: HandoffDraft) => put({ draft: next, base, why }),
    say: (words: string) => put({ draft, base, why: words }),
    discard: () => {
      put(null);
      setTimes(times + 1);
    },
    /** Keeps what was written, to be published over what stands now. */
    rebase: () => put({ draft, base: standing, why }),
  };
};
export type HandoffPen = ReturnType<typeof useHandoffDraft>;
