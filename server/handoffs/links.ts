import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Sql } from '../db/database.ts';

const payload = z.tuple([z.string(), z.string(), z.string(), z.int()]);

/** What a link opens: one handoff, for the one person it was sent to, until then. */
export type HandoffLink = { centerId: string; handoffId: string; salespersonId: string; expiresAt: number };

const keyOf = async (sql: Sql, centerId: string): Promise<string> => {
  const [made] = await sql.query<{ key: string }>(
    `insert into link_keys (center_id, signing_key) values ($1, $2) on conflict (center_id) do update set signing_key = link_keys.signing_key
     returning signing_key as key`,
    [centerId, randomBytes(32).toString('base64url')],
  );
  if (!made) throw new Error(`center ${centerId} has no key for links`);
  return made.key;
};

const sign = (key: string, words: string): Buffer => createHmac('sha256', key).update(`handoff ${words}`).digest();

/** The last part of a link's address. */
export const linkToken = async (sql: Sql, { centerId, handoffId, salespersonId, expiresAt }: HandoffLink): Promise<string> => {
  const words = Buffer.from(JSON.stringify([centerId, handoffId, salespersonId, expiresAt])).toString('base64url');
  return `${words}.${sign(await keyOf(sql, centerId), words).toString('base64url')}`;
};

/** What a token opens; undefined when it was not signed here or is over. */
export const readLink = async (sql: Sql, token: string, now: number): Promise<HandoffLink | undefined> => {
  const [words = '', signature = ''] = token.split('.');
  const read = payload.safeParse(jsonOf(words));
  if (!read.success) return undefined;
  const [centerId, handoffId, salespersonId, expiresAt] = read.data;
  const [stored] = await sql.query<{ key: string }>('select signing_key as key from link_keys where center_id = $1', [centerId]);
  const wanted = stored && sign(stored.key, words);
  const given = Buffer.from(signature, 'base64url');
  if (!wanted || given.length !== wanted.length || !timingSafeEqual(given, wanted) || expiresAt <= now) return undefined;
  return { centerId, handoffId, salespersonId, expiresAt };
};

const jsonOf = (words: string): unknown => {
  try {
    return JSON.parse(Buffer.from(words, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
};
