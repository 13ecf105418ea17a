import type { Journal, JournalEntry } from '../platform/platform.ts';
import { fileJournal } from './file-journal.ts';

/**
 * The second home of commands in a browser. Chromium throws a whole database away when it cannot read its log: after it was ended in the middle
 * of a write, worked on and opened again, or on a full disk. What stands in a file beside it is put back then, and what this page has saved
 * even where no file could be written.
 */
export type BrowserJournal = {
  journal: Journal;
  /** False where the browser has no files for pages: what a page that is closed had is gone then. */
  isInFile: boolean;
};

/** Lives as long as its page. */
const createPageJournal = (): Journal => {
  const lines = new Map<string, JournalEntry>();
  return {
    append: async (entries) => {
      for (const entry of entries) lines.set(entry.id, entry);
      return { kind: 'saved' };
    },
    readAll: async () => ({ kind: 'read', entries: [...lines.values()], damagedLines: 0 }),
    compact: async (ids) => {
      for (const id of ids) lines.delete(id);
      return { kind: 'compacted', kept: lines.size };
    },
  };
};

const both = (page: Journal, file: Journal): Journal => ({
  append: async (entries) => {
    const said = await file.append(entries);
    if (said.kind === 'failed') await page.append(entries);
    return said;
  },
  readAll: async () => {
    const [inPage, inFile] = await Promise.all([page.readAll(), file.readAll()]);
    if (inPage.kind === 'failed' || inFile.kind === 'failed') return inPage;
    const entries = new Map([...inFile.entries, ...inPage.entries].map((entry) => [entry.id, entry]));
    return { ...inFile, entries: [...entries.values()] };
  },
  compact: async (ids) => {
    await page.compact(ids);
    return file.compact(ids);
  },
});

const pageJournals = new Map<string, Journal>();

/** This window's journal of a database: the same when the desk is opened again. */
export const openBrowserJournal = async (database: string): Promise<BrowserJournal> => {
  const page = pageJournals.get(database) ?? createPageJournal();
  pageJournals.set(database, page);
  const file = await fileJournal();
  return file ? { journal: both(page, file), isInFile: true } : { journal: page, isInFile: false };
};
