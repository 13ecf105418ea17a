import { type ColumnId, dividedBy, specOf } from '../../../shared/domain/reports/columns.ts';
import { medianOf, ninthOfTen, sumOf } from '../../../shared/domain/reports/figures.ts';
import type { DrillDown, DrillDownParts } from '../../data/drill-down.ts';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/format.ts';
import { sayFigure } from './figure-words.ts';
import type { LeadsBehind } from './report-counter.ts';

type Saying = { formats: Formats; words: Words['reports'] };

/** The leads behind a figure as the table of leads shows them: with what each adds to it, unless each adds itself. */
export const drillDownOf = (asked: { column: ColumnId; title: string }, behind: LeadsBehind, saying: Saying): DrillDown => {
  const { words } = saying;
  const leadIds = [...new Set(behind.parts.map(([leadId]) => leadId))];
  const label = (id: ColumnId) => words.columnTexts[id].label;
  const per = dividedBy(asked.column);
  const note = per ? words.behind.quotient(label(per[0]), label(per[1]), label(behind.column)) : undefined;
  return { title: asked.title, leadIds, note, parts: partsOf(behind, saying) };
};

const partsOf = ({ column, currency, parts }: LeadsBehind, { formats, words }: Saying): DrillDownParts | undefined => {
  const { counting, unit } = specOf(column);
  if (counting === 'count' || counting === 'given' || counting === 'quotient') return undefined;
  const amounts = new Map<string, number[]>();
  for (const [leadId, amount] of parts) amounts.set(leadId, [...(amounts.get(leadId) ?? []), amount]);
  const say = (value: number | null): string => sayFigure(column, { value, leads: 1, ...(currency ? { currency } : {}) }, formats, words);
  const leads = words.behind.leads;
  if (counting === 'sum') {
    const whole = (sum: number): string => words.behind.things[unit]?.(sum) ?? say(sum);
    const sumUp = (of: readonly number[], leadCount: number) => words.behind.sum(whole(sumOf(of)), unit, leads(leadCount));
    return { heading: words.columnTexts[column].label, amounts, say: (of) => say(sumOf(of)), sumUp };
  }
  const middle = { median: medianOf, late: ninthOfTen, mean: meanOf }[counting];
  return {
    heading: words.columnTexts[column].label,
    amounts,
    say: (of) => of.map(say).join(', '),
    sumUp: (of, leadCount) => words.behind[counting](say(middle(of)), leads(leadCount)),
  };
};

const meanOf = (amounts: readonly number[]): number | null => (amounts.length > 0 ? Math.round(sumOf(amounts) / amounts.length) : null);
