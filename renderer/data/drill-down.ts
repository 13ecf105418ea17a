import { create } from 'zustand';

/**
 * Where a number is no count of leads: what each lead adds to it, under which heading, and how that comes to the number. A lead may add
 * several amounts: of two handoffs of one lead each has its own time.
 */
export type DrillDownParts = {
  heading: string;
  amounts: ReadonlyMap<string, readonly number[]>;
  say: (amounts: readonly number[]) => string;
  /** Some amounts of so many leads, in words: "38 calls on 21 leads". */
  sumUp: (amounts: readonly number[], leadCount: number) => string;
};

/** The leads behind a number somewhere: opened from a report or the floor, shown by the table of leads until let go. Ephemeral. */
export type DrillDown = {
  title: string;
  leadIds: readonly string[];
  parts?: DrillDownParts | undefined;
  /** What is listed where the number is a quotient. */
  note?: string | undefined;
};

type DrillDownStore = { current: DrillDown | null; open: (drillDown: DrillDown) => void; close: () => void };

export const useDrillDown = create<DrillDownStore>((set) => ({
  current: null,
  open: (current) => set({ current }),
  close: () => set({ current: null }),
}));
