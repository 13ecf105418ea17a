import type { RefineryDb } from './db.ts';

/** How many comments on their calls somebody has not had on the screen yet. */
export const unreadComments = (db: RefineryDb, userId: string): Promise<number> =>
  db.callComments
    .where('userId')
    .equals(userId)
    .filter(({ seenAt }) => seenAt === null)
    .count();
