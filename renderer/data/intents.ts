import { create } from 'zustand';

/** What a screen is to begin with when it opens, asked for by another one: taken once. Ephemeral. */
type Intents = {
  /** Dial this lead as soon as its call screen is there. */
  dialLeadId: string | null;
  /** Open the handoff of this qualified lead. */
  handOffLeadId: string | null;
  /** Show this callback, so that it can be moved. */
  callbackId: string | null;
  ask: (intent: Partial<typeof nothing>) => void;
  taken: () => void;
};

const nothing = { dialLeadId: null as string | null, handOffLeadId: null as string | null, callbackId: null as string | null };

export const useIntents = create<Intents>((set) => ({
  ...nothing,
  ask: (intent) => set({ ...nothing, ...intent }),
  taken: () => set(nothing),
}));
