import type { Role } from '../../shared/domain/people.ts';
import type { Database } from '../db/database.ts';
import type { Dependencies } from '../dependencies.ts';
import { hashToken, tokenKind } from './tokens.ts';

/** Who asks. Every query of a route takes its center, and its scope, from here. */
export type Viewer = {
  centerId: string;
  userId: string;
  role: Role;
  teamId: string | null;
  name: string;
  email: string;
  /** Only ever false behind `requireUser(…, { disabled: 'allowed' })`. */
  isActive: boolean;
};

/** What the viewer came in with. `expiresAt` is null for a personal token without an end. */
export type SignIn = { kind: 'session' | 'personal'; id: string; expiresAt: number | null; carrier: 'cookie' | 'bearer' };

type Found = Viewer & { signInId: string; expiresAt: number | null };
type Session = Found & { expiresAt: number };

const viewerColumns = `u.center_id as "centerId", u.id as "userId", u.role, u.team_id as "teamId", u.name, u.email, u.is_active as "isActive"`;

const bySession = `select ${viewerColumns}, s.id as "signInId", s.expires_at as "expiresAt", s.token_hash as "tokenHash"
  from sessions s join users u on u.center_id = s.center_id and u.id = s.user_id
  where s.token_hash = any($1::text[])`;

const byPersonalToken = `update api_tokens t set last_used_at = $2 from users u
  where t.token_hash = $1 and (t.expires_at is null or t.expires_at > $2) and u.center_id = t.center_id and u.id = t.user_id
  returning ${viewerColumns}, t.id as "signInId", t.expires_at as "expiresAt"`;

/**
 * Looks sign-ins up. One question is under way at a time, and those who come meanwhile are asked for together: when a change on the
 * floor brings everybody who looks at it at once, that is two questions however many they are. Nothing is kept: a sign-in that was
 * revoked is one no more.
 */
const createSessionLookup = (database: Database): ((tokenHash: string) => Promise<Session | undefined>) => {
  let waiting: { hashes: Set<string>; answer: Promise<Map<string, Session>> } | undefined;
  let before: Promise<unknown> = Promise.resolve();
  const askNext = () => {
    const hashes = new Set<string>();
    const answer = before.then(async () => {
      waiting = undefined;
      const rows = await database.query<Session & { tokenHash: string }>(bySession, [[...hashes]]);
      return new Map(rows.map(({ tokenHash, ...found }) => [tokenHash, found]));
    });
    before = answer.catch(() => undefined);
    return { hashes, answer };
  };
  return async (tokenHash) => {
    waiting ??= askNext();
    const { hashes, answer } = waiting;
    hashes.add(tokenHash);
    return (await answer).get(tokenHash);
  };
};

const lookups = new WeakMap<Database, ReturnType<typeof createSessionLookup>>();

const sessionOf = async (database: Database, tokenHash: string, at: number): Promise<Session | undefined> => {
  const look = lookups.get(database) ?? createSessionLookup(database);
  lookups.set(database, look);
  const session = await look(tokenHash);
  return session && session.expiresAt > at ? session : undefined;
};

/** Finds who a token belongs to; undefined when it is unknown, revoked or over. */
export const findViewer = async (
  { database, now }: Dependencies,
  token: string,
  carrier: SignIn['carrier'],
): Promise<{ viewer: Viewer; signIn: SignIn } | undefined> => {
  const kind = tokenKind(token);
  const found =
    kind === 'session'
      ? await sessionOf(database, hashToken(token), now())
      : (await database.query<Found>(byPersonalToken, [hashToken(token), now()]))[0];
  if (!found) return undefined;
  const { signInId, expiresAt, ...viewer } = found;
  return { viewer, signIn: { kind, id: signInId, expiresAt, carrier } };
};
