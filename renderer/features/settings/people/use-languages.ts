import { useMemo } from 'react';
import { useNames } from '../../../words/use-names.ts';
import { useFormats } from '../../../words/words.tsx';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** Every language that has a name, by its code. */
export const useLanguages = (): { value: string; label: string }[] => {
  const names = useNames();
  const formats = useFormats();
  return useMemo(
    () =>
      letters
        .flatMap((first) => letters.map((second) => first + second))
        .map((code) => ({ value: code, label: names.language(code) }))
        .filter(({ value, label }) => label !== value)
        .sort((a, b) => formats.compare(a.label, b.label)),
    [names, formats],
  );
};
