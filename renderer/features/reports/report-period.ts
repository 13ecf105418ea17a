import { Temporal } from 'temporal-polyfill';

export const reportPeriods = ['quarter', 'lastQuarter', 'year', 'all'] as const;
export type ReportPeriod = (typeof reportPeriods)[number];

/** Bounds of a period in the reader's zone, half-open, epoch ms. */
export const periodBounds = (period: ReportPeriod, at: number, zone: string): { from: number; till: number } => {
  const month = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).startOfDay().with({ day: 1 });
  const quarter = month.subtract({ months: (month.month - 1) % 3 });
  if (period === 'quarter') return { from: quarter.epochMilliseconds, till: Number.MAX_SAFE_INTEGER };
  if (period === 'lastQuarter') return { from: quarter.subtract({ months: 3 }).epochMilliseconds, till: quarter.epochMilliseconds };
  if (period === 'year') return { from: month.with({ month: 1 }).epochMilliseconds, till: Number.MAX_SAFE_INTEGER };
  return { from: Number.MIN_SAFE_INTEGER, till: Number.MAX_SAFE_INTEGER };
};
