import type { CadenceReason } from '../../../../shared/domain/cadence.ts';
import type { Disposition } from '../../../../shared/domain/call.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { effectOf } from './effect.ts';

/** Says what a disposition would do: "Retry Tue 10:20, attempt 5 of 12". */
export const useEffectWords = (): ((disposition: Disposition) => string) => {
  const words = useWords().call.effects;
  const formats = useFormats();
  const { lead, settings, now, rows } = useCall();
  const attemptsAt = rows.attempts.map((each) => each.startedAt);
  const why = (reasons: readonly CadenceReason[]) => {
    const told = reasons.findLast((each) => each.code !== 'delay' && each.code !== 'unknownZone');
    if (!told) return '';
    if (told.code === 'bestHour') return words.bestHour(told.from, told.to);
    if (told.code === 'avoidsHour') return words.avoidsHour(told.hour);
    if (told.code === 'windowOpens') return words.windowOpens;
    return told.code === 'gaveUp' ? '' : words.capped(told.attempts);
  };
  return (disposition) => {
    const effect = effectOf(disposition, { lead, settings, now, attemptsAt });
    if (effect.kind === 'retry') {
      const when = formats.dayAndTime(effect.at, now);
      const attempt = effect.cap === null ? '' : words.attempt(effect.attempt, effect.cap);
      return [words.retry(when), attempt, why(effect.reasons)].filter(Boolean).join(', ');
    }
    if (effect.kind === 'giveUp') return words.giveUp(effect.attempts, formats.date(effect.revisitOn));
    return words.plain[effect.kind];
  };
};
