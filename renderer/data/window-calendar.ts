import { useMemo } from 'react';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import type { DoNotCallIndex } from '../../shared/domain/do-not-call.ts';
import { createWindowCalendar, type WindowCalendar } from '../../shared/domain/window-calendar.ts';
import { useCache } from './desk.ts';

const calendars = new WeakMap<CenterSettings, WindowCalendar>();

/** What was worked out about calling windows, kept as long as the settings it follows from; what is on do not call changes under it. */
export const calendarOf = (settings: CenterSettings, doNotCall: DoNotCallIndex): WindowCalendar => {
  const known = calendars.get(settings) ?? createWindowCalendar(settings, doNotCall);
  const calendar = known.doNotCall === doNotCall ? known : { ...known, doNotCall };
  calendars.set(settings, calendar);
  return calendar;
};

/** The calendar of the center's windows; null until its settings have arrived. */
export const useWindowCalendar = (): WindowCalendar | null => {
  const settings = useCache((cache) => cache.settings);
  const doNotCall = useCache((cache) => cache.doNotCall);
  return useMemo(() => (settings ? calendarOf(settings, doNotCall) : null), [settings, doNotCall]);
};
