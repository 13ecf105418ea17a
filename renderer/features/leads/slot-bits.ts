import type { LeadTest } from './lead-filters.ts';
import type { LeadSlots } from './lead-slots.ts';

/** One byte per slot: 1 where a lead passes a test. Asked in the order in which leads lie in memory, which is the fast one. */
export const bitsOf = ({ leads }: LeadSlots, test: LeadTest): Uint8Array => {
  const bits = new Uint8Array(leads.length);
  for (let slot = 0; slot < leads.length; slot += 1) {
    const lead = leads[slot];
    if (lead && test(lead)) bits[slot] = 1;
  }
  return bits;
};

export type FilterState = { test: LeadTest; version: number; bits: Uint8Array };

/** The bits after a change: only the slots that changed are asked again, as long as the test is the same. `touched` null: all. */
export const followBits = (
  last: FilterState | null,
  slots: LeadSlots,
  test: LeadTest,
  version: number,
  touched: ReadonlySet<number> | null,
): FilterState => {
  if (!last || last.test !== test || touched === null) return { test, version, bits: bitsOf(slots, test) };
  if (last.version === version) return last;
  const bits = new Uint8Array(slots.leads.length);
  bits.set(last.bits.subarray(0, bits.length));
  for (const slot of touched) {
    const lead = slots.leads[slot];
    bits[slot] = lead && test(lead) ? 1 : 0;
  }
  return { test, version, bits };
};
