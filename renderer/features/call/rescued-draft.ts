import type { CallDraft } from '../../data/db.ts';

/**
 * What was typed in the last moment before a page goes away. A transaction begun then may never be finished, so the draft is also put
 * where writing is done when the call returns; the next reading takes whichever is newer.
 */

const keyOf = (database: string, leadId: string): string => `${database}:call-draft:${leadId}`;

/** Never throws: where nothing can be stored, the database has what is a moment older. */
export const rescueDraft = (database: string, draft: CallDraft): void => {
  try {
    localStorage.setItem(keyOf(database, draft.leadId), JSON.stringify(draft));
  } catch {
    // A full or forbidden store: there is no other that writes at once.
  }
};

export const rescuedDraft = (database: string, leadId: string): CallDraft | undefined => {
  const kept = localStorage.getItem(keyOf(database, leadId));
  if (!kept) return undefined;
  try {
    const draft: unknown = JSON.parse(kept);
    const isDraft = typeof draft === 'object' && draft !== null && 'leadId' in draft && draft.leadId === leadId && 'updatedAt' in draft;
    return isDraft ? (draft as CallDraft) : undefined;
  } catch {
    return undefined;
  }
};

export const dropRescued = (database: string, leadId: string): void => localStorage.removeItem(keyOf(database, leadId));
