import { useMemo } from 'react';
import { useLocale } from './words.tsx';

const nameOf = (names: Intl.DisplayNames, code: string): string => names.of(code) ?? code;

/** Languages and countries by their codes, named in the reader's language. */
export const useNames = (): { language: (code: string) => string; country: (code: string) => string } => {
  const { locale } = useLocale();
  return useMemo(() => {
    const languages = new Intl.DisplayNames(locale, { type: 'language' });
    const countries = new Intl.DisplayNames(locale, { type: 'region' });
    return { language: (code) => nameOf(languages, code), country: (code) => nameOf(countries, code) };
  }, [locale]);
};
