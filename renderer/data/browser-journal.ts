import type { Journal, JournalEntry } from '../platform/platform.ts';

/**
 * A journal that lives as long as its page, for browsers, which have no file to append to: Chromium may throw a whole database away when it
 * cannot open it on a full disk. What this page has saved since it was opened is put back then. It is no second home: a page that is closed
 * takes it along, and nothing is called kept twice for it.
 */
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

const journals = new Map<string, Journal>();

/** This page's journal of a database: the same when the desk is opened again. */
export const pageJournalOf = (database: string): Journal => {
  const journal = journals.get(database) ?? createPageJournal();
  journals.set(database, journal);
  return journal;
};
