import { bestHours } from '../../shared/domain/best-hours.ts';
import type { CadenceReason } from '../../shared/domain/cadence.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { NextAttempt } from '../../shared/domain/next-attempt.ts';
import { surenessOf } from '../../shared/domain/touch-insights.ts';
import { useWords } from './words.tsx';

/** Why the next try comes when it comes, each reason in a few words; the plain delay is no reason of its own. */
export const useRetryWhy = (): ((lead: Pick<Lead, 'hours'>, reasons: readonly CadenceReason[]) => string[]) => {
  const words = useWords().call.effects;
  const wordOf = (lead: Pick<Lead, 'hours'>, reason: CadenceReason): string => {
    switch (reason.code) {
      case 'bestHour': {
        const best = bestHours(lead);
        return words.bestHour(reason.from, reason.to, best ? words.answered(best.connects, best.attempts, surenessOf(best.connects)) : '');
      }
      case 'avoidsHour':
        return words.avoidsHour(reason.hour);
      case 'windowOpens':
        return words.windowOpens;
      case 'capPerDay':
        return words.capPerDay(reason.attempts);
      case 'capPerPeriod':
        return words.capPerPeriod(reason.attempts, reason.days);
      case 'unknownZone':
        return words.unknownZone;
      case 'gaveUp':
        return words.gaveUp(reason.attempts);
      case 'delay':
        return '';
    }
  };
  return (lead, reasons) => reasons.map((reason) => wordOf(lead, reason)).filter(Boolean);
};

/** Which try the next one is, against the cap; says what the cap counts where some attempts were answered. Empty where there is none. */
export const useAttemptWords = (): ((lead: Pick<Lead, 'connects'>, next: Pick<NextAttempt, 'attempt' | 'cap'>) => string) => {
  const words = useWords().call.effects;
  return ({ connects }, { attempt, cap }) => {
    if (cap === null) return '';
    return connects === 0 ? words.attempt(attempt, cap) : words.attemptInVain(attempt, cap);
  };
};

/** Which try the next one is and why then: "attempt 4 of 12, another part of the day than 14:00"; empty where nothing is to be said. */
export const useNextAttemptWords = (): ((lead: Pick<Lead, 'hours' | 'connects'>, next: NextAttempt | null) => string) => {
  const sayAttempt = useAttemptWords();
  const why = useRetryWhy();
  return (lead, next) => {
    if (!next) return '';
    const isGivenUp = next.reasons.some(({ code }) => code === 'gaveUp');
    const attempt = isGivenUp ? '' : sayAttempt(lead, next);
    return [attempt, ...why(lead, next.reasons)].filter(Boolean).join(', ');
  };
};
