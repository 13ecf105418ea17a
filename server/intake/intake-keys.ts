import { randomBytes } from 'node:crypto';
import type { ListedKey, NewKey } from '../../shared/protocol/intake.ts';
import { hashToken, newToken } from '../auth/tokens.ts';
import type { Sql } from '../db/database.ts';

/** A key as the routes of the intake work with it. */
export type IntakeKey = Omit<ListedKey, 'takenIn' | 'lastUsedAt'> & { centerId: string; signingSecret: string };

const columns = `k.id, k.center_id as "centerId", k.campaign_id as "campaignId", k.team_id as "teamId", k.kind, k.name, k.source, k.form,
  k.created_by_id as "createdById", k.created_at as "createdAt", k.signing_secret as "signingSecret"`;

/** Makes a key. The secret of an HTTP key is in this answer and nowhere else; forms and folders have none. */
export const createKey = async (
  sql: Sql,
  by: { centerId: string; userId: string },
  asked: NewKey,
  { id: keyId, now }: { id: string; now: number },
): Promise<{ listed: ListedKey; token: string | null }> => {
  const token = asked.kind === 'api' ? newToken('intake') : null;
  await sql.query(
    `insert into intake_keys (id, center_id, campaign_id, team_id, kind, name, source, token_hash, signing_secret, form, created_by_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[keyId, by.centerId, asked.campaignId, asked.teamId, asked.kind, asked.name, asked.source],
      ...[token && hashToken(token), randomBytes(32).toString('base64url'), JSON.stringify(asked.form), by.userId, now],
    ],
  );
  return { listed: { ...asked, id: keyId, createdById: by.userId, createdAt: now, lastUsedAt: null, takenIn: 0 }, token };
};

/** Keys that open something, newest first. */
export const listKeys = (sql: Sql, centerId: string, campaignId: string | null): Promise<ListedKey[]> =>
  sql.query<ListedKey>(
    `select k.id, k.campaign_id as "campaignId", k.team_id as "teamId", k.kind, k.name, k.source, k.form, k.created_by_id as "createdById",
       k.created_at as "createdAt", k.last_used_at as "lastUsedAt", k.taken_in as "takenIn"
     from intake_keys k where k.center_id = $1 and ($2::text is null or k.campaign_id = $2) and k.revoked_at is null
     order by k.created_at desc, k.id`,
    [centerId, campaignId],
  );

/** Shuts a way in; what came by it stays. */
export const revokeKey = async (sql: Sql, centerId: string, keyId: string, now: number): Promise<boolean> => {
  const revoked = await sql.query(
    'update intake_keys set revoked_at = $3 where center_id = $1 and id = $2 and revoked_at is null returning id',
    [centerId, keyId, now],
  );
  return revoked.length > 0;
};

export const keyOfToken = async (sql: Sql, token: string): Promise<IntakeKey | undefined> => {
  const [key] = await sql.query<IntakeKey>(`select ${columns} from intake_keys k where k.token_hash = $1 and k.revoked_at is null`, [
    hashToken(token),
  ]);
  return key;
};

export const keyOfId = async (sql: Sql, keyId: string, kind: IntakeKey['kind']): Promise<IntakeKey | undefined> => {
  const [key] = await sql.query<IntakeKey>(
    `select ${columns} from intake_keys k where k.id = $1 and k.kind = $2 and k.revoked_at is null`,
    [keyId, kind],
  );
  return key;
};

/** Folders that files may be dropped into, of all centers. */
export const folderKeys = (sql: Sql): Promise<IntakeKey[]> =>
  sql.query<IntakeKey>(`select ${columns} from intake_keys k where k.kind = 'folder' and k.revoked_at is null order by k.id`);
