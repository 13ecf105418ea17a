import { z } from 'zod';
import { attempt, isCounted } from '../../shared/domain/call.ts';
import type { RefineryDb } from './db.ts';

/** Of a call what the figures of a day need: not with whom, and nothing that was said. */
export const ownCall = attempt.pick({
  id: true,
  leadId: true,
  startedAt: true,
  talkMs: true,
  wrapUpMs: true,
  isConnect: true,
  dispositionCode: true,
  loggedAt: true,
});
export type OwnCall = z.infer<typeof ownCall>;

const leftKey = 'own-calls-left';
const leftCalls = z.array(ownCall);
/** No day is longer, wherever midnight is. */
const keptMs = 36 * 3_600_000;

const readLeft = async (db: RefineryDb): Promise<OwnCall[]> => {
  const kept = leftCalls.safeParse((await db.preferences.get(leftKey))?.value);
  return kept.success ? kept.data : [];
};

/** Own calls that may still count for today. */
export const recentOwnCalls = async (db: RefineryDb, userId: string, now: number): Promise<OwnCall[]> => {
  const recent = await db.attempts
    .where('startedAt')
    .above(now - keptMs)
    .toArray();
  return recent.filter((each) => each.userId === userId && isCounted(each));
};

/**
 * Remembers those of these calls that are no longer here: a lead that is moved takes its calls out of sight, but they were made, and the
 * day of who made them is no shorter for it.
 */
export const keepLeftCalls = async (db: RefineryDb, before: readonly OwnCall[], now: number): Promise<void> => {
  if (before.length === 0) return;
  const found = await db.attempts.bulkGet(before.map(({ id }) => id));
  const gone = before.filter((_, at) => found[at] === undefined).map((each) => ownCall.parse(each));
  if (gone.length === 0) return;
  const goneIds = new Set(gone.map(({ id }) => id));
  const others = (await readLeft(db)).filter(({ id, startedAt }) => startedAt > now - keptMs && !goneIds.has(id));
  await db.preferences.put({ key: leftKey, value: [...others, ...gone] });
};

/** Own calls from an instant to before another, the earliest first: those that are here, and those whose leads have gone since. */
export const ownCallsBetween = async (db: RefineryDb, userId: string, from: number, till: number): Promise<OwnCall[]> => {
  const here = await db.attempts.where('startedAt').between(from, till).toArray();
  const hereIds = new Set(here.map(({ id }) => id));
  const left = (await readLeft(db)).filter(({ id, startedAt }) => startedAt >= from && startedAt < till && !hereIds.has(id));
  const own = here.filter((each) => each.userId === userId && isCounted(each));
  return [...own, ...left].sort((a, b) => a.startedAt - b.startedAt);
};
