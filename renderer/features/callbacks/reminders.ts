import type { Callback } from '../../../shared/domain/call.ts';

/** How long before its time a promise is first brought to mind. */
export const aheadMs = 5 * 60_000;

export type Reminder = { callback: Callback; kind: 'soon' | 'now' };

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
