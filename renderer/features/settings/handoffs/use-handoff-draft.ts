import { z } from 'zod';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import { handoffAgreements, handoffAgreementsOf } from '../../../../shared/domain/handoff-agreements.ts';
import { type Draft, type DraftKind, keptSaid, useDraft } from '../draft/use-draft.ts';

const handoffDraft = z.object({ handoffs: handoffAgreements, answerHours: z.number() });
/** What one section of the settings edits at once. */
export type HandoffDraft = z.infer<typeof handoffDraft>;

const kind: DraftKind<HandoffDraft, HandoffDraft> = {
  key: 'settings.handoffs.draft',
  kept: z.object({ draft: handoffDraft, base: handoffDraft, ...keptSaid }).nullable(),
  begin: (standing) => standing,
  read: (typed) => typed,
};

type Standing = Pick<CenterSettings, 'handoffs' | 'handoffAnswerHours'>;
const standingOf = (settings: Standing): HandoffDraft => ({
  handoffs: handoffAgreementsOf(settings),
  answerHours: settings.handoffAnswerHours,
});

/** The agreements about handoffs under the pen, and as they stand. Undefined while the kept draft is read. */
export const useHandoffDraft = (settings: Standing): (Draft<HandoffDraft, HandoffDraft> & { standing: HandoffDraft }) | undefined => {
  const standing = standingOf(settings);
  const pen = useDraft(kind, standing);
  return pen && { ...pen, standing };
};
