import { bestHours } from '../../shared/domain/best-hours.ts';
import type { CadenceReason } from '../../shared/domain/cadence.ts';
import type { Lead } from '../../shared/domain/lead.ts';
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
      case 'delay':
      case 'gaveUp':
        return '';
    }
  };
  return (lead, reasons) => reasons.map((reason) => wordOf(lead, reason)).filter(Boolean);
};
