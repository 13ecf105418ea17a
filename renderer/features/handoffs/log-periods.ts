import { Temporal } from 'temporal-polyfill';

export const logPeriods = ['thisMonth', 'lastMonth', 'last30', 'quarter', 'all'] as const;
export type LogPeriod = (typeof logPeriods)[number];

/** Bounds of a period in the reader's zone, half-open, epoch ms; null where it is open. */
export const boundsOf = (period: LogPeriod, at: number, zone: string): { from: number | null; till: number | null } => {
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).startOfDay();
  const month = today.with({ day: 1 });
  if (period === 'thisMonth') return { from: month.epochMilliseconds, till: null };
  if (period === 'lastMonth') return { from: month.subtract({ months: 1 }).epochMilliseconds, till: month.epochMilliseconds };
  if (period === 'last30') return { from: today.subtract({ days: 29 }).epochMilliseconds, till: null };
  if (period === 'quarter') return { from: month.with({ month: month.month - ((month.month - 1) % 3) }).epochMilliseconds, till: null };
  return { from: null, till: null };
};
