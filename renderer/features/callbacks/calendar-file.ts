import { callbackLengthMs } from '../../../shared/domain/callback-suggestions.ts';
import { callableNumber } from '../../../shared/domain/do-not-call.ts';
import { type CalendarEvent, icalendarOf } from '../../../shared/domain/icalendar.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import { formatPhone } from '../../../shared/domain/phone-number.ts';
import { placeOfZone } from '../../../shared/domain/zone.ts';
import { useDesk } from '../../data/desk.ts';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import type { AgendaEntry } from './agenda.ts';
import { aheadMs } from './reminders.ts';

/** Writes one promise, or all that are shown, into a file that any calendar takes; the person chooses where to. */
export const useCalendarFile = (): ((entries: readonly AgendaEntry[], of: 'one' | 'agenda') => Promise<void>) => {
  const words = useWords().callbacks.file;
  const formats = useFormats();
  const { platform, now, cache } = useDesk();
  const eventOf = ({ callback, lead }: AgendaEntry): CalendarEvent => {
    const { companies, doNotCall } = cache.store.getState();
    const phone = callableNumber(lead, doNotCall);
    const number = phone?.number ? formatPhone(phone.number) : '';
    const theirs = words.theirTime(formats.time(callback.dueAt, callback.zone), placeOfZone(callback.zone));
    return {
      id: callback.id,
      at: callback.dueAt,
      lengthMs: callbackLengthMs,
      summary: words.summary([leadName(lead), companies.get(lead.companyId ?? '')?.name].filter(Boolean).join(', ')),
      description: [callback.promise, theirs, number].filter(Boolean).join('\n'),
      location: number,
      createdAt: callback.createdAt,
      alarmsBeforeMs: [aheadMs, 0],
    };
  };
  return async (entries, of) => {
    const [first] = entries;
    if (!first) return;
    const day = new Date(now()).toISOString().slice(0, 10);
    const name = of === 'one' ? words.nameOfOne(leadName(first.lead)) : words.nameOfAll(day);
    const data = icalendarOf(entries.map(eventOf), { now: now(), name: of === 'one' ? '' : words.calendar });
    const outcome = await platform.exportFile({ name, mime: 'text/calendar', data });
    if (outcome.kind === 'saved') showToast({ message: words.saved(entries.length, outcome.path) });
    if (outcome.kind === 'failed') showToast({ message: words.failed, tone: 'bad' });
  };
};
