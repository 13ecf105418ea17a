import { globalShortcut } from 'electron';

/** A key that works in every program: back to the call that is running. Replaces the one before; false when another program has it. */
export const setCallShortcut = (accelerator: string | null, onPressed: () => void): boolean => {
  globalShortcut.unregisterAll();
  return accelerator === null || globalShortcut.register(accelerator, onPressed);
};
