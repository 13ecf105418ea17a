import { foldWords } from '../fold-words.ts';

/** Languages whose words for months, countries and columns are understood. */
export const understoodLanguages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'pl', 'nl'] as const;

let names: Map<string, number> | undefined;

/** 1–12 for the name or short name of a month in any understood language. */
export const monthOfName = (name: string): number | undefined => {
  names ??= collectNames();
  return names.get(foldWords(name));
};

/** Both the bare name and the one used beside a day, which differ in Polish (listopad, listopada). */
const collectNames = (): Map<string, number> => {
  const found = new Map<string, number>();
  for (const language of understoodLanguages)
    for (const month of ['long', 'short'] as const)
      for (const day of [undefined, 'numeric'] as const)
        addNames(found, new Intl.DateTimeFormat(language, { month, day, timeZone: 'UTC' }));
  return found;
};

const addNames = (found: Map<string, number>, format: Intl.DateTimeFormat): void => {
  for (let month = 1; month <= 12; month += 1) {
    const parts = format.formatToParts(new Date(Date.UTC(2024, month - 1, 15)));
    const name = foldWords(parts.find((part) => part.type === 'month')?.value ?? '');
    if (/^\p{L}{3,}$/u.test(name) && !found.has(name)) found.set(name, month);
  }
};
