import { useCallback } from 'react';
import { leadName } from '../../../shared/domain/lead.ts';
import { useDesk } from '../../data/desk.ts';
import { readUnsentWork, unsentFileOf } from '../../data/unsent-work.ts';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { useCommandWords } from './use-command-words.ts';

/** JSON lines: see `shared/unsent-file.ts`. */
const mime = 'application/x-ndjson';

/**
 * Writes everything that is not sent into a file that the person keeps, and says where it is. Resolves to the ids of the commands and
 * of the leads in mid-call that are in it; null when there is no such file.
 */
export const useExportUnsent = (): (() => Promise<ReadonlySet<string> | null>) => {
  const { syncStatus: words, storage } = useWords();
  const { db, cache, user, platform, now } = useDesk();
  const say = useCommandWords();
  return useCallback(async () => {
    const work = await readUnsentWork(db);
    const callOf = ({ leadId }: { leadId: string }) => {
      const lead = cache.store.getState().leads.get(leadId);
      return storage.file.callNotEnded(lead ? leadName(lead) : words.someLead);
    };
    const data = unsentFileOf(work, user, now(), { about: storage.file.about, command: say, call: callOf });
    const name = words.exportFileName(new Date(now()).toISOString().slice(0, 10));
    const outcome = await platform.exportFile({ name, mime, data });
    if (outcome.kind === 'failed') showToast({ message: words.exportFailed, tone: 'bad' });
    if (outcome.kind !== 'saved') return null;
    showToast({ message: outcome.path ? words.exportedTo(outcome.path) : words.exportedToDownloads });
    return new Set([...work.commands.map(({ id }) => id), ...work.calls.map(({ leadId }) => leadId)]);
  }, [db, cache, user, platform, now, say, words, storage]);
};
