import { useRef, useState } from 'react';
import type { Lead } from '../../../shared/domain/lead.ts';
import { useDesk } from '../../data/desk.ts';
import { nextTask } from '../../data/next-task.ts';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { leadCsvParts } from './lead-csv.ts';

export type ExportRun = { done: number; total: number; cancel: () => void };

/** Writes leads into a CSV file the person chooses a place for. `running` is null while nothing is written. */
export const useExport = (): { running: ExportRun | null; start: (leads: readonly Lead[]) => Promise<void> } => {
  const { cache, platform, now } = useDesk();
  const words = useWords().leads.export;
  const [done, setDone] = useState<{ done: number; total: number } | null>(null);
  const isCancelled = useRef(false);
  const start = async (leads: readonly Lead[]) => {
    isCancelled.current = false;
    const total = leads.length;
    setDone({ done: 0, total });
    const parts = await leadCsvParts(leads, cache.store.getState(), words, {
      onProgress: (count) => setDone({ done: count, total }),
      isCancelled: () => isCancelled.current,
      pause: nextTask,
    });
    setDone(null);
    if (parts === null) return;
    const name = words.fileName(new Date(now()).toISOString().slice(0, 10));
    const outcome = await platform.exportFile({ name, mime: 'text/csv', data: new Blob(parts) });
    if (outcome.kind === 'saved') showToast({ message: words.done(total, outcome.path) });
    if (outcome.kind === 'failed') showToast({ message: words.failed[outcome.trouble], tone: 'bad' });
  };
  const cancel = () => {
    isCancelled.current = true;
  };
  return { running: done && { ...done, cancel }, start };
};
