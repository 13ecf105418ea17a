import type { Disposition } from '../../../../shared/domain/call.ts';
import { effectOf } from '../../../../shared/domain/outcome-effect.ts';
import type { OutcomeDraft } from '../../../data/db.ts';
import { useVerdictSentences } from '../../../parts/letters/verdict-words.ts';
import { useSayEffect } from '../../../words/effect-words.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useSubject } from './outcome-subject.tsx';

/** Says what a disposition would do to the lead at hand, and why then. */
export const useEffectWords = (): ((disposition: Disposition) => string) => {
  const say = useSayEffect();
  const { lead, settings, now, attemptsAt, endedAt } = useSubject();
  return (disposition) => say(effectOf(disposition, { lead, settings, now, attemptsAt, endedAt }), lead, now);
};

/** The same with what is filled in so far. */
export const useEffectOfOutcome = (disposition: Disposition, outcome: OutcomeDraft): string => {
  const words = useWords().call.effects;
  const formats = useFormats();
  const effect = useEffectWords();
  const { verdict } = useSubject();
  const sentences = useVerdictSentences(useSubject());
  if (disposition.raises === 'qualify' && verdict.kind !== 'qualify') return sentences.join(' ');
  if (disposition.needs.includes('callback')) return outcome.isPersonal ? words.callbackMine : words.callbackTeam;
  return outcome.revisitOn ? words.revisit(formats.date(outcome.revisitOn)) : effect(disposition);
};
