import { z } from 'zod';
import { currencyCode, minorUnits } from './fields.ts';
import type { Handoff } from './handoff.ts';
import { localClock } from './zone.ts';

/** What variable pay is made of. Money in minor units of the formula's currency, shares in hundredths of a percent. */
export const compensationFormula = z.object({
  currency: currencyCode.nullable().default(null),
  perAccepted: minorUnits.min(0).default(0),
  /** 100 = 1 % of the won value. */
  wonShareBasisPoints: z.int().min(0).max(10_000).default(0),
  /** Most that one won deal may bring; null: no limit. */
  capPerWon: minorUnits.min(0).nullable().default(null),
  /** Most that a quarter may bring; null: no limit. */
  capPerQuarter: minorUnits.min(0).nullable().default(null),
  /** What was paid for an accepted handoff is taken back when it is lost within so many days of its acceptance; null: never. */
  clawBackDays: z.int().min(0).max(3650).nullable().default(null),
  /** Fixed rates into the formula's currency, in ten-thousandths: 9200 for 0.92. Other currencies bring no share and are named. */
  rates: z.record(currencyCode, z.int().min(1)).default({}),
});
export type CompensationFormula = z.infer<typeof compensationFormula>;

export const quarter = z.string().regex(/^\d{4}-Q[1-4]$/);

export const payLine = z.object({
  handoffId: z.string(),
  kind: z.enum(['accepted', 'wonShare', 'clawBack', 'quarterCap', 'noRate']),
  /** When it was earned, epoch ms; of the cap the end of the quarter. */
  at: z.int(),
  amount: minorUnits,
});
export type PayLine = z.infer<typeof payLine>;

export type Statement = { repId: string; quarter: string; currency: string; lines: PayLine[]; total: number };

type PaidHandoff = Pick<Handoff, 'id' | 'repId' | 'answer' | 'answeredAt' | 'outcome' | 'closedAt' | 'value' | 'currency' | 'origin'>;

/** `2026-Q4` of an instant, in the center's zone. */
export const quarterOf = (at: number, zone: string): string => {
  const [year, month] = localClock(at, zone).day.split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
};

const dayMs = 86_400_000;

/** Half a cent up, in whole numbers only: no sum depends on how a machine rounds fractions. */
const shareOf = (value: number, basisPoints: number): number => Number((BigInt(value) * BigInt(basisPoints) + 5_000n) / 10_000n);

const converted = (value: number, rate: number): number => Number((BigInt(value) * BigInt(rate) + 5_000n) / 10_000n);

/**
 * What a rep earned in a quarter, one line for each reason and handoff. Accepted counts in the quarter it was accepted, a share in the one it
 * was won in, a claw-back in the one it was lost in, but never before the payment it takes back. Only handoffs made here are paid for. The cap is a line of its own, so that the
 * total is always the sum of the lines.
 */
export const statementOf = (
  formula: CompensationFormula,
  handoffs: Iterable<PaidHandoff>,
  of: { repId: string; quarter: string; zone: string; homeCurrency: string },
): Statement => {
  const currency = formula.currency ?? of.homeCurrency;
  const dated: DatedLine[] = [];
  for (const handoff of handoffs) {
    if (handoff.repId !== of.repId || handoff.origin === 'outside' || handoff.answer !== 'accepted') continue;
    const readAt = handoff.answeredAt ?? 0;
    for (const line of linesOf(formula, handoff, currency))
      if (quarterOf(line.at, of.zone) === of.quarter) dated.push({ line, readAt: Math.max(line.at, readAt) });
  }
  const lines = dated.sort(asRead).map(({ line }) => line);
  const earned = sumOf(lines);
  const over = formula.capPerQuarter === null ? 0 : earned - formula.capPerQuarter;
  if (over > 0) lines.push({ handoffId: '', kind: 'quarterCap', at: lines.at(-1)?.at ?? 0, amount: -over });
  return { repId: of.repId, quarter: of.quarter, currency, lines, total: sumOf(lines) };
};

/** A line, and where it stands among others: what follows from an acceptance stands below it, also where the deal is dated before it. */
type DatedLine = { line: PayLine; readAt: number };

const placeOf: Record<PayLine['kind'], number> = { accepted: 0, wonShare: 1, noRate: 2, clawBack: 3, quarterCap: 4 };
const asRead = ({ line: a, readAt: aAt }: DatedLine, { line: b, readAt: bAt }: DatedLine): number =>
  aAt - bAt || (a.handoffId < b.handoffId ? -1 : a.handoffId > b.handoffId ? 1 : placeOf[a.kind] - placeOf[b.kind]);

export const sumOf = (lines: readonly Pick<PayLine, 'amount'>[]): number => lines.reduce((sum, line) => sum + line.amount, 0);

const linesOf = (formula: CompensationFormula, handoff: PaidHandoff, currency: string): PayLine[] => {
  const { id: handoffId, answeredAt, closedAt, outcome } = handoff;
  const lines: PayLine[] = [];
  if (answeredAt !== null && formula.perAccepted > 0)
    lines.push({ handoffId, kind: 'accepted', at: answeredAt, amount: formula.perAccepted });
  if (outcome === 'won' && closedAt !== null && formula.wonShareBasisPoints > 0) {
    const value = valueIn(formula, handoff, currency);
    if (value === null) lines.push({ handoffId, kind: 'noRate', at: closedAt, amount: 0 });
    else {
      const share = shareOf(value, formula.wonShareBasisPoints);
      lines.push({
        handoffId,
        kind: 'wonShare',
        at: closedAt,
        amount: formula.capPerWon === null ? share : Math.min(share, formula.capPerWon),
      });
    }
  }
  if (isTakenBack(formula, handoff) && closedAt !== null && answeredAt !== null)
    lines.push({ handoffId, kind: 'clawBack', at: Math.max(closedAt, answeredAt), amount: -formula.perAccepted });
  return lines;
};

const isTakenBack = ({ clawBackDays, perAccepted }: CompensationFormula, { outcome, answeredAt, closedAt }: PaidHandoff): boolean =>
  clawBackDays !== null &&
  perAccepted > 0 &&
  outcome === 'lost' &&
  answeredAt !== null &&
  closedAt !== null &&
  closedAt - answeredAt <= clawBackDays * dayMs;

const valueIn = (formula: CompensationFormula, { value, currency }: PaidHandoff, into: string): number | null => {
  if (currency === null || currency === into) return value ?? 0;
  const rate = formula.rates[currency];
  return rate === undefined ? null : converted(value ?? 0, rate);
};
