import { expect, it } from 'vitest';
import { daysBefore, tellReport } from './answer.ts';
import { wholeCenter } from './choice.ts';
import { countOf, tableOf } from './figures.ts';

const quarter = { from: '2026-10-01', to: '2026-12-31' };
const choice = { ...wholeCenter, days: quarter };

it('compares nothing with how things stand now: leaks and pulse of the days before were not kept', () => {
  const asked = (name: 'leaks' | 'sources') => daysBefore({ name, choice, comparison: 'before' });
  expect(asked('leaks')).toBeNull();
  expect(asked('sources')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
});

it('leaves out of the days before what the summary says of now', () => {
  const figures = { leads: countOf(['a']), allLeaks: countOf(['a']) };
  const tables = [
    tableOf({ id: 'summary', rowKind: 'all', columns: ['leads', 'allLeaks'], rows: [{ key: 'all', figures }], isPartition: false }),
  ];
  const told = tellReport(
    { name: 'summary', choice, comparison: 'before' },
    { zone: 'Europe/Berlin', leads: 1, tables, before: { days: quarter, tables } },
    0,
  );
  expect(Object.keys(told.tables[0]?.rows[0]?.figures ?? {})).toEqual(['leads', 'allLeaks']);
  expect(Object.keys(told.compared?.tables[0]?.rows[0]?.figures ?? {})).toEqual(['leads']);
});
