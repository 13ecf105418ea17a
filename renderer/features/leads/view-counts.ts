import type { LeadTest } from './lead-filters.ts';
import type { LeadSlots } from './lead-slots.ts';

export type CountedView = { id: string; test: LeadTest };

/**
 * How many leads each view holds, kept: a change of one lead asks each view about that lead only. Tests are replaced when what they
 * mean has changed (the clock, the filters), and only those views are counted anew.
 */
export const createViewCounts = (slots: LeadSlots) => {
  type Kept = { test: LeadTest; holds: Uint8Array; count: number };
  const kept = new Map<string, Kept>();

  const ask = (view: Kept, slot: number) => {
    const lead = slots.leads[slot];
    const holds = lead !== undefined && view.test(lead) ? 1 : 0;
    view.count += holds - (view.holds[slot] ?? 0);
    view.holds[slot] = holds;
  };

  const countAll = (test: LeadTest): Kept => {
    const view: Kept = { test, holds: new Uint8Array(slots.leads.length + 1024), count: 0 };
    for (let slot = 0; slot < slots.leads.length; slot += 1) ask(view, slot);
    return view;
  };

  return {
    /** Takes up the views as they are now. */
    setViews: (views: readonly CountedView[]) => {
      const ids = new Set(views.map(({ id }) => id));
      for (const id of kept.keys()) if (!ids.has(id)) kept.delete(id);
      for (const { id, test } of views) if (kept.get(id)?.test !== test) kept.set(id, countAll(test));
    },
    /** Follows changed slots; null: all of them. */
    touch: (touched: ReadonlySet<number> | null) => {
      for (const [id, view] of kept) {
        const isOutgrown = slots.leads.length > view.holds.length;
        if (touched === null || isOutgrown) kept.set(id, countAll(view.test));
        else for (const slot of touched) ask(view, slot);
      }
    },
    counts: (): ReadonlyMap<string, number> => new Map([...kept].map(([id, view]) => [id, view.count])),
  };
};
