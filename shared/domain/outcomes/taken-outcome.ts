import { z } from 'zod';
import { count, currencyCode, day, id, instant, line, minorUnits } from '../fields.ts';
import type { MatchedOutcome } from './match-outcomes.ts';

/** One row of a CRM's export as it is taken in: whom it is about, and what became of them. */
export const takenOutcome = z.object({
  row: count,
  leadId: id,
  /** Null: the lead has no handoff that it could be of. */
  handoffId: id.nullable(),
  outcome: z.enum(['won', 'lost', 'open']),
  status: line,
  closedOn: day.nullable(),
  closedAt: instant.nullable(),
  handedOffAt: instant.nullable(),
  value: minorUnits.min(0).nullable(),
  currency: currencyCode.nullable(),
  lostReason: line,
  dealNumber: line,
  salesperson: line,
  salespersonId: id.nullable(),
  rep: line,
  expectedCloseOn: day.nullable(),
});
export type TakenOutcome = z.infer<typeof takenOutcome>;

/** Rows of one command and one transaction (SYNC: bulk work in chunks). */
export const outcomesAtOnce = 200;

export const takenOf = ({ of, leadId, handoff, salespersonId }: MatchedOutcome): TakenOutcome => ({
  row: of.row,
  leadId,
  handoffId: handoff?.id ?? null,
  outcome: of.outcome,
  status: of.status,
  closedOn: of.closedOn,
  closedAt: of.closedAt,
  handedOffAt: of.handedOffAt,
  value: of.value,
  currency: of.currency,
  lostReason: of.lostReason,
  dealNumber: of.dealNumber,
  salesperson: of.salesperson,
  salespersonId,
  rep: of.rep,
  expectedCloseOn: of.expectedCloseOn,
});
