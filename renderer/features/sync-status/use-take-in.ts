import { useCallback } from 'react';
import { useDesk } from '../../data/desk.ts';
import { type FileRefusal, type FileToTakeIn, readFileFor, takeInCalls } from '../../data/unsent-work.ts';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';

/** Takes a file of unsent work in again, each piece once, and says what came of it. */
export const useTakeIn = (): ((file: Blob) => Promise<void>) => {
  const words = useWords().storage.file;
  const { db, user, takeIn } = useDesk();
  return useCallback(
    async (file) => {
      const refused = (read: FileRefusal) => (read.kind === 'somebodyElses' ? words.somebodyElses(read.name) : words[read.kind]);
      const take = async ({ work, calls, isCut, damagedLines }: FileToTakeIn): Promise<string> => {
        const count = (await takeIn(work)) + (await takeInCalls(db, calls));
        if (isCut || damagedLines > 0) return words.cut(count);
        return count === 0 ? words.allKnown : words.taken(count);
      };
      const text = await file.text().catch(() => null);
      if (text === null) return void showToast({ message: words.unreadable, tone: 'bad' });
      const read = readFileFor(user, text);
      if (read.kind !== 'ours') return void showToast({ message: refused(read), tone: 'bad' });
      const message = await take(read).catch(() => null);
      showToast(message === null ? { message: words.notTaken, tone: 'bad' } : { message });
    },
    [db, user, takeIn, words],
  );
};
