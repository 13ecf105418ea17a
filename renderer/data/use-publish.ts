import { useCallback } from 'react';
import type { z } from 'zod';
import { publishSettings } from '../../shared/commands/publish-settings.ts';
import type { someSections } from '../../shared/domain/center-settings.ts';
import { showToast } from '../ui/toast.tsx';
import { useTold } from '../ui/use-told.ts';
import { useDesk } from './desk.ts';

export type Sections = z.infer<typeof someSections>;
/** Why it changes, who agreed to it, and the words to say when it is done. */
export type Publishing = { why?: string; agreedBy?: string; said: string; undone: string };

/**
 * Publishes sections of the agreements against those that were seen, and offers to take them back, which is a version of its own.
 * Resolves to whether it was written.
 */
export const usePublish = (): ((next: Sections, seen: Sections, publishing: Publishing) => Promise<boolean>) => {
  const { run } = useDesk();
  const told = useTold();
  return useCallback(
    async (next, seen, { why = '', agreedBy = '', said, undone }) => {
      if (!(await told(() => run(publishSettings, { next, seen, why, agreedBy })))) return false;
      showToast({
        message: said,
        onUndo: async () => {
          if (await told(() => run(publishSettings, { next: seen, seen: next, why: undone, agreedBy: '' }))) showToast({ message: undone });
        },
      });
      return true;
    },
    [run, told],
  );
};
