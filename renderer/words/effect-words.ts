import type { Lead } from '../../shared/domain/lead.ts';
import type { OutcomeEffect } from '../../shared/domain/outcome-effect.ts';
import { useRetryWhy } from './retry-why.ts';
import { useFormats, useWords } from './words.tsx';

/** Says what an outcome would do, and why then: "Next try Tue 10:20, attempt 5 of 12, answers best 10–12 (3 of 4, likely)". */
export const useSayEffect = (): ((effect: OutcomeEffect, lead: Pick<Lead, 'hours'>, now: number) => string) => {
  const words = useWords().call.effects;
  const formats = useFormats();
  const why = useRetryWhy();
  return (effect, lead, now) => {
    if (effect.kind === 'retry') {
      const attempt = effect.cap === null ? '' : words.attempt(effect.attempt, effect.cap);
      return [words.retry(formats.dayAndTime(effect.at, now)), attempt, ...why(lead, effect.reasons)].filter(Boolean).join(', ');
    }
    if (effect.kind === 'giveUp') return words.giveUp(effect.attempts, formats.date(effect.revisitOn));
    return words.plain[effect.kind];
  };
};
