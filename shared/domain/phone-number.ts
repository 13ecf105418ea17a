import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Phone } from './lead.ts';

/** Numbers already read, by country and digits as written; made by who reads many, such as an import. */
export type PhoneMemo = Map<string, Pick<Phone, 'number' | 'extension'>>;

/**
 * Reads a number as somebody wrote it. `number` is E.164, or null when nothing that could be dialled is there; the text is
 * kept as written either way. `country` reads numbers without a country code.
 */
export const readPhone = (
  asWritten: string,
  { country, kind }: { country: string | null; kind: Phone['kind'] },
  memo?: PhoneMemo,
): Phone => {
  const written = asWritten.trim().slice(0, 300);
  const key = `${country ?? ''} ${written}`;
  const known = memo?.get(key);
  if (known) return { kind, ...known, asWritten: written };
  const read = parse(written, country);
  memo?.set(key, read);
  return { kind, ...read, asWritten: written };
};

/** An E.164 number with the spaces its country uses: `+49 89 55500142`. What cannot be read is given back as it is. */
export const formatPhone = (number: string): string => parsePhoneNumberFromString(number)?.formatInternational() ?? number;

const unread = { number: null, extension: null };

const parse = (written: string, country: string | null): Pick<Phone, 'number' | 'extension'> => {
  const found = parsePhoneNumberFromString(withPlus(written), { defaultCountry: knownCountry(country), extract: true });
  if (!found?.isPossible()) return unread;
  return { number: found.number, extension: found.ext?.slice(0, 12) ?? null };
};

const knownCountry = (country: string | null): CountryCode | undefined =>
  country && isSupportedCountry(country) ? (country as CountryCode) : undefined;

/** `0049 …` is how much of the world writes `+49 …`, whatever the country dials itself. */
const withPlus = (written: string): string => written.replace(/^[\s(]*00(?=[1-9])/, '+');
