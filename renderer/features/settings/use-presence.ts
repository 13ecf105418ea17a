import { useCallback } from 'react';
import { setPresence } from '../../../shared/commands/set-presence.ts';
import { useDesk } from '../../data/desk.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';

/** States a rep chooses; in call and wrap-up follow from calling. */
export const chosenStates = ['ready', 'break', 'absent'] as const;
export type ChosenState = (typeof chosenStates)[number];

/** Says on the floor what one is doing now; `reason` goes with an absence. */
export const useSetPresence = (): ((state: ChosenState, reason?: string) => Promise<void>) => {
  const words = useWords().settings.presence;
  const { run, user } = useDesk();
  const told = useTold();
  return useCallback(
    async (state, reason = '') => {
      const isDone = await told(() => run(setPresence, { userId: user.userId, state, reason }));
      if (isDone) showToast({ message: words.done[state] });
    },
    [run, told, user, words],
  );
};
