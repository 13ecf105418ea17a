import { useCallback } from 'react';
import { useDesk } from '../../data/desk.ts';
import type { RunCommand } from '../../data/run-command.ts';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';

/** Runs a command of the inbox and says what has happened, or that nothing was saved. Resolves to whether it was. */
export const useAnswer = (): ((message: string, ...command: Parameters<RunCommand>) => Promise<boolean>) => {
  const words = useWords().handoffs;
  const { run } = useDesk();
  return useCallback(
    async (message, ...command) => {
      try {
        await run(...command);
        showToast({ message });
        return true;
      } catch {
        showToast({ message: words.notSaved, tone: 'bad' });
        return false;
      }
    },
    [run, words],
  );
};
