import { describe, expect, it } from 'vitest';
import { listedIn } from './answer.ts';
import type { ColumnId } from './columns.ts';
import { countOf, figureOf, given, moneyOf, sized, tableOf } from './figures.ts';
import type { Figure } from './report.ts';

it('says nothing of a cost that nobody has told, in a row and in the whole', () => {
  const rows = ['2026-10', '2026-11'].map((key) => ({ key, figures: { loadedCost: given(null, 'EUR'), qsos: sized(18) } }));
  const { total } = tableOf({ id: 'months', rowKind: 'month', columns: ['loadedCost', 'qsos', 'loadedPerQso'], rows, isPartition: true });
  expect([total?.figures.loadedCost?.value, total?.figures.qsos?.value, total?.figures.loadedPerQso?.value]).toEqual([null, 36, null]);
});

it('adds up what was told where not all has been', () => {
  const costs = [given(250, 'EUR'), given(null)];
  const rows = costs.map((cost, at) => ({ key: String(at), figures: { cost, leads: sized(5) } }));
  const { total } = tableOf({ id: 'campaigns', rowKind: 'campaign', columns: ['cost', 'leads', 'costPerLead'], rows, isPartition: true });
  expect(total?.figures.cost).toEqual({ value: 250, leadIds: [], currency: 'EUR' });
  expect(total?.figures.costPerLead?.value).toBe(25);
});

describe('money of several currencies', () => {
  const euros = moneyOf(
    [
      [
        'EUR',
        [
          ['a', 300],
          ['b', 50],
        ],
      ],
      ['USD', [['c', 70]]],
    ],
    'EUR',
  );
  const dollars = moneyOf([['USD', [['d', 900]]]], 'USD');

  it('is one figure in the currency of the row, and each other currency has leads of its own beside it', () => {
    expect(euros).toMatchObject({ value: 350, currency: 'EUR', leadIds: ['a', 'b'], amounts: [300, 50] });
    expect(euros.others).toEqual([{ currency: 'USD', value: 70, leadIds: ['c'], amounts: [70] }]);
  });

  it('keeps in the whole what stands beside its rows', () => {
    const whole = (...rows: Figure[]) =>
      tableOf({
        id: 'campaigns',
        rowKind: 'campaign',
        columns: ['value'],
        rows: rows.map((value, at) => ({ key: String(at), figures: { value } })),
        isPartition: true,
      }).total?.figures.value;
    expect(whole(euros, given(0, 'EUR'))).toEqual(euros);
    expect(whole(euros, dollars)).toMatchObject({
      value: null,
      others: [
        { currency: 'EUR', value: 350, leadIds: ['a', 'b'] },
        { currency: 'USD', value: 970, leadIds: ['c', 'd'] },
      ],
    });
  });
});

describe('what is listed behind a figure', () => {
  const value = moneyOf(
    [
      ['EUR', [['a', 300]]],
      ['USD', [['c', 70]]],
    ],
    'EUR',
  );
  const figures = {
    calls: figureOf('calls', [
      ['a', 12],
      ['b', 26],
    ]),
    qsos: countOf(['b']),
    won: countOf([]),
    leads: countOf(['a', 'b']),
    value,
  };
  const tables = [
    tableOf({
      id: 'sources',
      rowKind: 'source',
      columns: ['leads', 'callsPerQso', 'closeRate', 'value'],
      rows: [{ key: 'web', figures }],
      isPartition: true,
    }),
  ];
  const listed = (column: ColumnId, currency?: string) => listedIn(tables, { table: 'sources', row: 'web', column, currency });

  it('is for a quotient what it divides, with what each lead adds; by what, where that is nobody', () => {
    expect(listed('callsPerQso')).toMatchObject({ value: 38, column: 'calls', figure: { leadIds: ['a', 'b'], amounts: [12, 26] } });
    expect(listed('closeRate')).toMatchObject({ value: 0, column: 'leads', figure: { leadIds: ['a', 'b'] } });
  });

  it('is nobody for a quotient that is said of nobody', () => {
    const steps = [
      tableOf({
        id: 'steps',
        rowKind: 'step',
        columns: ['passRate'],
        rows: [{ key: 'won', figures: { reached: countOf(['a']), passRate: given(null) } }],
        isPartition: false,
      }),
    ];
    expect(listedIn(steps, { table: 'steps', row: 'won', column: 'passRate' })).toMatchObject({ value: null, figure: { leadIds: [] } });
  });

  it('is for money of each currency who it comes from', () => {
    expect(listed('value')).toMatchObject({ value: 300, figure: { leadIds: ['a'] } });
    expect(listed('value', 'USD')).toMatchObject({ value: 70, figure: { leadIds: ['c'], amounts: [70] } });
    expect(listed('value', 'CHF')).toBeUndefined();
  });
});
