import { editsBetween, isSlip, slipsAllowed } from './edits.ts';
import { isNickname } from './nicknames.ts';
import type { PersonProfile } from './person-profile.ts';

/** How two records agree in one field; null where one of them says nothing. Levels as in `match-weights.ts`. */

type Level<Name extends string> = Name | null;

export const compareMail = (a: PersonProfile, b: PersonProfile): Level<'same' | 'sameBox' | 'slip' | 'sharedBox' | 'different'> => {
  if (a.mail === '' || b.mail === '') return null;
  if (a.mail === b.mail) return a.isSharedMailbox ? 'sharedBox' : 'same';
  if (a.isSharedMailbox || b.isSharedMailbox) return null;
  if (a.mailbox === b.mailbox) return a.mailbox.length > 5 ? 'sameBox' : 'different';
  if (isNumberedApart(a.mailbox, b.mailbox)) return 'different';
  return isSlip(a.mail, b.mail) && areAlike(a.mailbox, b.mailbox) ? 'slip' : 'different';
};

/** `jan.jansen@` and `jan.jansen2@`: how a house tells two people of one name apart, and no slip of the finger. */
const isNumberedApart = (a: string, b: string): boolean => a.replace(/\d+/g, '') === b.replace(/\d+/g, '');

/** A slip within a long address may be the whole of a short mailbox: `anna@` and `hans@`. */
const areAlike = (a: string, b: string): boolean => a.length > 4 && b.length > 4 && isSlip(a, b);

export const comparePhone = (a: PersonProfile, b: PersonProfile): Level<'same' | 'slip' | 'different'> => {
  if (a.phones.length === 0 || b.phones.length === 0) return null;
  if (a.phones.some((each) => b.phones.includes(each))) return 'same';
  return a.phones.some((each) => b.phones.some((other) => isOneDigitOff(each, other))) ? 'slip' : 'different';
};

const isOneDigitOff = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  let differing = 0;
  for (let at = 0; at < a.length && differing < 2; at += 1) if (a.charCodeAt(at) !== b.charCodeAt(at)) differing += 1;
  return differing === 1;
};

export const isSameMobile = (a: PersonProfile, b: PersonProfile): boolean => a.mobiles.some((each) => b.mobiles.includes(each));

type FirstLevel = 'same' | 'nickname' | 'initial' | 'slip' | 'different';

export const compareFirst = (a: readonly string[], b: readonly string[]): Level<FirstLevel> => {
  const [x = '', y = ''] = [a[0], b[0]];
  if (x === '' || y === '') return null;
  if (x === y || (a.length !== b.length && a.join('') === b.join(''))) return 'same';
  if (x.length === 1 || y.length === 1) return x[0] === y[0] ? 'initial' : 'different';
  if (isNickname(x, y) || isShortForm(x, y) || a.some((each) => each.length > 2 && b.includes(each))) return 'nickname';
  return isSlip(x, y) ? 'slip' : 'different';
};

const isShortForm = (x: string, y: string): boolean => Math.min(x.length, y.length) > 2 && (x.startsWith(y) || y.startsWith(x));

type LastLevel = 'same' | 'part' | 'slip' | 'different';

export const compareLast = (a: PersonProfile, b: PersonProfile): Level<LastLevel> => {
  if (a.wholeLast === '' || b.wholeLast === '') return null;
  if (a.wholeLast === b.wholeLast || sameWords(a.last, b.last)) return 'same';
  if (isSlip(a.wholeLast, b.wholeLast) || soundAlike(a, b)) return 'slip';
  return a.last.some((each) => each.length > 2 && b.last.includes(each)) ? 'part' : 'different';
};

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, index) => word === b[index]);

/** Long enough a sound to mean something, and not too far apart as written: `schmidt` and `szmit`. */
const soundAlike = (a: PersonProfile, b: PersonProfile): boolean =>
  a.lastSound.length > 2 && a.lastSound === b.lastSound && Math.abs(a.wholeLast.length - b.wholeLast.length) < 3;

/**
 * First and last name in each other's place; `slip` when one of them is not quite the same, or no more than an initial; `half` when only
 * one of the names is there, or the other one is another.
 */
export const compareSwapped = (a: PersonProfile, b: PersonProfile): 'same' | 'slip' | 'half' | null => {
  const there = crossed(a.wholeFirst, b.wholeLast);
  const back = crossed(b.wholeFirst, a.wholeLast);
  if (there === 'same' && back === 'same') return 'same';
  if (there && back) return 'slip';
  return (there ?? back) === 'same' ? 'half' : null;
};

const crossed = (first: string, last: string): 'same' | 'slip' | null => {
  if (first === '' || last === '') return null;
  if (first === last) return 'same';
  return isSlip(first, last) || (Math.min(first.length, last.length) === 1 && first[0] === last[0]) ? 'slip' : null;
};

export const compareCompany = (a: PersonProfile, b: PersonProfile): Level<'same' | 'similar' | 'different'> => {
  if (a.domain !== null && a.domain === b.domain) return 'same';
  if (a.company.length === 0 || b.company.length === 0) return null;
  const [x, y] = [a.wholeCompany, b.wholeCompany];
  if (x === y) return 'same';
  if (isSlip(x, y) || isInitials(a.company, y) || isInitials(b.company, x)) return 'similar';
  const [fewer, more] = a.company.length <= b.company.length ? [a.company, b.company] : [b.company, a.company];
  const isWithin = (fewer[0]?.length ?? 0) > 3 && matchedShare(fewer, more) > 0.99;
  return isWithin ? 'similar' : 'different';
};

const isInitials = (words: readonly string[], short: string): boolean =>
  words.length > 2 && short.length === words.length && words.every((word, index) => word[0] === short[index]);

/** How many letters of the first words are found among the others, exactly or with a slip. */
const matchedShare = (words: readonly string[], others: readonly string[]): number => {
  let letters = 0;
  let matched = 0;
  for (const word of words) {
    letters += word.length;
    if (others.includes(word) || others.some((other) => isSlip(word, other))) matched += word.length;
  }
  return letters === 0 ? 0 : matched / letters;
};

export const compareStreet = (a: PersonProfile, b: PersonProfile): Level<'same' | 'similar' | 'otherNumber' | 'different'> => {
  if (a.streetWords.length === 0 || b.streetWords.length === 0) return null;
  const [fewer, more] = a.streetWords.length <= b.streetWords.length ? [a, b] : [b, a];
  const share = isSameLine(a.streetLine, b.streetLine) ? 1 : matchedShare(fewer.streetWords, more.streetWords);
  const isNumberShared = a.streetNumbers.some((each) => b.streetNumbers.includes(each));
  const isNumberOpen = a.streetNumbers.length === 0 || b.streetNumbers.length === 0;
  if (share < 0.4) return 'different';
  if (share < 0.75) return isNumberShared ? 'otherNumber' : 'different';
  if (!isNumberShared && !isNumberOpen) return 'otherNumber';
  return isNumberShared && sameWords(a.streetWords, b.streetWords) ? 'same' : 'similar';
};

/** A slip for every eight letters, spaces not counted. */
const isSameLine = (a: string, b: string): boolean => {
  const allowed = Math.floor(Math.min(a.length, b.length) / 8) + 1;
  return a.length > 5 && b.length > 5 && editsBetween(a, b, allowed) <= allowed;
};

export const comparePostcode = (a: PersonProfile, b: PersonProfile): Level<'same' | 'slip' | 'different'> =>
  compareCode(a.postcode, b.postcode, 1);

export const compareCity = (a: PersonProfile, b: PersonProfile): Level<'same' | 'slip' | 'different'> =>
  compareCode(a.city, b.city, slipsAllowed(Math.min(a.city.length, b.city.length)));

const compareCode = (a: string, b: string, allowed: number): Level<'same' | 'slip' | 'different'> => {
  if (a === '' || b === '') return null;
  if (a === b) return 'same';
  return allowed > 0 && isSlipWithin(a, b, allowed) ? 'slip' : 'different';
};

const isSlipWithin = (a: string, b: string, allowed: number): boolean =>
  a.length > 2 && b.length > 2 && editsBetween(a, b, allowed) <= allowed;
