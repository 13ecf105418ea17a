import type { Touch } from './call.ts';
import type { PulseKind, PulseSettings } from './pulse-settings.ts';

const dayMs = 86_400_000;

export type PlannedTouch = { kind: PulseKind; at: number };

/** As what a touch of ours counts in the mix; null: nothing of ours. */
const kindOf = ({ kind, direction }: Pick<Touch, 'kind' | 'direction'>): PulseKind | null => {
  if (direction !== 'out') return null;
  if (kind === 'mail') return 'mail';
  return kind === 'event' ? 'event' : null;
};

/**
 * The next touches that keep the pulse, taking turns through the center's mix from where the last one of ours left off. The first is due when
 * the agreed silence ends, or now when it has ended; the others follow at the same distance. Who gets no mail is called instead.
 */
export const planTouches = (
  { mix }: PulseSettings,
  touches: readonly Pick<Touch, 'kind' | 'direction' | 'happenedAt'>[],
  {
    lastAttemptAt,
    dueAt,
    silenceDays,
    mayMail,
    now,
  }: { lastAttemptAt: number | null; dueAt: number; silenceDays: number; mayMail: boolean; now: number },
  count = 3,
): PlannedTouch[] => {
  const ours = touches.flatMap((each) => {
    const kind = kindOf(each);
    return kind ? [{ kind, at: each.happenedAt }] : [];
  });
  if (lastAttemptAt !== null) ours.push({ kind: 'call', at: lastAttemptAt });
  const last = ours.reduce<{ kind: PulseKind; at: number } | null>(
    (newest, each) => (!newest || each.at > newest.at ? each : newest),
    null,
  );
  const from = last ? mix.indexOf(last.kind) + 1 : 0;
  return Array.from({ length: count }, (_, index) => {
    const kind = mix[(from + index) % mix.length] ?? 'call';
    return { kind: kind === 'mail' && !mayMail ? 'call' : kind, at: Math.max(dueAt, now) + index * silenceDays * dayMs };
  });
};
