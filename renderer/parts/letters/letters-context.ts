import { createContext, useContext } from 'react';
import type { Answer } from '../../../shared/domain/bantfo.ts';
import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import type { LetterDraft } from '../../data/db.ts';

/**
 * What the letters of one lead need to be shown and answered, wherever that is: in a call, which keeps what is typed with the call, or
 * beside a table, where it is written down by itself.
 */
export type LettersOfLead = {
  settings: CenterSettings;
  /** Every answer ever given, the oldest first. */
  answers: readonly Answer[];
  /** Epoch ms, a few seconds old at most. */
  now: number;
  /** The call that is under way; null outside of one. */
  attemptId: string | null;
  edit: (step: (draft: LetterDraft) => LetterDraft) => void;
};

export const LettersContext = createContext<LettersOfLead | null>(null);

export const useLetters = (): LettersOfLead => {
  const letters = useContext(LettersContext);
  if (!letters) throw new Error('useLetters outside of a lead’s letters');
  return letters;
};
