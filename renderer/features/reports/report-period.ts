import { Temporal } from 'temporal-polyfill';
import type { DayRange } from '../../../shared/domain/campaign-cost.ts';
import { instantToWall } from '../../../shared/domain/zone.ts';

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

/** The days of a period up to today, whose costs count: what is to be spent later has brought nothing yet. All of them without a period. */
export const periodDays = (period: ReportPeriod, at: number, zone: string): DayRange => {
  if (period === 'all') return { from: null, to: null };
  const { from, till } = periodBounds(period, at, zone);
  const dayOf = (instant: number) => instantToWall(instant, zone).slice(0, 10);
  return { from: dayOf(from), to: dayOf(Math.min(till - 1, at)) };
};
