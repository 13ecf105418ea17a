import { windowOf } from '../../../shared/domain/calling-window.ts';
import { standingOf } from '../../../shared/domain/missed-callback.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';
import { Tag } from '../../ui/tag.tsx';
import { WindowGlyph } from '../../ui/window-glyph.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import type { AgendaEntry } from './agenda.ts';

type Of = { entry: AgendaEntry; now: number };

/** The window at the time promised, or now where that is past. */
export const useWindowAt = ({ entry, now }: Of) => {
  const calendar = useWindowCalendar();
  return calendar ? windowOf(entry.lead, calendar, Math.max(entry.callback.dueAt, now)) : null;
};

export function PromisedWindow(of: Of) {
  const window = useWindowAt(of);
  if (!window) return null;
  const open = window.isClosingSoon ? 'closing' : 'open';
  return <WindowGlyph state={window.allowed ? open : window.zone === null ? 'unknown' : 'shut'} />;
}

/** Who is to see to a missed promise: its rep, the team, or the team lead, by name. */
const useTeamLead = (teamId: string): string => {
  const words = useWords().callbacks;
  const { user } = useDesk();
  return useCache((cache) => {
    const lead = [...cache.users.values()].find((each) => each.isActive && each.role === 'teamLead' && each.teamId === teamId);
    return lead?.id === user.userId ? words.you : (lead?.name.split(' ')[0] ?? words.teamLead);
  });
};

/** One word on what matters most: late and whose it is now, due, shut then, too close to another, or safe in two zones. */
export function StandingTag(of: Of) {
  const words = useWords().callbacks;
  const formats = useFormats();
  const window = useWindowAt(of);
  const { entry, now } = of;
  const late = useLateWords(of);
  const { dueAt } = entry.callback;
  if (late) return <Tag tone="bad">{late}</Tag>;
  if (dueAt <= now) return <Tag tone="accent">{words.dueNow}</Tag>;
  if (window?.reason === 'doNotCall') return <Tag tone="bad">{words.doNotCall}</Tag>;
  if (window?.reason === 'holiday' && window.holiday) return <Tag tone="line">{window.holiday}</Tag>;
  if (window && !window.allowed && window.opensAt !== null)
    return <Tag tone="line">{words.opens(formats.dayAndTime(window.opensAt, now))}</Tag>;
  if (entry.overlapMs > 0) return <Tag tone="warn">{words.overlaps(formats.length(entry.overlapMs))}</Tag>;
  return entry.lead.zones.length > 1 ? <Tag tone="line">{words.twoZones}</Tag> : null;
}

/** "2 h 35 late, Ruth told"; null while it is not missed. */
export const useLateWords = ({ entry: { callback, lead }, now }: Of): string | null => {
  const words = useWords().callbacks;
  const formats = useFormats();
  const calendar = useWindowCalendar();
  const settings = useCache((cache) => cache.settings);
  const teamLead = useTeamLead(lead.teamId);
  if (!settings || !calendar) return null;
  const standing = standingOf(callback, lead, settings, calendar, now);
  if (standing.step === 'ahead' || standing.step === 'due') return null;
  const late = words.late(formats.length(now - callback.dueAt));
  if (standing.nextSlotAt !== null) return words.lateUntil(late, formats.dayAndTime(standing.nextSlotAt, now));
  if (standing.step === 'teamLead') return words.lateTold(late, teamLead);
  return standing.step === 'shared' && callback.userId !== null ? words.lateShared(late) : late;
};
