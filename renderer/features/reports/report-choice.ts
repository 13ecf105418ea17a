import { create } from 'zustand';
import type { DayRange } from '../../../shared/domain/campaign-cost.ts';
import { type Comparison, daysOf, type Period, type ReportChoice, wholeCenter } from '../../../shared/domain/reports/choice.ts';

/** What the reports of this window are counted over; kept while one goes from report to report. Ephemeral. */
export type ShownChoice = Omit<ReportChoice, 'days'> & {
  period: Period | 'days';
  /** Days of one's own, for the period `days`. */
  own: DayRange;
  comparison: Comparison | 'none';
  /** Who counts: this machine, or the server over the whole center. */
  countedBy: 'machine' | 'server';
};

const { days: _days, ...whole } = wholeCenter;
const first: ShownChoice = { ...whole, period: 'quarter', own: { from: null, to: null }, comparison: 'none', countedBy: 'machine' };

type ChoiceStore = { choice: ShownChoice; change: (part: Partial<ShownChoice>) => void; clear: () => void };

export const useReportChoice = create<ChoiceStore>((set) => ({
  choice: first,
  change: (part) => set(({ choice }) => ({ choice: { ...choice, ...part } })),
  clear: () => set({ choice: { ...first, period: 'all' } }),
}));

/** The choice with its days, by the center's calendar at an instant. */
export const choiceAt = ({ period, own, comparison: _c, countedBy: _b, ...rest }: ShownChoice, at: number, zone: string): ReportChoice => ({
  ...rest,
  days: period === 'days' ? own : daysOf(period, at, zone),
});
