import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Attempt, Callback } from '../../../shared/domain/call.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';
import { type FloorColumn, floorColumns } from './floor-model.ts';

export type Floor = { columns: FloorColumn[]; openCallbacks: Callback[]; now: number };

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);
/** Work is ranked anew this often, besides at every change. */
const rankEveryMs = 15_000;

/** The board of a team, live; null until the center's settings are here. */
export const useFloor = (teamId: string): Floor | null => {
  const { db } = useDesk();
  const cache = useWholeCache();
  const calendar = useWindowCalendar();
  const now = useNow(rankEveryMs);
  const today = startOfDay(now);
  const attempts: Attempt[] = useLiveQuery(() => db.attempts.where('startedAt').aboveOrEqual(today).toArray(), [db, today], []);
  const openCallbacks: Callback[] = useLiveQuery(() => db.callbacks.where('state').equals('open').toArray(), [db], []);
  const columns = useMemo(() => {
    const { settings, users, leads, presences, dispositions, companies } = cache;
    if (!settings || !calendar) return null;
    const reps = [...users.values()]
      .filter((user) => user.role === 'rep' && user.isActive && user.teamId === teamId)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const keyAccounts = new Set([...companies.values()].filter((company) => company.isKeyAccount).map((company) => company.id));
    const context = { settings, calendar, now, keyAccounts };
    return floorColumns({ leads: leads.values(), reps, presences, dispositions, attempts, context }, teamId);
  }, [cache, calendar, now, attempts, teamId]);
  return columns && { columns, openCallbacks, now };
};
