import { useCallback, useState } from 'react';
import type { ServerResult } from '../../data/ask-server.ts';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';

/** `said`: what to say instead of the usual words. */
type Act = <Value>(ask: () => Promise<ServerResult<Value>>, said?: { refused: string }) => Promise<Value | undefined>;

/** Has the server do something, and says so when it did not. Gone already counts as done. */
export const useAct = (): { act: Act; isBusy: boolean } => {
  const words = useWords().settings.access.notDone;
  const [isBusy, setIsBusy] = useState(false);
  const act = useCallback<Act>(
    async (ask, said) => {
      setIsBusy(true);
      const result = await ask();
      setIsBusy(false);
      if (result.kind === 'done') return result.value;
      const isGone = result.kind === 'refused' && result.code === 'notFound';
      showToast(isGone ? { message: words.gone } : { message: { ...words, ...said }[result.kind], tone: 'bad' });
      return undefined;
    },
    [words],
  );
  return { act, isBusy };
};
