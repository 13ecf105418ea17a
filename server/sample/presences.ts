import type { Presence } from '../../shared/domain/people.ts';
import { sampleUsers } from './people.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;

const state = (
  id: string,
  as: Presence['state'],
  minutesAgo: number,
  lastSeenMinutesAgo: number,
  reason = '',
): [string, number[], Presence['state'], string] => [id, [minutesAgo, lastSeenMinutesAgo], as, reason];

/** What the reps said last. Nobody is connected: that, the server knows better than a sample. */
const said = [
  state('mara', 'ready', 22, 1),
  state('elif', 'absent', 355, 1210, 'Sick today'),
  state('tomasz', 'ready', 41, 2),
  state('priya', 'ready', 35, 1),
  state('jonas', 'ready', 130, 85),
  state('sam', 'break', 8, 8),
  state('giulia', 'ready', 18, 3),
  state('dermot', 'ready', 25, 2),
];

export const samplePresences = ({ now }: World): Presence[] =>
  said
    .filter(([id]) => sampleUsers.some((user) => user.id === id))
    .map(([id, [since = 0, seen = 0], as, reason]) => ({
      id,
      state: as,
      stateSinceAt: now - since * minuteMs,
      isConnected: false,
      lastSeenAt: now - seen * minuteMs,
      reason,
    }));
