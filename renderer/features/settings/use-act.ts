import { useCallback, useState } from 'react';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import type { AccountResult } from './account-client.ts';

type Act = <Value>(ask: () => Promise<AccountResult<Value>>) => Promise<Value | undefined>;

/** Has the server do something, and says so when it did not. Gone already counts as done. */
export const useAct = (): { act: Act; isBusy: boolean } => {
  const words = useWords().settings.access.notDone;
  const [isBusy, setIsBusy] = useState(false);
  const act = useCallback<Act>(
    async (ask) => {
      setIsBusy(true);
      const result = await ask();
      setIsBusy(false);
      if (result.kind === 'done') return result.value;
      const isGone = result.kind === 'refused' && result.code === 'notFound';
      showToast(isGone ? { message: words.gone } : { message: words[result.kind], tone: 'bad' });
      return undefined;
    },
    [words],
  );
  return { act, isBusy };
};
