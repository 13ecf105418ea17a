import { z } from 'zod';
import { count, id, instant } from './fields.ts';
import type { Leak } from './leaks.ts';
import { leakKinds } from './leaks.ts';
import type { Ledger } from './ledger.ts';
import { stage } from './stage.ts';

/** How many of a group of leads have heard from us within what is agreed for it. */
export const pulseCount = z.object({ all: count, inPulse: count });
export type PulseCount = z.infer<typeof pulseCount>;

/** What one day's check of the whole center found: written by the server, read as a line over time. */
export const ledgerCheck = z.object({
  /** The day, in the center's zone: one row for each. */
  id,
  checkedAt: instant,
  takenIn: count,
  counts: z.partialRecord(stage, count),
  /** Taken in less what stands in a stage; anything but 0 is a fault. */
  difference: z.int(),
  /** Campaigns whose count does not add up. */
  campaigns: z.array(z.object({ campaignId: id.nullable(), difference: z.int() })),
  /** Leads that leak, by kind; kinds without any are left out. */
  leaks: z.partialRecord(z.enum(leakKinds), count),
  /** By segment; `all` is everybody. */
  pulse: z.record(z.string(), pulseCount),
});
export type LedgerCheck = z.infer<typeof ledgerCheck>;

export const leaksByKind = (leaks: Iterable<Leak>): LedgerCheck['leaks'] => {
  const counts: LedgerCheck['leaks'] = {};
  for (const { kind, leadIds } of leaks) counts[kind] = (counts[kind] ?? 0) + leadIds.length;
  return counts;
};

/** The row of a day. `day`: `YYYY-MM-DD` in the center's zone. */
export const ledgerCheckOf = (
  day: string,
  at: number,
  { ledger, leaks, pulse }: { ledger: Ledger; leaks: readonly Leak[]; pulse: LedgerCheck['pulse'] },
): LedgerCheck => ({
  id: day,
  checkedAt: at,
  takenIn: ledger.all.takenIn,
  counts: Object.fromEntries(Object.entries(ledger.all.counts).filter(([, counted]) => counted > 0)),
  difference: ledger.all.difference,
  campaigns: ledger.byCampaign
    .filter(({ difference }) => difference !== 0)
    .map(({ campaignId, difference }) => ({ campaignId, difference })),
  leaks: leaksByKind(leaks),
  pulse,
});
