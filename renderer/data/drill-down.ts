import { create } from 'zustand';

/** The leads behind a number somewhere: opened from a report or the floor, shown by the table of leads until let go. Ephemeral. */
export type DrillDown = { title: string; leadIds: readonly string[] };

type DrillDownStore = { current: DrillDown | null; open: (drillDown: DrillDown) => void; close: () => void };

export const useDrillDown = create<DrillDownStore>((set) => ({
  current: null,
  open: (current) => set({ current }),
  close: () => set({ current: null }),
}));
