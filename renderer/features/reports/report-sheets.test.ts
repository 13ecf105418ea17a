import { expect, it } from 'vitest';
import type { FigureAnswer, ReportAnswer, TableAnswer } from '../../../shared/domain/reports/answer.ts';
import { type ColumnId, specOf } from '../../../shared/domain/reports/columns.ts';
import { en } from '../../words/en.ts';
import { reportSheets } from './report-sheets.ts';

const hourMs = 3_600_000;
const columns: readonly ColumnId[] = ['leads', 'closeRate', 'value', 'timeToWin', 'allLeaks'];

type Values = readonly (number | null)[];
const tableWith = (rows: Readonly<Record<string, Values>>, total: Values, currency = 'EUR'): TableAnswer => {
  const figures = (values: Values) =>
    Object.fromEntries(
      columns.map((id, at): [ColumnId, FigureAnswer] => {
        const figure = { value: values[at] ?? null, leads: 1 };
        return [id, specOf(id).unit === 'money' ? { ...figure, currency } : figure];
      }),
    );
  return {
    id: 'campaigns',
    rowsAre: 'campaign',
    columns: columns.map((id) => ({ id, label: id, unit: specOf(id).unit, definition: '', counting: '' })),
    rows: Object.entries(rows).map(([key, values]) => ({ key, label: key, figures: figures(values) })),
    total: { key: 'total', label: null, figures: figures(total) },
  };
};

const now = tableWith({ fair: [4, 0.5, 900_000, 6 * hourMs, 1], web: [2, null, 0, null, 0] }, [6, 0.4, 900_000, 6 * hourMs, 1]);
const answer = (compared: ReportAnswer['compared']): ReportAnswer => ({
  ...{ name: 'campaigns', title: 'Campaigns', counts: 'Leads that came in.', at: 0, zone: 'UTC', leads: 9, compared },
  days: { from: '2026-10-01', to: '2026-10-31' },
  tables: [now],
});
const september = { from: '2026-09-01', to: '2026-09-30' };
const sheetsOf = (of: ReportAnswer) => reportSheets(of, en.reports, (_, row) => row.label ?? 'All');
const labels = columns.map((id) => en.reports.columnTexts[id].label);

it('writes one column a figure where nothing is compared', () => {
  const [table, meanings] = sheetsOf(answer(null));
  expect(table?.head).toEqual(['What', labels[0], labels[1], `${labels[2]} (EUR)`, `${labels[3]} (h)`, labels[4]]);
  expect(table?.rows[0]).toEqual(['fair', 4, 0.5, 9000, 6, 1]);
  expect(meanings?.rows.map(([what]) => what)).not.toContain('Compared with');
});

it('writes beside each figure what it was in the days compared with, and the change; what stands now has neither', () => {
  const then = tableWith({ fair: [3, 0.25, 400_000, 8 * hourMs, 5] }, [3, 0.25, 400_000, 8 * hourMs, 5]);
  const [table, meanings] = sheetsOf(answer({ days: september, tables: [then] }));
  expect(table?.head).toEqual([
    'What',
    ...[labels[0], `${labels[0]}, before`, `${labels[0]}, change`],
    ...[labels[1], `${labels[1]}, before`, `${labels[1]}, change`],
    ...[`${labels[2]} (EUR)`, `${labels[2]}, before (EUR)`, `${labels[2]}, change (EUR)`],
    ...[`${labels[3]} (h)`, `${labels[3]}, before (h)`, `${labels[3]}, change (h)`],
    labels[4],
  ]);
  expect(table?.rows).toEqual([
    ['fair', 4, 3, 1, 0.5, 0.25, 0.25, 9000, 4000, 5000, 6, 8, -2, 1],
    ['web', 2, null, null, null, null, null, 0, null, null, null, null, null, 0],
    ['All', 6, 3, 3, 0.4, 0.25, expect.closeTo(0.15), 9000, 4000, 5000, 6, 8, -2, 1],
  ]);
  expect(meanings?.rows).toContainEqual(['Compared with', '2026-09-01 – 2026-09-30', 'UTC']);
});

it('says no change between money of two currencies', () => {
  const then = tableWith({ fair: [3, 0.25, 400_000, null, 0] }, [3, 0.25, 400_000, null, 0], 'CHF');
  expect(sheetsOf(answer({ days: september, tables: [then] }))[0]?.rows[0]?.slice(7, 10)).toEqual([9000, 4000, null]);
});
