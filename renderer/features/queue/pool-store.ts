import { create } from 'zustand';

/** Whether the dialog that takes leads along is open: from Today, the palette or an empty queue. */
export const usePoolDialog = create<{ isOpen: boolean; open: () => void; close: () => void }>((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));
