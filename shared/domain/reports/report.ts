import type { ColumnId } from './columns.ts';

/** What a report is, before a word of it is shown: tables of figures, each of which knows the leads behind it. */

export const reportNames = [
  'summary',
  'funnel',
  'steps',
  'leaks',
  'speed',
  'campaigns',
  'sources',
  'acceptance',
  'scripts',
  'hours',
  'reps',
  'forecast',
  'cohorts',
  'plan',
  'return',
  'pulse',
] as const;
export type ReportName = (typeof reportNames)[number];

/**
 * One figure. What a person sees is `value`; what stands behind it are `leadIds`, each with its share in `amounts`
 * (one each where left out). Money is in minor units of `currency`, time in milliseconds, shares are 0 to 1.
 */
export type Figure = {
  /** Null: cannot be said, as there is nothing to divide by. */
  value: number | null;
  leadIds: readonly string[];
  amounts?: readonly number[];
  /** How many leads stand behind it where a database has counted them, and `leadIds` lists none. */
  size?: number;
  currency?: string;
  /** Money in other currencies, which is in no sum and no ratio: exchange is the manager's to decide. Each has leads of its own. */
  others?: readonly OtherMoney[];
};

/** Money in one currency beside that of the figure, in minor units, with the leads it comes from. */
export type OtherMoney = { currency: string; value: number; leadIds: readonly string[]; amounts: readonly number[] };

/** What the rows of a table are: words for their keys depend on it. */
export type RowKind =
  | 'all'
  | 'campaign'
  | 'source'
  | 'rep'
  | 'team'
  | 'month'
  | 'country'
  | 'field'
  | 'step'
  | 'leak'
  | 'week'
  | 'wait'
  | 'salesperson'
  | 'reason'
  | 'script'
  | 'hour'
  | 'weekdayHour'
  | 'segment'
  | 'stageAge'
  | 'pulse';

/** `label`: what the center calls it, where it has a name of its own; else the reader has words for `key`. */
export type ReportRow = { key: string; label: string | null; figures: Partial<Record<ColumnId, Figure>> };

export type ReportTable = {
  id: string;
  rowKind: RowKind;
  columns: readonly ColumnId[];
  rows: readonly ReportRow[];
  /** The whole: of rows that share nothing their sum, of rows that share leads each of them once; null where there is none to draw. */
  total: ReportRow | null;
};

export type Report = { name: ReportName; tables: readonly ReportTable[] };

/** The key of rows that hold what has no campaign, country, answer or other: never dropped. */
export const notGiven = '';
