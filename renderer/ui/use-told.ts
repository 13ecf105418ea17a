import { useCallback } from 'react';
import { useWords } from '../words/words.tsx';
import { showToast } from './toast.tsx';

/** A write that the rules refuse is named like this; see `CommandRefused`. */
const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === 'CommandRefused';

/**
 * Runs something that writes and says so when it failed; never in silence. Resolves to whether it was written.
 *
 * @example const told = useTold(); if (await told(() => run(closeCallback, args))) showToast({ message: words.done });
 */
export const useTold = (): ((write: () => Promise<unknown>) => Promise<boolean>) => {
  const words = useWords().saving;
  return useCallback(
    async (write) => {
      try {
        await write();
        return true;
      } catch (error) {
        showToast({ message: isRefusal(error) ? words.refused : words.notSaved, tone: 'bad' });
        return false;
      }
    },
    [words],
  );
};
