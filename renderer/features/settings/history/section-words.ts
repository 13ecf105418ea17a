import type { ValueChange } from '../../../../shared/domain/value-changes.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { changeWords, readable } from './change-words.ts';

/** The title of a section; of one that has none yet, its name made readable. */
export const useSectionWords = (): ((section: string) => string) => {
  const { sections } = useWords().history;
  return (section) => (sections as Record<string, string>)[section] ?? readable(section);
};

/** Differences in the reader's words. */
export const useChangeWords = (): ((change: ValueChange) => string) => {
  const { history: words, states } = useWords();
  const formats = useFormats();
  return (change) => changeWords(change, { words, stages: states.stage, formats });
};
