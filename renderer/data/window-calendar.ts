import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import { createWindowCalendar, type WindowCalendar } from '../../shared/domain/window-calendar.ts';
import { useCache } from './desk.ts';

const calendars = new WeakMap<CenterSettings, WindowCalendar>();

/** What was worked out about calling windows, kept as long as the settings it follows from. */
export const calendarOf = (settings: CenterSettings): WindowCalendar => {
  const known = calendars.get(settings) ?? createWindowCalendar(settings);
  calendars.set(settings, known);
  return known;
};

/** The calendar of the center's windows; null until its settings have arrived. */
export const useWindowCalendar = (): WindowCalendar | null => useCache(({ settings }) => (settings ? calendarOf(settings) : null));
