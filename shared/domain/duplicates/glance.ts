import { hashOf } from './blocking-keys.ts';
import { bitsAt, isMadeOf, mostOfOffice, shareOfDependent, shareOfHousehold } from './compare-people.ts';
import { lettersOf, lettersOfTheirOwn, slipsAllowed } from './edits.ts';
import { nicknameBits } from './nicknames.ts';
import type { PersonProfile } from './person-profile.ts';

/**
 * People as rows of numbers, from which it shows that two of them cannot be one person. Nearly all pairs that share a key end here, at the
 * cost of a line or two of memory and without a look at any word. It is only ever wrong in saying that they may be.
 */
export type Glances = {
  /** Puts somebody into a row; rows are numbered from 0. */
  put: (row: number, profile: PersonProfile) => void;
  /** Whom the rows are held against from now on. */
  ask: (profile: PersonProfile) => void;
  /** Whether a comparison of who was asked for with this row may come to so many bits, whatever is common among those known. */
  mayComeTo: (row: number, least: number) => boolean;
};

/**
 * Where the numbers of a row stand: texts as hashes, their letters as bits, lengths four to a number. What most pairs end at stands in the
 * first sixteen, which are one line of memory.
 */
const at = {
  flags: 0,
  /** Of first and last name, line and first word of the street. */
  lengths: 1,
  firstHash: 2,
  firstLetters: 3,
  nicknames: 4,
  lastHash: 5,
  lastLetters: 6,
  lastWordsHash: 7,
  lastWords: 8,
  soundHash: 9,
  mailHash: 10,
  boxHash: 11,
  /** Of mail, mailbox, company and city. */
  moreLengths: 12,
  domain: 13,
  company: 14,
  phone: 15,
  /** From here on a second line of memory, at which few pairs are looked at. */
  secondPhone: 16,
  companyLetters: 17,
  companyWord: 18,
  secondCompanyWord: 19,
  /** How many words the company has, the lengths of its first two, and of the postcode. */
  wordLengths: 20,
  mailLetters: 21,
  boxLetters: 22,
  streetLetters: 23,
  streetWord: 24,
  streetNumbers: 25,
  postcodeHash: 26,
  postcodeLetters: 27,
  cityHash: 28,
  cityLetters: 29,
} as const;
const width = 32;

/** What a person has, and what of it cannot be told from the numbers of a row alone. */
const has = {
  first: 1,
  last: 2,
  severalFirst: 4,
  tellingSound: 8,
  mail: 16,
  sharedMailbox: 32,
  /** A mailbox made of the last name says nothing when it is met at another house. */
  mailboxOfName: 64,
  phone: 128,
  /** More than two. */
  manyPhones: 256,
  mobile: 512,
  company: 1024,
  street: 2048,
  severalStreetWords: 4096,
  streetNumber: 8192,
  postcode: 16_384,
  city: 32_768,
} as const;

/** Longer than this is as long: that only makes more of what may be a slip. */
const longestLength = 255;
const lengthOf = (text: string | undefined): number => Math.min(text?.length ?? 0, longestLength);
const four = (a: number, b: number, c = 0, d = 0): number => a | (b << 8) | (c << 16) | (d << 24);

const bitsOfWords = (words: readonly string[]): number => words.reduce((bits, word) => bits | (1 << (hashOf(word) & 31)), 0);

const flagsOf = (of: PersonProfile): number => {
  let flags = 0;
  const note = (flag: number, is: boolean): void => {
    if (is) flags |= flag;
  };
  note(has.first, (of.first[0] ?? '') !== '');
  note(has.last, of.wholeLast !== '');
  note(has.severalFirst, of.first.length > 1);
  note(has.tellingSound, of.lastSound.length > 2);
  note(has.mail, of.mail !== '');
  note(has.sharedMailbox, of.isSharedMailbox);
  note(has.mailboxOfName, isMadeOf(of.mailbox, of.wholeLast));
  note(has.phone, of.phones.length > 0);
  note(has.manyPhones, of.phones.length > 2);
  note(has.mobile, of.mobiles.length > 0);
  note(has.company, of.company.length > 0);
  note(has.street, of.streetWords.length > 0);
  note(has.severalStreetWords, of.streetWords.length > 1);
  note(has.streetNumber, of.streetNumbers.length > 0);
  note(has.postcode, of.postcode !== '');
  note(has.city, of.city !== '');
  return flags;
};

/** Two words that may be one with slips, by their letters and lengths; only ever wrong in saying yes. */
const mayBeSlip = (letters: number, length: number, otherLetters: number, otherLength: number): boolean => {
  const allowed = slipsAllowed(Math.min(length, otherLength));
  if (allowed === 0 || length - otherLength > allowed || otherLength - length > allowed) return false;
  return lettersOfTheirOwn(letters, otherLetters) <= allowed;
};

/** Numbers of as many digits that differ in one of them are a digit and noughts apart. */
const mayBeOneDigitOff = (a: number, b: number): boolean => {
  let apart = a > b ? a - b : b - a;
  while (apart > 9 && apart % 10 === 0) apart /= 10;
  return apart < 10;
};

/** A number that no name of those known has; and who has none at all. */
const unknown = -1;
const none = -2;

/** Names as numbers, so that the same name is told for sure. */
const createNumbering = (): { of: (name: string) => number; keep: (name: string) => number } => {
  const numbers = new Map<string, number>();
  return {
    of: (name) => numbers.get(name) ?? unknown,
    keep: (name) => {
      const standing = numbers.get(name);
      if (standing !== undefined) return standing;
      numbers.set(name, numbers.size);
      return numbers.size - 1;
    },
  };
};

type Numbers = { domain: number; company: number };

const write = (rows: Int32Array, o: number, of: PersonProfile, { domain, company }: Numbers): void => {
  const [firstWord, secondWord] = of.company;
  rows[o + at.flags] = flagsOf(of);
  rows[o + at.lengths] = four(lengthOf(of.wholeFirst), lengthOf(of.wholeLast), lengthOf(of.streetLine), lengthOf(of.streetWords[0]));
  rows[o + at.firstHash] = hashOf(of.wholeFirst);
  rows[o + at.firstLetters] = lettersOf(of.wholeFirst);
  rows[o + at.nicknames] = nicknameBits(of.wholeFirst);
  rows[o + at.lastHash] = hashOf(of.wholeLast);
  rows[o + at.lastLetters] = lettersOf(of.wholeLast);
  rows[o + at.lastWordsHash] = of.last.length === 1 ? hashOf(of.last[0] ?? '') : hashOf(of.last.join(' '));
  rows[o + at.lastWords] = bitsOfWords(of.last);
  rows[o + at.soundHash] = hashOf(of.lastSound);
  rows[o + at.mailHash] = hashOf(of.mail);
  rows[o + at.boxHash] = hashOf(of.mailbox);
  rows[o + at.moreLengths] = four(lengthOf(of.mail), lengthOf(of.mailbox), lengthOf(of.wholeCompany), lengthOf(of.city));
  rows[o + at.phone] = Number(of.phones[0] ?? none);
  rows[o + at.secondPhone] = Number(of.phones[1] ?? none);
  rows[o + at.domain] = domain;
  rows[o + at.company] = company;
  rows[o + at.companyLetters] = lettersOf(of.wholeCompany);
  rows[o + at.companyWord] = lettersOf(firstWord ?? '');
  rows[o + at.secondCompanyWord] = lettersOf(secondWord ?? '');
  rows[o + at.wordLengths] = four(
    Math.min(of.company.length, longestLength),
    lengthOf(firstWord),
    lengthOf(secondWord),
    lengthOf(of.postcode),
  );
  rows[o + at.mailLetters] = lettersOf(of.mail);
  rows[o + at.boxLetters] = lettersOf(of.mailbox);
  rows[o + at.streetLetters] = lettersOf(of.streetLine);
  rows[o + at.streetWord] = lettersOf(of.streetWords[0] ?? '');
  rows[o + at.streetNumbers] = bitsOfWords(of.streetNumbers);
  rows[o + at.postcodeHash] = hashOf(of.postcode);
  rows[o + at.postcodeLetters] = lettersOf(of.postcode);
  rows[o + at.cityHash] = hashOf(of.city);
  rows[o + at.cityLetters] = lettersOf(of.city);
};

export const createGlances = (): Glances => {
  const domains = createNumbering();
  const companies = createNumbering();
  const asked = new Int32Array(width);
  let rows = new Int32Array(width * 1024);
  return {
    put: (row, profile) => {
      if ((row + 1) * width > rows.length) {
        const longer = new Int32Array(rows.length * 2);
        longer.set(rows);
        rows = longer;
      }
      const domain = profile.domain === null ? none : domains.keep(profile.domain);
      write(rows, row * width, profile, { domain, company: companies.keep(profile.wholeCompany) });
    },
    ask: (profile) => {
      const domain = profile.domain === null ? none : domains.of(profile.domain);
      write(asked, 0, profile, { domain, company: companies.of(profile.wholeCompany) });
    },
    mayComeTo: (row, least) => mayComeTo(asked, rows, row * width, least),
  };
};

const byteOf = (numbers: number, index: number): number => (numbers >>> (index * 8)) & 255;

/** What levels say, read once. */
const firstSame = bitsAt('first', 'same');
const firstSlip = Math.max(bitsAt('first', 'slip'), bitsAt('first', 'nickname'), bitsAt('first', 'initial'));
const firstDifferent = bitsAt('first', 'different');
const lastSame = bitsAt('last', 'same');
const lastSlip = Math.max(bitsAt('last', 'slip'), bitsAt('last', 'part'));
const lastDifferent = bitsAt('last', 'different');
const swappedSame = Math.max(bitsAt('swapped', 'same'), bitsAt('swapped', 'slip'));
const swappedHalf = bitsAt('swapped', 'half');
const mailSame = bitsAt('mail', 'same');
const mailSharedBox = bitsAt('mail', 'sharedBox');
const mailSameBox = bitsAt('mail', 'sameBox');
const mailSlip = bitsAt('mail', 'slip');
const mailDifferent = bitsAt('mail', 'different');
const phoneSame = bitsAt('phone', 'same');
const phoneSlip = bitsAt('phone', 'slip');
const phoneDifferent = bitsAt('phone', 'different');
const companySame = bitsAt('company', 'same');
const companySimilar = bitsAt('company', 'similar');
const companyDifferent = bitsAt('company', 'different');
const streetSame = bitsAt('street', 'same');
const streetSimilar = bitsAt('street', 'similar');
const streetOtherNumber = bitsAt('street', 'otherNumber');
const streetDifferent = bitsAt('street', 'different');
const postcodeSame = bitsAt('postcode', 'same');
const postcodeSlip = bitsAt('postcode', 'slip');
const postcodeDifferent = bitsAt('postcode', 'different');
const citySame = bitsAt('city', 'same');
const citySlip = bitsAt('city', 'slip');
const cityDifferent = bitsAt('city', 'different');

/*
 * Below, `a` is the row of who was asked for, and the other one stands in `b` from `o` on. Each function gives the most that its field can
 * say in bits: 0 where one of them says nothing.
 */

/** Whether both have it. */
const both = (a: Int32Array, b: Int32Array, o: number, flag: number): boolean => ((a[at.flags] ?? 0) & (b[o + at.flags] ?? 0) & flag) !== 0;
const either = (a: Int32Array, b: Int32Array, o: number, flag: number): boolean =>
  (((a[at.flags] ?? 0) | (b[o + at.flags] ?? 0)) & flag) !== 0;

const mostOfFirst = (a: Int32Array, b: Int32Array, o: number): number => {
  if (!both(a, b, o, has.first)) return 0;
  if (either(a, b, o, has.severalFirst) || a[at.firstHash] === b[o + at.firstHash]) return firstSame;
  const length = byteOf(a[at.lengths] ?? 0, 0);
  const other = byteOf(b[o + at.lengths] ?? 0, 0);
  const letters = a[at.firstLetters] ?? 0;
  const others = b[o + at.firstLetters] ?? 0;
  const mayBeNickname = ((a[at.nicknames] ?? 0) & (b[o + at.nicknames] ?? 0)) !== 0;
  // An initial or a short form has no letters but those of the name.
  const mayBeShort = (letters & ~others) === 0 || (others & ~letters) === 0;
  return mayBeNickname || mayBeShort || mayBeSlip(letters, length, others, other) ? firstSlip : firstDifferent;
};

const mostOfLast = (a: Int32Array, b: Int32Array, o: number): number => {
  if (!both(a, b, o, has.last)) return 0;
  if (a[at.lastHash] === b[o + at.lastHash] || a[at.lastWordsHash] === b[o + at.lastWordsHash]) return lastSame;
  if (((a[at.lastWords] ?? 0) & (b[o + at.lastWords] ?? 0)) !== 0) return lastSlip;
  const mayBeSound = both(a, b, o, has.tellingSound) && a[at.soundHash] === b[o + at.soundHash];
  const length = byteOf(a[at.lengths] ?? 0, 1);
  const other = byteOf(b[o + at.lengths] ?? 0, 1);
  return mayBeSound || mayBeSlip(a[at.lastLetters] ?? 0, length, b[o + at.lastLetters] ?? 0, other) ? lastSlip : lastDifferent;
};

/** Whether the first name in `from` may stand as the last name in `to`, with a slip or as its initial. */
const mayBeCrossed = (from: Int32Array, f: number, to: Int32Array, t: number): boolean => {
  const length = byteOf(from[f + at.lengths] ?? 0, 0);
  const other = byteOf(to[t + at.lengths] ?? 0, 1);
  if (length === 0 || other === 0) return false;
  if (from[f + at.firstHash] === to[t + at.lastHash]) return true;
  const letters = from[f + at.firstLetters] ?? 0;
  const others = to[t + at.lastLetters] ?? 0;
  return ((length === 1 || other === 1) && (letters & others) !== 0) || mayBeSlip(letters, length, others, other);
};

const mostOfMail = (a: Int32Array, b: Int32Array, o: number, isOtherName: boolean): number => {
  if (!both(a, b, o, has.mail)) return 0;
  if (a[at.mailHash] === b[o + at.mailHash]) return mailSame;
  if (either(a, b, o, has.sharedMailbox)) return 0;
  const lengths = a[at.moreLengths] ?? 0;
  const others = b[o + at.moreLengths] ?? 0;
  const box = byteOf(lengths, 1);
  const otherBox = byteOf(others, 1);
  const isSameBox = a[at.boxHash] === b[o + at.boxHash] && a[at.boxLetters] === b[o + at.boxLetters] && box === otherBox;
  if (isSameBox) return ((a[at.flags] ?? 0) & has.mailboxOfName) === 0 ? mailSameBox : mailDifferent;
  const mayBe =
    mayBeSlip(a[at.boxLetters] ?? 0, box, b[o + at.boxLetters] ?? 0, otherBox) &&
    mayBeSlip(a[at.mailLetters] ?? 0, byteOf(lengths, 0), b[o + at.mailLetters] ?? 0, byteOf(others, 0));
  return !mayBe ? mailDifferent : isOtherName ? 0 : mailSlip;
};

const mostOfPhone = (a: Int32Array, b: Int32Array, o: number): number => {
  if (!both(a, b, o, has.phone)) return 0;
  if (either(a, b, o, has.manyPhones)) return phoneSame;
  const one = a[at.phone] ?? none;
  const two = a[at.secondPhone] ?? none;
  const other = b[o + at.phone] ?? none;
  const another = b[o + at.secondPhone] ?? none;
  if (one === other || one === another || two === other || (two === another && two !== none)) return phoneSame;
  const mayBe =
    mayBeOneDigitOff(one, other) ||
    (another !== none && mayBeOneDigitOff(one, another)) ||
    (two !== none && (mayBeOneDigitOff(two, other) || (another !== none && mayBeOneDigitOff(two, another))));
  return mayBe ? phoneSlip : phoneDifferent;
};

/** Of two that are not the same for sure. */
const mostOfCompany = (a: Int32Array, b: Int32Array, o: number): number => {
  if (!both(a, b, o, has.company)) return 0;
  return mayBeSameCompany(a, b, o) ? companySimilar : companyDifferent;
};

const mayBeSameCompany = (a: Int32Array, b: Int32Array, o: number): boolean => {
  const words = a[at.wordLengths] ?? 0;
  const others = b[o + at.wordLengths] ?? 0;
  const count = byteOf(words, 0);
  const otherCount = byteOf(others, 0);
  const whole = byteOf(a[at.moreLengths] ?? 0, 2);
  const otherWhole = byteOf(b[o + at.moreLengths] ?? 0, 2);
  if ((count > 2 && count === otherWhole) || (otherCount > 2 && otherCount === whole)) return true;
  if (mayBeSlip(a[at.companyLetters] ?? 0, whole, b[o + at.companyLetters] ?? 0, otherWhole)) return true;
  return count <= otherCount ? mayBeWithin(a, 0, b, o) : mayBeWithin(b, o, a, 0);
};

/** Whether all words of the company in `few` may be found among those in `more`, which has as many or more. */
const mayBeWithin = (few: Int32Array, f: number, more: Int32Array, m: number): boolean => {
  const words = few[f + at.wordLengths] ?? 0;
  if (byteOf(words, 1) < 4) return false;
  if (byteOf(more[m + at.wordLengths] ?? 0, 0) > 2) return true;
  const isFirstThere = mayBeAmong(few[f + at.companyWord] ?? 0, byteOf(words, 1), more, m);
  return isFirstThere && (byteOf(words, 0) < 2 || mayBeAmong(few[f + at.secondCompanyWord] ?? 0, byteOf(words, 2), more, m));
};

const mayBeAmong = (letters: number, length: number, more: Int32Array, m: number): boolean => {
  const words = more[m + at.wordLengths] ?? 0;
  return (
    mayBeWord(letters, length, more[m + at.companyWord] ?? 0, byteOf(words, 1)) ||
    (byteOf(words, 0) > 1 && mayBeWord(letters, length, more[m + at.secondCompanyWord] ?? 0, byteOf(words, 2)))
  );
};

const mayBeWord = (letters: number, length: number, others: number, other: number): boolean =>
  (letters === others && length === other) || mayBeSlip(letters, length, others, other);

const mostOfStreet = (a: Int32Array, b: Int32Array, o: number): number => {
  if (!both(a, b, o, has.street)) return 0;
  if (!either(a, b, o, has.severalStreetWords) && !mayBeSameStreet(a, b, o)) return streetDifferent;
  if (((a[at.streetNumbers] ?? 0) & (b[o + at.streetNumbers] ?? 0)) !== 0) return streetSame;
  return both(a, b, o, has.streetNumber) ? streetOtherNumber : streetSimilar;
};

const mayBeSameStreet = (a: Int32Array, b: Int32Array, o: number): boolean => {
  const lengths = a[at.lengths] ?? 0;
  const others = b[o + at.lengths] ?? 0;
  if (mayBeWord(a[at.streetWord] ?? 0, byteOf(lengths, 3), b[o + at.streetWord] ?? 0, byteOf(others, 3))) return true;
  const line = byteOf(lengths, 2);
  const otherLine = byteOf(others, 2);
  const allowed = Math.floor(Math.min(line, otherLine) / 8) + 1;
  if (line < 6 || otherLine < 6 || (Math.abs(line - otherLine) > allowed && Math.min(line, otherLine) < longestLength)) return false;
  return lettersOfTheirOwn(a[at.streetLetters] ?? 0, b[o + at.streetLetters] ?? 0) <= allowed;
};

const mostOfPostcode = (a: Int32Array, b: Int32Array, o: number): number => {
  if (!both(a, b, o, has.postcode)) return 0;
  if (a[at.postcodeHash] === b[o + at.postcodeHash]) return postcodeSame;
  const length = byteOf(a[at.wordLengths] ?? 0, 3);
  const other = byteOf(b[o + at.wordLengths] ?? 0, 3);
  const isApart = length < 3 || other < 3 || Math.abs(length - other) > 1;
  const mayBe = !isApart && lettersOfTheirOwn(a[at.postcodeLetters] ?? 0, b[o + at.postcodeLetters] ?? 0) <= 1;
  return mayBe ? postcodeSlip : postcodeDifferent;
};

const mostOfCity = (a: Int32Array, b: Int32Array, o: number): number => {
  if (!both(a, b, o, has.city)) return 0;
  if (a[at.cityHash] === b[o + at.cityHash]) return citySame;
  const length = byteOf(a[at.moreLengths] ?? 0, 3);
  const other = byteOf(b[o + at.moreLengths] ?? 0, 3);
  return mayBeSlip(a[at.cityLetters] ?? 0, length, b[o + at.cityLetters] ?? 0, other) ? citySlip : cityDifferent;
};

/** The most that one thing an office has says. */
const mostOfOne = mostOfOffice * shareOfDependent;
const capped = (most: number): number => Math.min(most, mostOfOne);

/** What postcode and city add, of which the weaker counts in part; each of them as far as `cap` lets it. */
const mostOfPlace = (postcode: number, city: number, share: number, cap: number): number => {
  const isOneSide = postcode !== 0 && city !== 0 && postcode > 0 === city > 0;
  const part = isOneSide ? shareOfDependent : 1;
  const isPostcodeWeaker = Math.abs(postcode) < Math.abs(city);
  const ofPostcode = isPostcodeWeaker ? postcode * part : postcode;
  const ofCity = isPostcodeWeaker ? city : city * part;
  return scaled(Math.min(ofPostcode, cap), share) + scaled(Math.min(ofCity, cap), share);
};

/** What speaks for two people counts in part where they go by different names. */
const scaled = (most: number, share: number): number => (most > 0 ? most * share : most);

/** Whether all that `observe` notes and weighs may come to `least` bits. */
const mayComeTo = (a: Int32Array, b: Int32Array, o: number, least: number): boolean => {
  const first = mostOfFirst(a, b, o);
  const last = mostOfLast(a, b, o);
  const isOtherFirst = first === firstDifferent;
  const isOtherLast = last === lastDifferent;
  // Names in each other's place add nothing where more is said for those in their own.
  const isDoubtful = first + last < swappedSame;
  const mayBeThere = isDoubtful && mayBeCrossed(a, 0, b, o);
  const mayBeBack = isDoubtful && mayBeCrossed(b, o, a, 0);
  if (mayBeThere && mayBeBack) return true;
  const mayBeHalf = mayBeThere || mayBeBack;
  const isSharedBox = a[at.mailHash] === b[o + at.mailHash] && either(a, b, o, has.sharedMailbox) && both(a, b, o, has.mail);
  const mail = isSharedBox ? 0 : mostOfMail(a, b, o, (isOtherFirst || isOtherLast) && !mayBeHalf);
  const own = (mayBeHalf ? Math.max(first + last, swappedHalf) : first + last) + mail;
  const isNobody = isOtherFirst && isOtherLast && !mayBeHalf;
  const share = isNobody ? 0 : isOtherFirst ? shareOfOtherFirst(a, b, o) : 1;
  return own + mostOfShared(a, b, o, share, isSharedBox ? mailSharedBox : 0, least - own) >= least;
};

/** How much counts of what a company or a household shares between two first names. */
const shareOfOtherFirst = (a: Int32Array, b: Int32Array, o: number): number =>
  sameCompany(a, b, o) || both(a, b, o, has.company) ? shareOfDependent : shareOfHousehold;

const sameCompany = (a: Int32Array, b: Int32Array, o: number): boolean =>
  (a[at.domain] !== none && a[at.domain] === b[o + at.domain]) || (both(a, b, o, has.company) && a[at.company] === b[o + at.company]);

/** The most that an office's line, street, postcode, city and mailbox say together. */
const mostOfOfficeInAll = mostOfOffice + 4 * mostOfOne;

/**
 * What people of one house or office may share: company, numbers, address, and a mailbox that several read. Anything less than `least`
 * where it does not come to that.
 */
const mostOfShared = (a: Int32Array, b: Int32Array, o: number, share: number, box: number, least: number): number => {
  const phone = mostOfPhone(a, b, o);
  const isMobile = phone === phoneSame && both(a, b, o, has.mobile);
  const isSame = sameCompany(a, b, o);
  if (!isMobile && (share === 0 || isSame)) {
    const most = share * (companySame + mostOfOfficeInAll);
    if (most < least) return most;
  }
  const company = isSame ? companySame : mostOfCompany(a, b, o);
  const street = mostOfStreet(a, b, o);
  const postcode = mostOfPostcode(a, b, o);
  const city = mostOfCity(a, b, o);
  const inOffice = isMobile ? phone : scaled(phone === phoneSame ? mostOfOffice : capped(phone), share);
  const atOffice = inOffice + scaled(capped(street), share) + mostOfPlace(postcode, city, share, mostOfOne) + scaled(capped(box), share);
  if (isSame) return scaled(company, share) + atOffice;
  const inHouse = isMobile ? phone : scaled(phone, share);
  const atHome = inHouse + scaled(street, share) + mostOfPlace(postcode, city, share, Number.POSITIVE_INFINITY) + scaled(box, share);
  if (company <= 0) return company + atHome;
  return Math.max(scaled(company, share) + atOffice, companyDifferent + atHome);
};
