import { isCountedCall } from '../db/counted-call.ts';
import type { Database } from '../db/database.ts';

/** What one rep of a team has done since an instant. */
export type RepFigures = { userId: string; calls: number; reached: number; qsos: number };

type Kept = { answer: Promise<RepFigures[]>; until: number };

/** An answer is good for so long: however many look, the database is asked once. */
const keptMs = 10_000;
const mostKept = 500;

/** Figures of a team's reps, asked once for all who look within ten seconds. */
export const createFloorFigures = (database: Database, now: () => number) => {
  const kept = new Map<string, Kept>();
  return (centerId: string, teamId: string | null, from: number): Promise<RepFigures[]> => {
    const key = JSON.stringify([centerId, teamId, from]);
    const standing = kept.get(key);
    if (standing && standing.until > now()) return standing.answer;
    if (kept.size >= mostKept) kept.clear();
    const answer = readFigures(database, centerId, teamId, from);
    kept.set(key, { answer, until: now() + keptMs });
    answer.catch(() => kept.delete(key));
    return answer;
  };
};

const readFigures = (database: Database, centerId: string, teamId: string | null, from: number): Promise<RepFigures[]> =>
  database.query<RepFigures>(
    `select u.id as "userId", count(a.id)::int as calls, count(a.id) filter (where a.is_connect)::int as reached,
       count(a.id) filter (where d.raises = 'qualify')::int as qsos
     from users u left join attempts a on a.center_id = u.center_id and a.user_id = u.id and a.started_at >= $3 and ${isCountedCall('a')}
       left join dispositions d on d.center_id = u.center_id and d.id = a.disposition_code
     where u.center_id = $1 and u.role = 'rep' and u.is_active and ($2::text is null or u.team_id = $2)
     group by u.id order by qsos desc, reached desc, calls desc, u.id`,
    [centerId, teamId, from],
  );
