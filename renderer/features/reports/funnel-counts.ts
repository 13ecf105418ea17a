import type { FunnelStep } from '../../../shared/domain/funnel.ts';
import type { ReportAnswer } from '../../../shared/domain/reports/answer.ts';
import type { ColumnId } from '../../../shared/domain/reports/columns.ts';

/** One step of the funnel in numbers. */
export type FunnelCounts = {
  step: FunnelStep;
  reached: number;
  movedOn: number;
  stillHere: number;
  leak: number;
  resting: number;
  left: number;
  medianMs: number | null;
};

/** The steps of a funnel's answer, with the times of the steps' own report. */
export const funnelCounts = (funnel: ReportAnswer, steps: ReportAnswer | undefined): FunnelCounts[] => {
  const rowsOf = (answer: ReportAnswer | undefined) => answer?.tables.find(({ id }) => id === 'steps')?.rows ?? [];
  const times = new Map(rowsOf(steps).map((row) => [row.key, row.figures.stepMedian?.value ?? null]));
  return rowsOf(funnel).map(({ key, figures }) => {
    const of = (column: ColumnId) => figures[column]?.value ?? 0;
    return {
      step: key as FunnelStep,
      reached: of('reached'),
      movedOn: of('movedOn'),
      stillHere: of('stillHere'),
      leak: of('leak'),
      resting: of('resting'),
      left: of('left'),
      medianMs: times.get(key) ?? null,
    };
  });
};
