import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { en, type Words } from './en.ts';
import { createFormats, type Formats } from './format.ts';

const catalogues: Record<string, Words> = { en };

/** The catalogue of a locale's language, English where there is none yet. */
export const wordsFor = (locale: string): Words => catalogues[locale.split('-')[0] ?? 'en'] ?? en;

type Language = { locale: string; zone: string; words: Words; formats: Formats };

const languageFor = (locale: string, zone: string): Language => {
  const words = wordsFor(locale);
  return { locale, zone, words, formats: createFormats({ locale, zone, words: words.time }) };
};

const LanguageContext = createContext<Language>(languageFor('en-GB', 'UTC'));

/** Sets language, locale and the reader's zone for everything below. Without it: English, `en-GB`, UTC. */
export function WordsProvider({ locale, zone, children }: { locale: string; zone: string; children: ReactNode }) {
  const language = useMemo(() => languageFor(locale, zone), [locale, zone]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The typed catalogue: `const words = useWords().call`. */
export const useWords = (): Words => useContext(LanguageContext).words;

/** Dates, lengths, money, counts in the reader's locale and zone: `useFormats().time(at)`. */
export const useFormats = (): Formats => useContext(LanguageContext).formats;

/** The reader's locale and IANA zone, for what needs the bare names. */
export const useLocale = (): { locale: string; zone: string } => {
  const { locale, zone } = useContext(LanguageContext);
  return { locale, zone };
};
