import type { Journal } from '../platform/platform.ts';

export type FileJournalQuestion = { id: number; call: keyof Journal; argument: unknown };
export type FileJournalAnswer = { id: number; result: Awaited<ReturnType<Journal[keyof Journal]>> };

type Waiting = (answer: FileJournalAnswer['result']) => void;
const silent = { kind: 'failed', trouble: 'lost-shell' } as const;

/** A worker that has not answered by then is not waited for when a desk is opened. */
const longestOpeningMs = 5000;

/** The page's side of a journal in files of the browser. Null where the browser has none for pages, or does not let this page have it. */
const openFileJournal = async (): Promise<Journal | null> => {
  if (typeof Worker === 'undefined' || !navigator.storage?.getDirectory) return null;
  const worker = new Worker(new URL('./file-journal-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let isLost = false;
  const lose = () => {
    isLost = true;
    for (const tell of waiting.values()) tell(silent);
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FileJournalAnswer>) => {
    waiting.get(data.id)?.(data.result);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', lose);
  const ask = <Call extends keyof Journal>(call: Call, argument?: Parameters<Journal[Call]>[0]): ReturnType<Journal[Call]> =>
    new Promise<FileJournalAnswer['result']>((resolve) => {
      if (isLost) return resolve(silent);
      lastId += 1;
      waiting.set(lastId, resolve);
      worker.postMessage({ id: lastId, call, argument } satisfies FileJournalQuestion);
    }) as ReturnType<Journal[Call]>;
  const timer = setTimeout(lose, longestOpeningMs);
  // Nothing to let go of: only whether it answers.
  const first = await ask('compact', []);
  clearTimeout(timer);
  if (first.kind === 'failed') {
    worker.terminate();
    return null;
  }
  return { append: (entries) => ask('append', entries), readAll: () => ask('readAll'), compact: (ids) => ask('compact', ids) };
};

let opened: Promise<Journal | null> | undefined;

/** The one of this window, whoever signs in. */
export const fileJournal = (): Promise<Journal | null> => {
  opened ??= openFileJournal();
  return opened;
};
