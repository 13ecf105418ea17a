import type { Lead } from '../../shared/domain/lead.ts';
import type { OutcomeEffect } from '../../shared/domain/outcome-effect.ts';
import { useAttemptWords, useRetryWhy } from './retry-why.ts';
import { useFormats, useWords } from './words.tsx';

/** Says what an outcome would do, and why then: "Next try Tue 10:20, attempt 5 of 12, answers best 10–12 (3 of 4, likely)". */
export const useSayEffect = (): ((effect: OutcomeEffect, lead: Pick<Lead, 'hours' | 'connects'>, now: number) => string) => {
  const words = useWords().call.effects;
  const formats = useFormats();
  const why = useRetryWhy();
  const sayAttempt = useAttemptWords();
  return (effect, lead, now) => {
    if (effect.kind === 'retry') {
      const attempt = sayAttempt(lead, effect);
      return [words.retry(formats.dayAndTime(effect.at, now)), attempt, ...why(lead, effect.reasons)].filter(Boolean).join(', ');
    }
    if (effect.kind === 'giveUp') return words.giveUp(effect.attempts, formats.date(effect.revisitOn));
    return words.plain[effect.kind];
  };
};
