import type { User } from './people.ts';
import { isKnownZone, localClock } from './zone.ts';

/** Whether somebody works at an instant, by their own clock; null where nobody has said when they do. */
export const worksAt = ({ hours, zone }: Pick<User, 'hours' | 'zone'>, at: number): boolean | null => {
  if (!hours || !isKnownZone(zone)) return null;
  const { weekday, hour, minute } = localClock(at, zone);
  const minutes = hour * 60 + minute;
  return hours.weekdays.includes(weekday) && minutes >= hours.from && minutes < hours.till;
};
