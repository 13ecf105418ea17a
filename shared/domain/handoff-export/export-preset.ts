import { z } from 'zod';
import { count, day, id, instant, line, zoneId } from '../fields.ts';
import { type HandoffFilter, handoffStandings } from '../handoff-log.ts';

import { boundsOf, daysOf, periods } from '../reports/choice.ts';
import { localClock, minuteOfDay } from '../zone.ts';
import { exportFormats } from './write-log.ts';

/** Which handoffs: their days as a period that moves with time, or days of one's own. */
export const exportFilter = z.object({
  period: z.enum([...periods, 'days']),
  from: day.nullable(),
  to: day.nullable(),
  repIds: z.array(id).max(500),
  salespersonIds: z.array(id).max(500),
  standings: z.array(z.enum(handoffStandings)),
});
export type ExportFilter = z.infer<typeof exportFilter>;

/** When the server writes it into its folder by itself: at an hour of the center, on some weekdays (Monday 1 to Sunday 7). */
export const exportSchedule = z.object({ weekdays: z.array(z.int().min(1).max(7)).min(1).max(7), hour: z.int().min(0).max(23) });
export type ExportSchedule = z.infer<typeof exportSchedule>;

/** A filter, columns and format that somebody saved under a name, for everybody; with a schedule the server exports it too. */
export const exportPreset = z.object({
  id,
  name: line.min(1),
  filter: exportFilter,
  /** Ids of `logColumns`; none: all. */
  columnIds: z.array(line).max(100),
  format: z.enum(exportFormats),
  schedule: exportSchedule.nullable(),
  savedById: id,
  savedAt: instant,
  isRetired: z.boolean(),
});
export type ExportPreset = z.infer<typeof exportPreset>;

/** Who exported what: written with every file that left, by hand or by schedule. Never changed. */
export const exportRecord = z.object({
  id,
  /** Whose desktop it was; of a scheduled export who saved the preset. */
  userId: id,
  /** `handoffs`; more may come. */
  what: line,
  fileName: line,
  format: z.enum(exportFormats),
  rows: count,
  filter: z.string().max(2000),
  zone: zoneId,
  checksum: z.string().max(100),
  presetId: id.nullable(),
  isScheduled: z.boolean(),
  exportedAt: instant,
});
export type ExportRecord = z.infer<typeof exportRecord>;

/** The filter at an instant, by the calendar of a zone. */
export const handoffFilterOf = ({ period, from, to, ...lists }: ExportFilter, at: number, zone: string): HandoffFilter => {
  const bounds = boundsOf(period === 'days' ? { from, to } : daysOf(period, at, zone), zone);
  const open = (value: number) => (Number.isFinite(value) ? value : null);
  return { ...lists, from: open(bounds.from), till: open(bounds.till) };
};

/** The last time a schedule asked for an export at or before an instant; null within the last eight days: never. */
export const lastDueAt = ({ weekdays, hour }: ExportSchedule, at: number, zone: string): number | null => {
  const dayMs = 86_400_000;
  for (let back = 0; back <= 8; back += 1) {
    const clock = localClock(at - back * dayMs, zone);
    const due = minuteOfDay(clock.day, hour * 60, zone, 'later');
    if (weekdays.includes(clock.weekday) && due <= at) return due;
  }
  return null;
};
