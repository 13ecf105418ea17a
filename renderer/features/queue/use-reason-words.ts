import { useMemo } from 'react';
import type { PulseKind } from '../../../shared/domain/pulse-settings.ts';
import type { QueueReason } from '../../../shared/domain/queue.ts';
import type { Formats } from '../../words/format.ts';
import { useFormats, useWords } from '../../words/words.tsx';

export type ReasonWords = { label: string; detail: string; tone: 'bad' | 'warn' | undefined };

const weekMs = 6 * 24 * 60 * 60_000;
const soonMs = 30 * 60_000;
/** A promise is not broken in the first minutes. */
const dueMs = 10 * 60_000;

/** The clock for today, else the day: a queue has room for one of them. */
export const clockOrDay = (at: number, now: number, formats: Formats): string => {
  if (formats.isSameDay(at, now)) return formats.time(at);
  return at > now && at - now < weekMs ? formats.shortWeekday(at) : formats.dayName(at, now);
};

/** A queue reason in two words and a time: "Shared callback", "25 min over". `due`: what the pulse asks for, where it is one. */
export const useReasonWords = (now: number): ((reason: QueueReason, due?: PulseKind | null) => ReasonWords) => {
  const words = useWords().today;
  const formats = useFormats();
  return useMemo(
    () => (reason, due) => {
      const label = words.reasons[reason.code];
      const plain = (detail: string): ReasonWords => ({ label, detail, tone: undefined });
      const near = (at: number) => clockOrDay(at, now, formats);
      const byOrSince = (at: number): Pick<ReasonWords, 'detail' | 'tone'> =>
        at <= now
          ? { detail: words.since(near(at)), tone: undefined }
          : { detail: words.callBy(near(at)), tone: at - now < soonMs ? 'warn' : undefined };
      switch (reason.code) {
        case 'personalCallback':
        case 'sharedCallback':
          return now - reason.dueAt < dueMs
            ? plain(words.due(near(reason.dueAt)))
            : { label, detail: words.over(formats.length(now - reason.dueAt)), tone: 'bad' };
        case 'newLead':
          return { label, ...byOrSince(reason.callBy) };
        case 'firstCallLate':
          return { label, detail: words.over(formats.length(now - reason.callBy)), tone: 'bad' };
        case 'retry':
        case 'plannedCall':
          return plain(reason.dueAt <= now ? words.since(near(reason.dueAt)) : words.due(near(reason.dueAt)));
        case 'cameBack':
          return { label: words.backBy[reason.by], ...byOrSince(reason.dueAt) };
        case 'hotUntouched':
          return plain(formats.age(reason.sinceAt, now));
        case 'revisit':
          return plain(words.due(formats.dayName(reason.dueAt, now)));
        case 'pulse':
          return { ...plain(words.quiet(reason.quietDays)), label: words.pulseBy[due ?? 'call'] };
        case 'scoreFell':
          return plain(words.fell(reason.from, reason.score));
        default:
          return plain(words.points(reason.score));
      }
    },
    [words, formats, now],
  );
};
