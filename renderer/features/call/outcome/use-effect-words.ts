import type { CadenceReason } from '../../../../shared/domain/cadence.ts';
import type { Disposition } from '../../../../shared/domain/call.ts';
import type { OutcomeDraft } from '../../../data/db.ts';
import { useRetryWhy } from '../../../words/retry-why.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useVerdictSentences } from '../letters/verdict-head.tsx';
import { effectOf } from './effect.ts';
import { useSubject } from './outcome-subject.tsx';

/** Says what a disposition would do, and why then: "Next try Tue 10:20, attempt 5 of 12, answers best 10–12, likely". */
export const useEffectWords = (): ((disposition: Disposition) => string) => {
  const words = useWords().call.effects;
  const formats = useFormats();
  const { lead, settings, now, attemptsAt } = useSubject();
  const why = useRetryWhy();
  return (disposition) => {
    const effect = effectOf(disposition, { lead, settings, now, attemptsAt });
    if (effect.kind === 'retry') {
      const when = formats.dayAndTime(effect.at, now);
      const attempt = effect.cap === null ? '' : words.attempt(effect.attempt, effect.cap);
      return [words.retry(when), attempt, ...why(lead, effect.reasons as CadenceReason[])].filter(Boolean).join(', ');
    }
    if (effect.kind === 'giveUp') return words.giveUp(effect.attempts, formats.date(effect.revisitOn));
    return words.plain[effect.kind];
  };
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
