import { useMemo } from 'react';
import type { QueueReason } from '../../../shared/domain/queue.ts';
import { useFormats, useWords } from '../../words/words.tsx';

export type ReasonWords = { label: string; detail: string; tone: 'bad' | 'warn' | undefined };

const soonMs = 30 * 60_000;
/** Due a few minutes ago is due, not over. */
const justDueMs = 10 * 60_000;

/** A queue reason in two words and a time: "Shared callback", "25 min over". */
export const useReasonWords = (now: number): ((reason: QueueReason) => ReasonWords) => {
  const words = useWords().today;
  const formats = useFormats();
  return useMemo(
    () => (reason) => {
      const label = words.reasons[reason.code];
      const plain = (detail: string): ReasonWords => ({ label, detail, tone: undefined });
      const promised = (dueAt: number): ReasonWords =>
        dueAt < now - justDueMs
          ? { label, detail: words.over(formats.length(now - dueAt)), tone: 'bad' }
          : plain(words.due(formats.dayAndTime(dueAt, now)));
      switch (reason.code) {
        case 'personalCallback':
        case 'sharedCallback':
          return promised(reason.dueAt);
        case 'newLead':
          return { label, detail: words.callBy(formats.time(reason.callBy)), tone: reason.callBy - now < soonMs ? 'warn' : undefined };
        case 'retry':
        case 'plannedCall':
          return plain(
            reason.dueAt < now ? words.since(formats.dayAndTime(reason.dueAt, now)) : words.due(formats.dayAndTime(reason.dueAt, now)),
          );
        case 'hotUntouched':
          return plain(formats.age(reason.sinceAt, now));
        case 'revisit':
          return plain(words.due(formats.dayName(reason.dueAt, now)));
        case 'pulse':
          return plain(words.quiet(reason.quietDays));
        default:
          return plain(words.points(reason.score));
      }
    },
    [words, formats, now],
  );
};
