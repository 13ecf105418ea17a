import { create } from 'zustand';

/** The lead of whom a call made elsewhere is being written down; null: none. Ephemeral. */
type CallLog = { leadId: string | null; open: (leadId: string) => void; close: () => void };

export const useCallLog = create<CallLog>((set) => ({
  leadId: null,
  open: (leadId) => set({ leadId }),
  close: () => set({ leadId: null }),
}));
