import type { Journal } from '../platform/platform.ts';
import { callWorker } from './worker-calls.ts';

const silent = { kind: 'failed', trouble: 'lost-shell' } as const;

/** A worker that has not answered by then is not waited for when a desk is opened. */
const longestOpeningMs = 5000;

/** The page's side of a journal in files of the browser. Null where the browser has none for pages, or does not let this page have it. */
const openFileJournal = async (): Promise<Journal | null> => {
  if (typeof Worker === 'undefined' || !navigator.storage?.getDirectory) return null;
  const { method, end } = callWorker<Journal>(new Worker(new URL('./file-journal-worker.ts', import.meta.url), { type: 'module' }));
  const journal: Journal = {
    append: (entries) => method('append')(entries).catch(() => silent),
    readAll: () => method('readAll')().catch(() => silent),
    compact: (ids) => method('compact')(ids).catch(() => silent),
  };
  const timer = setTimeout(() => end('no answer in time'), longestOpeningMs);
  // Nothing to let go of: only whether it answers.
  const first = await journal.compact([]);
  clearTimeout(timer);
  if (first.kind !== 'failed') return journal;
  end('no files for pages');
  return null;
};

let opened: Promise<Journal | null> | undefined;

/** The one of this window, whoever signs in. */
export const fileJournal = (): Promise<Journal | null> => {
  opened ??= openFileJournal();
  return opened;
};
