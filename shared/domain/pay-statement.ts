import { z } from 'zod';
import { compensationFormula, payLine, quarter } from './compensation.ts';
import { currencyCode, id, instant, minorUnits } from './fields.ts';

/** A quarter's variable pay of one rep as it was paid: it stays as it is, whatever becomes of formula and handoffs. */
export const payStatement = z.object({
  /** `<user>.<quarter>`. */
  id,
  userId: id,
  quarter,
  currency: currencyCode,
  lines: z.array(payLine).max(5000),
  total: minorUnits,
  formula: compensationFormula,
  paidById: id,
  paidAt: instant,
});
export type PayStatement = z.infer<typeof payStatement>;
