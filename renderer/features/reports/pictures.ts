import type { ColumnId } from '../../../shared/domain/reports/columns.ts';
import type { ReportName } from '../../../shared/domain/reports/report.ts';

/** Which figures of a report are drawn, and how; the table under the picture has them all. */
export type Picture =
  | { kind: 'bars'; table: string; columns: readonly ColumnId[]; isStacked?: boolean; isAcross?: boolean; most?: number }
  | { kind: 'lines'; table: string; columns: readonly ColumnId[] }
  | { kind: 'ages'; table: string; columns: readonly ColumnId[]; of: ColumnId }
  | { kind: 'heat'; table: string; column: ColumnId; weight: ColumnId }
  | { kind: 'tiles'; table: string };

export const pictures: Record<Exclude<ReportName, 'funnel'>, Picture> = {
  summary: { kind: 'tiles', table: 'summary' },
  steps: { kind: 'bars', table: 'steps', columns: ['passRate'] },
  leaks: { kind: 'bars', table: 'weeks', columns: ['unanswered', 'notHandedOff', 'firstCallLate'], isStacked: true },
  speed: { kind: 'bars', table: 'waits', columns: ['leads', 'qsos'] },
  campaigns: { kind: 'bars', table: 'campaigns', columns: ['ratio'], isAcross: true, most: 10 },
  sources: { kind: 'bars', table: 'split', columns: ['closeRate'], isAcross: true, most: 12 },
  acceptance: {
    kind: 'bars',
    table: 'salespeople',
    columns: ['handoffsAccepted', 'handoffsRejected', 'handoffsWaiting'],
    isStacked: true,
    isAcross: true,
    most: 12,
  },
  scripts: { kind: 'bars', table: 'scripts', columns: ['qualifiedRate', 'qualifiedLow', 'qualifiedHigh'], isAcross: true, most: 8 },
  hours: { kind: 'heat', table: 'week', column: 'connectRate', weight: 'callsMade' },
  reps: { kind: 'bars', table: 'reps', columns: ['callsMade', 'connects'], isAcross: true, most: 12 },
  forecast: { kind: 'bars', table: 'forecast', columns: ['expectedQsos', 'expectedSales'], isAcross: true, most: 20 },
  cohorts: { kind: 'ages', table: 'qualified', columns: ['within30', 'within60', 'within90', 'within180', 'within365'], of: 'leads' },
  plan: { kind: 'bars', table: 'need', columns: ['reached', 'needed'] },
  return: { kind: 'bars', table: 'months', columns: ['loadedCost', 'value'] },
  pulse: { kind: 'bars', table: 'groups', columns: ['pulseKept', 'pulseMissed'], isStacked: true, isAcross: true, most: 12 },
};
