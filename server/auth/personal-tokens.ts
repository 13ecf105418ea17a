import type { Dependencies } from '../dependencies.ts';
import { hashToken, newToken } from './tokens.ts';

type Owner = { centerId: string; userId: string };
export type ListedToken = { id: string; name: string; createdAt: number; lastUsedAt: number | null; expiresAt: number | null };

/** Makes a token for scripts that may do what its owner may. The secret is only in this answer. */
export const createToken = async (
  { database, now, newId }: Dependencies,
  { centerId, userId }: Owner,
  { name, expiresAt }: { name: string; expiresAt: number | null },
): Promise<{ token: string; listed: ListedToken }> => {
  const token = newToken('personal');
  const listed = { id: newId(), name, createdAt: now(), lastUsedAt: null, expiresAt };
  await database.query(
    'insert into api_tokens (id, token_hash, center_id, user_id, name, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [listed.id, hashToken(token), centerId, userId, name, listed.createdAt, expiresAt],
  );
  return { token, listed };
};

/** The person's tokens, newest first, those that are over included. */
export const listTokens = ({ database }: Dependencies, { centerId, userId }: Owner): Promise<ListedToken[]> =>
  database.query<ListedToken>(
    `select id, name, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt"
     from api_tokens where center_id = $1 and user_id = $2 order by created_at desc, id`,
    [centerId, userId],
  );

/** Revokes one of the person's tokens; another person's is not found. */
export const revokeToken = async ({ database }: Dependencies, { centerId, userId }: Owner, tokenId: string): Promise<boolean> => {
  const revoked = await database.query('delete from api_tokens where id = $3 and center_id = $1 and user_id = $2 returning id', [
    centerId,
    userId,
    tokenId,
  ]);
  return revoked.length > 0;
};
