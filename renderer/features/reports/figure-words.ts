import { useMemo } from 'react';
import type { FunnelStep } from '../../../shared/domain/funnel.ts';
import type { LeadSource } from '../../../shared/domain/lead.ts';
import type { LeakKind } from '../../../shared/domain/leaks.ts';
import type { FigureAnswer, RowAnswer } from '../../../shared/domain/reports/answer.ts';
import { type ColumnId, specOf } from '../../../shared/domain/reports/columns.ts';
import type { Stage } from '../../../shared/domain/stage.ts';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/format.ts';
import { useNames } from '../../words/use-names.ts';
import { useFormats, useWords } from '../../words/words.tsx';

const dayMs = 86_400_000;

type Said = Pick<FigureAnswer, 'value' | 'leads' | 'currency' | 'others'>;

/** The numbers that a figure is read as: money in other currencies are numbers of their own, each with its leads. */
export const numbersOf = ({ others = [], ...own }: Said): Said[] => {
  const beside = others.map(({ currency, value, leads }): Said => ({ currency, value, leads }));
  return beside.length > 0 && !own.value ? beside : [own, ...beside];
};

/** A figure as a person reads it. */
export const sayFigure = (id: ColumnId, figure: Said, formats: Formats, words: Words['reports']): string => {
  if (figure.others) return words.plus(numbersOf(figure).map((each) => sayFigure(id, each, formats, words)));
  const { value, currency } = figure;
  if (value === null) return words.none;
  const { unit } = specOf(id);
  if (unit === 'share') return formats.percent(value, 1);
  if (unit === 'time') return sayTime(value, formats, words);
  if (unit === 'times') return words.times(formats.decimal(value));
  if (unit === 'number') return formats.decimal(value);
  if (unit !== 'money') return formats.count(value);
  return currency ? formats.money(value, currency) : formats.decimal(value / 100, 2);
};

/** Days with two digits, as a median of 14.65 days is no 14; below a day as clocks say it. */
const sayTime = (ms: number, formats: Formats, words: Words['reports']): string =>
  Math.abs(ms) >= dayMs || ms < 0 ? words.daysLong(formats.decimal(ms / dayMs, 2)) : formats.length(ms);

export type SayRow = (rowsAre: string, row: Pick<RowAnswer, 'key' | 'label'>) => string;

/** What a row is called: by the center's own name where it has one, else by ours for its key. */
export const useSayRow = (): SayRow => {
  const words = useWords();
  const formats = useFormats();
  const { country } = useNames();
  return useMemo(() => {
    const { reports, states, importing } = words;
    const stageAge = (key: string): string => {
      const [stage = '', age = ''] = key.split(' ');
      return reports.stageAge(states.stage[stage as Stage], reports.ages[age] ?? age);
    };
    const leak = (key: string): string => {
      const [kind = '', stage = ''] = key.split(' ');
      return reports.leakOf(states.stage[stage as Stage], reports.leakKinds[kind as LeakKind]);
    };
    const hour = (key: string): string => (key === '' ? reports.noHour : reports.hour(key, String(Number(key) + 1).padStart(2, '0')));
    const weekdayHour = (key: string): string => {
      const [weekday = '1', at = ''] = key.split(' ');
      return `${reports.weekdays[Number(weekday) - 1] ?? ''} ${hour(at)}`;
    };
    const sayings: Record<string, (key: string) => string> = {
      campaign: () => reports.noCampaign,
      source: (key) => importing.sources[key as LeadSource] ?? key,
      rep: () => reports.nobody,
      month: (key) => formats.month(`${key}-01`),
      country: (key) => (key === '' ? reports.noCountry : country(key)),
      field: () => reports.noField,
      segment: () => reports.noSegment,
      step: (key) => reports.steps[key as FunnelStep],
      leak,
      week: (key) => formats.date(key),
      wait: (key) => reports.waits[key] ?? key,
      reason: () => reports.noReason,
      script: () => reports.noScript,
      hour,
      weekdayHour,
      stageAge,
      pulse: (key) => (key === 'keyAccounts' ? reports.keyAccounts : states.stage[key as Stage]),
      all: () => reports.total,
    };
    return (rowsAre, { key, label }) => (key === 'total' ? reports.total : (label ?? sayings[rowsAre]?.(key) ?? key));
  }, [words, formats, country]);
};
