import { create } from 'zustand';
import type { LogDraft } from './log-draft.ts';

/** A logged call whose outcome was taken back, as it was typed and under its ids; `now`: by which its times were read. */
export type LoggedBefore = { leadId: string; attemptId: string; noteId: string; draft: LogDraft; now: number };

/** What the dialog begins with when a logged call is told again; null: an empty one. Ephemeral. */
export const useLogAgain = create<{ before: LoggedBefore | null }>(() => ({ before: null }));
