import { useLiveQuery } from 'dexie-react-hooks';
import { type DayGoals, defaultFloor, goalsOf } from '../../shared/domain/floor-settings.ts';
import type { Row } from '../../shared/tables.ts';
import { useCache, useDesk } from './desk.ts';

/**
 * What somebody is to reach in a day: as set for them, as planned with them, or as the center says for all.
 * `own`: what was set for them; null where nothing was, undefined while it is read.
 */
export const useDayGoals = (userId: string): { goals: DayGoals; own: Row<'goals'> | null | undefined } => {
  const { db } = useDesk();
  const usual = useCache((cache) => cache.settings?.floor.goals ?? defaultFloor.goals);
  const person = useCache((cache) => cache.users.get(userId));
  const own = useLiveQuery(async () => (await db.goals.get(userId)) ?? null, [db, userId]);
  return { goals: goalsOf(own, person, usual), own };
};
