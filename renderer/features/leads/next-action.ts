import type { Lead } from '../../../shared/domain/lead.ts';
import { isOpenStage } from '../../../shared/domain/stage.ts';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/format.ts';

export type NextActionText = { what: string; when: string; tone?: 'bad' | 'warn' };
type Language = { words: Words['leads']; formats: Formats };
type NextLead = Pick<Lead, 'stage' | 'nextActionKind' | 'nextActionAt' | 'doNotCall'>;

const soonMs = 30 * 60_000;
/** Later than this is not late any more but missed. */
const missedAfterMs = 10 * 60_000;
const dayMs = 86_400_000;

/** What is to happen with a lead next and when, in the fewest words: "Callback today 15:30", "First call by 14:31". */
export const nextActionText = (lead: NextLead, now: number, { words, formats }: Language): NextActionText => {
  const { nextActionKind: kind, nextActionAt: at } = lead;
  if (kind === null)
    return isOpenStage(lead.stage) ? { what: words.next.missing, when: '', tone: 'bad' } : { what: words.next.gone, when: '' };
  const what = words.next[kind];
  if (at === null) return { what, when: '' };
  switch (kind) {
    case 'callback':
      return { what, ...promised(at, now, formats) };
    case 'firstCall':
    case 'salesAnswer':
      return { what, ...dueBy(at, now, { words, formats }) };
    case 'revisit':
      return { what, when: formats.dayName(at, now) };
    case 'retry':
    case 'call':
      return { what, when: at > now ? formats.dayAndTime(at, now) : words.next.since(shortSince(at, now, formats)) };
    default:
      return { what, when: at > now ? formats.dayName(at, now) : '' };
  }
};

const promised = (at: number, now: number, formats: Formats): Omit<NextActionText, 'what'> => {
  if (now - at >= 60_000) return { when: formats.lateness(at, now), tone: now - at < missedAfterMs ? 'warn' : 'bad' };
  return { when: at - now < 60_000 ? formats.lateness(at, now) : formats.dayAndTime(at, now) };
};

const dueBy = (at: number, now: number, { words, formats }: Language): Omit<NextActionText, 'what'> => {
  if (at < now) return { when: words.next.over(formats.length(now - at)), tone: 'bad' };
  const when = words.next.by(formats.isSameDay(at, now) ? formats.time(at) : formats.dayName(at, now));
  return at - now < soonMs ? { when, tone: 'warn' } : { when };
};

const shortSince = (at: number, now: number, formats: Formats): string =>
  now - at < dayMs && formats.isSameDay(at, now) ? formats.time(at) : formats.shortDay(at, now);
