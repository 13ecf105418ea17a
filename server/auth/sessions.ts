import type { Dependencies } from '../dependencies.ts';
import { hashToken, newToken } from './tokens.ts';

const sessionLifeMs = 30 * 24 * 60 * 60 * 1000;
/** A sliding end is only written when it moves by this much, so that reading stays reading. */
const slideStepMs = 60 * 60 * 1000;

type Owner = { centerId: string; userId: string };
export type StartedSession = { token: string; expiresAt: number };

/** Starts a sign-in and clears the person's old ones away; the token leaves the server only in this answer. */
export const startSession = async (
  { database, now, newId }: Dependencies,
  { centerId, userId }: Owner,
  userAgent: string,
): Promise<StartedSession> => {
  const token = newToken('session');
  const startedAt = now();
  const expiresAt = startedAt + sessionLifeMs;
  await database.query('delete from sessions where center_id = $1 and user_id = $2 and expires_at <= $3', [centerId, userId, startedAt]);
  await database.query(
    `insert into sessions (id, token_hash, center_id, user_id, created_at, last_seen_at, expires_at, user_agent)
     values ($1, $2, $3, $4, $5, $5, $6, $7)`,
    [newId(), hashToken(token), centerId, userId, startedAt, expiresAt, userAgent.slice(0, 300)],
  );
  return { token, expiresAt };
};

/** Moves the end of a sign-in in use to 30 days from now, at most once an hour. Returns the new end, or undefined when it stays. */
export const slideSession = async (
  { database, now }: Dependencies,
  session: { id: string; expiresAt: number },
): Promise<number | undefined> => {
  const expiresAt = now() + sessionLifeMs;
  if (expiresAt - session.expiresAt < slideStepMs) return undefined;
  await database.query('update sessions set expires_at = $2, last_seen_at = $3 where id = $1', [session.id, expiresAt, now()]);
  return expiresAt;
};

export type ListedSession = { id: string; createdAt: number; lastSeenAt: number; expiresAt: number; userAgent: string };

/** The person's live sign-ins, the latest used first. */
export const listSessions = ({ database, now }: Dependencies, owner: Owner): Promise<ListedSession[]> =>
  database.query<ListedSession>(
    `select id, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", user_agent as "userAgent"
     from sessions where center_id = $1 and user_id = $2 and expires_at > $3 order by last_seen_at desc, id`,
    [owner.centerId, owner.userId, now()],
  );

/** Ends one sign-in of this person; another person's is not found. */
export const endSession = async ({ database }: Dependencies, owner: Owner, sessionId: string): Promise<boolean> => {
  const ended = await database.query('delete from sessions where id = $3 and center_id = $1 and user_id = $2 returning id', [
    owner.centerId,
    owner.userId,
    sessionId,
  ]);
  return ended.length > 0;
};
