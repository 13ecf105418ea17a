import type { Role } from '../../shared/domain/people.ts';
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

const viewerColumns = `u.center_id as "centerId", u.id as "userId", u.role, u.team_id as "teamId", u.name, u.email, u.is_active as "isActive"`;

const bySession = `select ${viewerColumns}, s.id as "signInId", s.expires_at as "expiresAt"
  from sessions s join users u on u.center_id = s.center_id and u.id = s.user_id
  where s.token_hash = $1 and s.expires_at > $2`;

const byPersonalToken = `update api_tokens t set last_used_at = $2 from users u
  where t.token_hash = $1 and (t.expires_at is null or t.expires_at > $2) and u.center_id = t.center_id and u.id = t.user_id
  returning ${viewerColumns}, t.id as "signInId", t.expires_at as "expiresAt"`;

/** Finds who a token belongs to; undefined when it is unknown, revoked or over. */
export const findViewer = async (
  { database, now }: Dependencies,
  token: string,
  carrier: SignIn['carrier'],
): Promise<{ viewer: Viewer; signIn: SignIn } | undefined> => {
  const kind = tokenKind(token);
  const [found] = await database.query<Found>(kind === 'session' ? bySession : byPersonalToken, [hashToken(token), now()]);
  if (!found) return undefined;
  const { signInId, expiresAt, ...viewer } = found;
  return { viewer, signIn: { kind, id: signInId, expiresAt, carrier } };
};
