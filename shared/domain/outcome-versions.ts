import { z } from 'zod';
import { type Disposition, disposition } from './call.ts';
import { isSameValue } from './same-value.ts';

/** The section of the agreements that the outcomes of a call are versioned under: all of them together, as keys and order belong together. */
export const outcomeSection = 'dispositions' as const;

/** All outcomes as a version holds them: in the order of the call bar. */
export const outcomesInOrder = (rows: Iterable<Disposition>): Disposition[] =>
  [...rows].map((row) => disposition.parse(row)).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));

const version = z.object({ [outcomeSection]: z.array(disposition) });

/**
 * The outcomes that bring a version back: what it says of each, and those that came later switched off, as calls name them. Null: it is no
 * version of outcomes.
 */
export const outcomesOfVersion = (value: unknown, standing: Iterable<Disposition>): Disposition[] | null => {
  const parsed = version.safeParse(value);
  if (!parsed.success) return null;
  const wanted = new Map(parsed.data[outcomeSection]?.map((each) => [each.id, each]));
  const held = outcomesInOrder(standing);
  const later = held.filter(({ id, isOff }) => !wanted.has(id) && !isOff).map((each) => ({ ...each, isOff: true }));
  const heldById = new Map(held.map((each) => [each.id, each]));
  return [...[...wanted.values()].filter((each) => !isSameValue(heldById.get(each.id) ?? null, each)), ...later];
};
