import { z } from 'zod';
import type { Callback } from '../../../shared/domain/call.ts';

/** How long before its time a promise is first brought to mind. */
export const aheadMs = 5 * 60_000;
/** A reminder put off comes again after this long. */
export const snoozeReminderMs = 5 * 60_000;
/** Nobody wants to be reminded of what came due longer ago than this; it stands in the agenda as missed. */
const lookBackMs = 12 * 3_600_000;

export type Reminder = { callback: Callback; kind: 'soon' | 'now' };

/** What this machine has told already, kept through a restart: up to when it has looked, and what was put off until when. */
export const reminderMemory = z.object({ lookedAt: z.number(), snoozed: z.record(z.string(), z.number()) });
export type ReminderMemory = z.infer<typeof reminderMemory>;

/**
 * Reminders whose moment lies after `since` and not after `till`. Somebody who was away is reminded once: of a promise whose time has
 * come meanwhile, not that it soon would.
 */
export const remindersBetween = (callbacks: readonly Callback[], since: number, till: number): Reminder[] =>
  callbacks.flatMap((callback): Reminder[] => {
    const isIn = (at: number) => at > since && at <= till;
    if (callback.state !== 'open') return [];
    if (isIn(callback.dueAt)) return [{ callback, kind: 'now' }];
    return isIn(callback.dueAt - aheadMs) ? [{ callback, kind: 'soon' }] : [];
  });

/** Reminders that were put off until now; those of promises that are no longer open are forgotten. */
export const snoozedUntil = (callbacks: readonly Callback[], { snoozed }: ReminderMemory, now: number): Reminder[] =>
  callbacks
    .filter((callback) => callback.state === 'open' && (snoozed[callback.id] ?? Number.POSITIVE_INFINITY) <= now)
    .map((callback) => ({ callback, kind: callback.dueAt > now ? 'soon' : 'now' }));

/** What is to be told at a look, and what is remembered after it. */
export const look = (callbacks: readonly Callback[], memory: ReminderMemory, now: number): { due: Reminder[]; memory: ReminderMemory } => {
  const since = Math.max(memory.lookedAt, now - lookBackMs);
  const again = snoozedUntil(callbacks, memory, now);
  const told = new Set(again.map(({ callback }) => callback.id));
  const due = [...again, ...remindersBetween(callbacks, since, now).filter(({ callback }) => !told.has(callback.id))];
  const open = new Set(callbacks.map(({ id }) => id));
  const snoozed = Object.fromEntries(Object.entries(memory.snoozed).filter(([id, at]) => open.has(id) && at > now));
  return { due, memory: { lookedAt: Math.max(memory.lookedAt, now), snoozed } };
};

/** Promises of others that came to the team lead between two looks. */
export const toldBetween = (callbacks: readonly Callback[], afterMs: number, since: number, till: number): Callback[] =>
  callbacks.filter(({ dueAt }) => dueAt + afterMs > Math.max(since, till - lookBackMs) && dueAt + afterMs <= till);
