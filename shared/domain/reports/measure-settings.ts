import { z } from 'zod';
import { count, minorUnits } from '../fields.ts';

/** What the center costs and what it is to bring, as its managers agreed. Money is in minor units of the center's currency. */
export const measureSettings = z.object({
  /** Loaded cost of a month: people, rooms, telephones, licences, but no campaigns. Null: nobody has said. */
  monthlyCost: minorUnits.min(0).nullable(),
  /** Sales to be won in a month. Null: no target. */
  monthlySales: count.nullable(),
});
export type MeasureSettings = z.infer<typeof measureSettings>;

export const defaultMeasures: MeasureSettings = { monthlyCost: null, monthlySales: null };
