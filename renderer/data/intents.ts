import { create } from 'zustand';

/** What a screen is to begin with when it opens, asked for by another one: taken once. Ephemeral. */
type Intents = {
  /** Dial this lead as soon as its call screen is there. */
  dialLeadId: string | null;
  /** Open the handoff of this qualified lead. */
  handOffLeadId: string | null;
  ask: (intent: { dialLeadId?: string; handOffLeadId?: string }) => void;
  taken: () => void;
};

export const useIntents = create<Intents>((set) => ({
  dialLeadId: null,
  handOffLeadId: null,
  ask: (intent) => set({ dialLeadId: null, handOffLeadId: null, ...intent }),
  taken: () => set({ dialLeadId: null, handOffLeadId: null }),
}));
