import { describe, expect, it } from 'vitest';
import { type CompensationFormula, compensationFormula, quarterOf, statementOf, sumOf } from './compensation.ts';

type Paid = Parameters<typeof statementOf>[1] extends Iterable<infer Of> ? Of : never;
const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
const aHandoff = (over: Partial<Paid> = {}): Paid => ({
  id: 'h1',
  repId: 'mara',
  answer: 'accepted',
  answeredAt: at('2026-11-03'),
  outcome: 'open',
  closedAt: null,
  value: null,
  currency: null,
  origin: 'handedOff',
  ...over,
});
const of = (quarter = '2026-Q4') => ({ repId: 'mara', quarter, zone: 'Europe/Berlin', homeCurrency: 'EUR' });
const formula = (over: Partial<CompensationFormula>) => compensationFormula.parse(over);

describe('variable pay', () => {
  it('pays accepted handoffs and a share of what was won, each in its own quarter', () => {
    const won = aHandoff({ outcome: 'won', closedAt: at('2027-01-11'), value: 1_234_567, currency: 'EUR' });
    const rule = formula({ perAccepted: 5_000, wonShareBasisPoints: 150 });
    expect(statementOf(rule, [won], of())).toMatchObject({ total: 5_000, lines: [{ kind: 'accepted', handoffId: 'h1' }] });
    // 1.5 % of 12,345.67 is 185.18505: half a cent up.
    expect(statementOf(rule, [won], of('2027-Q1'))).toMatchObject({ total: 18_519, lines: [{ kind: 'wonShare', amount: 18_519 }] });
  });

  it('takes back what is lost soon after, caps a deal and a quarter, and pays for nothing from outside', () => {
    const lost = aHandoff({ id: 'h2', outcome: 'lost', closedAt: at('2026-11-20') });
    const rule = formula({ perAccepted: 5_000, clawBackDays: 30, wonShareBasisPoints: 1_000, capPerWon: 20_000, capPerQuarter: 22_000 });
    expect(statementOf(rule, [lost], of()).total).toBe(0);
    expect(statementOf(rule, [{ ...lost, closedAt: at('2026-12-20') }], of()).total).toBe(5_000);
    const big = aHandoff({ outcome: 'won', closedAt: at('2026-12-01'), value: 9_000_000, currency: 'EUR' });
    expect(statementOf(rule, [big], of())).toMatchObject({
      total: 22_000,
      lines: [{ amount: 5_000 }, { amount: 20_000 }, { kind: 'quarterCap', amount: -3_000 }],
    });
    expect(statementOf(rule, [aHandoff({ ...big, origin: 'outside' })], of()).lines).toEqual([]);
  });

  it('takes back below the payment and not before it, also where a deal is dated before its acceptance', () => {
    const rule = formula({ perAccepted: 5_000, clawBackDays: 30, wonShareBasisPoints: 100 });
    const lost = aHandoff({ outcome: 'lost', closedAt: at('2026-11-01') });
    const other = aHandoff({ id: 'h0', answeredAt: at('2026-11-02') });
    const kinds = (some: Paid[], quarter?: string) =>
      statementOf(rule, some, of(quarter)).lines.map(({ handoffId, kind }) => `${handoffId} ${kind}`);
    expect(kinds([lost, other])).toEqual(['h0 accepted', 'h1 accepted', 'h1 clawBack']);
    const won = aHandoff({ outcome: 'won', closedAt: at('2026-11-01'), value: 100_000, currency: 'EUR' });
    expect(kinds([won, other])).toEqual(['h0 accepted', 'h1 accepted', 'h1 wonShare']);
    const acrossQuarters = { ...lost, answeredAt: at('2027-01-04'), closedAt: at('2026-12-30') };
    expect(kinds([acrossQuarters])).toEqual([]);
    expect(kinds([acrossQuarters], '2027-Q1')).toEqual(['h1 accepted', 'h1 clawBack']);
  });

  it('names deals in a currency without a rate, and converts those with one', () => {
    const won = aHandoff({ answeredAt: null, outcome: 'won', closedAt: at('2026-12-01'), value: 100_000, currency: 'USD' });
    expect(statementOf(formula({ wonShareBasisPoints: 100 }), [won], of()).lines).toMatchObject([{ kind: 'noRate', amount: 0 }]);
    expect(statementOf(formula({ wonShareBasisPoints: 100, rates: { USD: 9_200 } }), [won], of()).total).toBe(920);
  });

  it('ends a quarter at midnight of the center', () => {
    expect(quarterOf(Date.parse('2026-12-31T22:59:59Z'), 'Europe/Berlin')).toBe('2026-Q4');
    expect(quarterOf(Date.parse('2026-12-31T23:00:00Z'), 'Europe/Berlin')).toBe('2027-Q1');
  });

  it('always sums to its lines, in whole cents, and over all quarters to the same whatever the order', () => {
    let seed = 20_261_122;
    const next = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return seed % below;
    };
    for (let round = 0; round < 200; round += 1) {
      const rule = formula({
        perAccepted: next(10_001),
        wonShareBasisPoints: next(2_000),
        capPerWon: next(2) ? next(50_000) : null,
        capPerQuarter: next(2) ? next(200_000) : null,
        clawBackDays: next(2) ? next(120) : null,
        rates: next(2) ? { USD: 1 + next(20_000) } : {},
      });
      const handoffs = Array.from({ length: next(30) }, (_, index) => {
        const answeredAt = at('2026-01-01') + next(500) * 86_400_000;
        const outcome = (['open', 'won', 'lost'] as const)[next(3)] ?? 'open';
        return aHandoff({
          id: `h${index}`,
          answeredAt,
          outcome,
          closedAt: outcome === 'open' ? null : answeredAt + next(200) * 86_400_000,
          value: outcome === 'won' ? next(100_000_000) : null,
          currency: outcome === 'won' ? (next(2) ? 'EUR' : 'USD') : null,
        });
      });
      for (const quarter of ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1', '2027-Q2']) {
        const statement = statementOf(rule, handoffs, of(quarter));
        expect(statement.total).toBe(sumOf(statement.lines));
        expect(Number.isSafeInteger(statement.total)).toBe(true);
        expect(statementOf(rule, [...handoffs].reverse(), of(quarter))).toEqual(statement);
        if (rule.capPerQuarter !== null) expect(statement.total).toBeLessThanOrEqual(rule.capPerQuarter);
      }
    }
  });
});
