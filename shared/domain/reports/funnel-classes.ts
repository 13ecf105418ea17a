import { type FunnelCell, type FunnelStep, funnelCells, funnelSteps } from '../funnel.ts';
import { type Behind, wholeRow } from './answer.ts';
import { type ReportChoice, splitLabel } from './choice.ts';
import type { ColumnId } from './columns.ts';
import { inSplitOrder, splitKind } from './counted.ts';
import type { ReportFacts } from './facts.ts';
import { sized, sumOf, tableOf } from './figures.ts';
import { endOfWay, stepColumns, wayColumns } from './funnel-report.ts';
import type { Figure, ReportTable } from './report.ts';

/** The funnel of more leads than one would list: a database counts those that are alike in all that it asks. */

/** So many leads of one key of the split, that came as far as a step and stand in one cell of its column. */
export type FunnelClass = { key: string; furthest: number; cell: FunnelCell; count: number };

/** Which leads stand behind a figure of the funnel: of one key or all, whose furthest step lies between two, in one cell or any. */
export type FunnelMembers = { key: string | null; least: number; most: number; cell: FunnelCell | null };

const last = funnelSteps.length - 1;
const stepOf: Partial<Record<ColumnId, FunnelStep>> = {
  leads: 'takenIn',
  working: 'working',
  qsos: 'qualified',
  handedOff: 'handedOff',
  accepted: 'accepted',
  won: 'won',
};
const isCell = (column: string): column is FunnelCell => (funnelCells as readonly string[]).includes(column);

/** Who is counted in a column that holds no quotient; undefined where the funnel has no such figure. */
export const membersBehind = ({ table, row, column }: Behind): FunnelMembers | undefined => {
  if (table === 'split') {
    const step = stepOf[column];
    return step && { key: row === wholeRow ? null : row, least: funnelSteps.indexOf(step), most: last, cell: null };
  }
  const at = (funnelSteps as readonly string[]).indexOf(row);
  if (table !== 'steps' || at < 0) return undefined;
  if (isCell(column)) return { key: null, least: at, most: at, cell: column };
  if (column === 'reached') return { key: null, least: at, most: last, cell: null };
  return column === 'movedOn' ? { key: null, least: at + 1, most: last, cell: null } : undefined;
};

const countAmong = (classes: readonly FunnelClass[], { key, least, most, cell }: FunnelMembers): number =>
  sumOf(
    classes
      .filter(
        (each) =>
          (key === null || each.key === key) && each.furthest >= least && each.furthest <= most && (cell ?? each.cell) === each.cell,
      )
      .map(({ count }) => count),
  );

type Around = Pick<ReportFacts, 'campaigns' | 'users' | 'teams' | 'settings'>;

/** The same tables as `funnelReport` makes of the leads themselves. */
export const tablesOfClasses = (classes: readonly FunnelClass[], around: Around, choice: Pick<ReportChoice, 'split'>): ReportTable[] => {
  const figures = (table: string, row: string, columns: readonly ColumnId[]): Partial<Record<ColumnId, Figure>> =>
    Object.fromEntries(
      columns.flatMap((column) => {
        const members = membersBehind({ table, row, column });
        return members ? [[column, sized(countAmong(classes, members))]] : [];
      }),
    );
  const keys = [...new Set(classes.map(({ key }) => key))];
  const parts = keys.map((key) => ({ key, label: splitLabel(around, choice.split, key), figures: figures('split', key, wayColumns) }));
  return [
    tableOf({
      id: 'steps',
      rowKind: 'step',
      columns: stepColumns,
      rows: funnelSteps.map((key) => ({ key, figures: { ...figures('steps', key, stepColumns), ...endOfWay(key) } })),
      isPartition: false,
    }),
    tableOf({
      id: 'split',
      rowKind: splitKind(choice),
      columns: wayColumns,
      rows: parts.sort(inSplitOrder(choice.split, (row) => row.figures.leads?.value ?? 0)),
      isPartition: true,
    }),
  ];
};
