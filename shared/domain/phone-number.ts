import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Phone } from './lead.ts';

type Reading = Pick<Phone, 'number' | 'extension'>;
/** How numbers that begin alike are read: how many leading digits go, and what comes in their place. */
type Rule = { drop: number; add: string } | 'unreadable';

/** What was learnt while reading; made by who reads many numbers, such as an import. */
export type PhoneMemo = { rules: Map<string, Rule>; countries: Map<string, CountryCode | undefined> };

export const createPhoneMemo = (): PhoneMemo => ({ rules: new Map(), countries: new Map() });

/**
 * Reads a number as somebody wrote it. `number` is E.164, or null when nothing that could be dialled is there; the text is
 * kept as written either way. `country` reads numbers without a country code. With a memo, numbers of the same country,
 * length and first digits are read alike, at a fifth of the cost.
 */
export const readPhone = (
  asWritten: string,
  { country, kind }: { country: string | null; kind: Phone['kind'] },
  memo?: PhoneMemo,
): Phone => {
  const written = asWritten.trim().slice(0, 300);
  const { number, extension } = memo ? readByRule(written, country, memo) : parse(written, knownCountry(country));
  return { kind, number, extension, asWritten: written };
};

/** An E.164 number with the spaces its country uses: `+49 89 55500142`. What cannot be read is given back as it is. */
export const formatPhone = (number: string): string => parsePhoneNumberFromString(number)?.formatInternational() ?? number;

const parse = (written: string, defaultCountry: CountryCode | undefined): Reading => {
  const found = parsePhoneNumberFromString(withPlus(written), defaultCountry ? { defaultCountry } : {});
  if (!found?.isPossible()) return { number: null, extension: null };
  return { number: found.number, extension: found.ext?.slice(0, 12) ?? null };
};

/** Only digits and the marks between them: no extension, no words, no second number. */
const isPlain = /^\(?\+?[\d ().\-/]{5,30}$/;
/** Leading digits that decide how a number is read: national prefix, area, and what tells areas of different length apart. */
const decidingDigits = 7;

const readByRule = (written: string, country: string | null, memo: PhoneMemo): Reading => {
  let defaultCountry = memo.countries.get(country ?? '');
  if (!defaultCountry && !memo.countries.has(country ?? '')) {
    defaultCountry = knownCountry(country);
    memo.countries.set(country ?? '', defaultCountry);
  }
  if (!isPlain.test(written)) return parse(written, defaultCountry);
  const dialled = withPlus(written).replace(/[^\d+]/g, '');
  const key = `${country ?? ''} ${dialled.length} ${dialled.slice(0, decidingDigits)}`;
  const rule = memo.rules.get(key);
  if (rule === 'unreadable') return { number: null, extension: null };
  if (rule) return { number: rule.add + dialled.slice(rule.drop), extension: null };
  const read = parse(written, defaultCountry);
  memo.rules.set(key, ruleOf(dialled, read.number));
  return read;
};

const ruleOf = (dialled: string, number: string | null): Rule => {
  if (number === null) return 'unreadable';
  const same = dialled.length - commonTail(dialled, number);
  return { drop: same, add: number.slice(0, number.length - (dialled.length - same)) };
};

const commonTail = (a: string, b: string): number => {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
};

const knownCountry = (country: string | null): CountryCode | undefined => (country && isSupportedCountry(country) ? country : undefined);

/** `0049 …` is how much of the world writes `+49 …`, whatever the country dials itself. */
const withPlus = (written: string): string => written.replace(/^[\s(]*00(?=[1-9])/, '+');
