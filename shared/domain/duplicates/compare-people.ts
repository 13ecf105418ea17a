import { type CommonField, type Commonness, commonValue, nothingCommon } from './commonness.ts';
import {
  compareCity,
  compareCompany,
  compareFirst,
  compareLast,
  compareMail,
  comparePhone,
  comparePostcode,
  compareStreet,
  compareSwapped,
  isSameMobile,
} from './compare-fields.ts';
import { isSlip } from './edits.ts';
import { evenScore, type MatchField, matchWeights, pointsPerBit, priorBits } from './match-weights.ts';
import type { PersonProfile } from './person-profile.ts';

/** One observation, as its field and level, and what it says in bits: above zero for one person, below for two. */
export type Observation = { field: MatchField; level: string; bits: number };

const bitsOf = Object.fromEntries(
  Object.entries(matchWeights).map(([field, levels]) => [
    field,
    Object.fromEntries(Object.entries(levels).map(([level, { m, u }]) => [level, Math.log2(m / u)])),
  ]),
) as Record<MatchField, Record<string, number>>;

/** Of two things that go together (postcode and city, company and its address) only one counts whole. */
export const shareOfDependent = 0.25;
/** Two first names under one surname and roof: a couple, or one person under another name; lists of leads hold as many of either. */
export const shareOfHousehold = 0.6;
/** Most that a switchboard or an office's address adds to what the company itself says. */
export const mostOfOffice = 2;

/**
 * What speaks for and against two records being one person. Observations are taken for independent but where they are known not to be:
 * postcode and city; the address, switchboard and mail of one company; whatever a household or an office shares between people of
 * different names.
 */
export const observe = (
  a: PersonProfile,
  b: PersonProfile,
  commonness: Commonness = nothingCommon,
  levels: NameLevels = nameLevels(a, b),
): Observation[] => {
  const seen: Observation[] = [];
  const note = (field: MatchField, level: string | null): void => {
    const observation = noted(field, level);
    if (observation) seen.push(observation);
  };
  const names = noteNames(a, b, levels, seen);
  note('mail', compareMail(a, b));
  note('phone', comparePhone(a, b));
  note('company', compareCompany(a, b));
  note('street', compareStreet(a, b));
  note('postcode', comparePostcode(a, b));
  note('city', compareCity(a, b));
  const isOneMobile = isSameMobile(a, b);
  weighCommon(seen, a, b, commonness);
  weighMail(seen, a);
  weighPlace(seen);
  weighOffice(seen, isOneMobile);
  weighShared(seen, names, isOneMobile);
  return seen;
};

const noted = (field: MatchField, level: string | null): Observation | null =>
  level === null ? null : { field, level, bits: bitsOf[field][level] ?? 0 };

/** How the names of two agree, looked at once: it is what the first glance and the whole comparison both ask. */
type NameLevels = { first: ReturnType<typeof compareFirst>; last: ReturnType<typeof compareLast> };

const nameLevels = (a: PersonProfile, b: PersonProfile): NameLevels => ({ first: compareFirst(a.first, b.first), last: compareLast(a, b) });

type Names = 'agree' | 'otherFirst' | 'otherPerson';

const noteNames = (a: PersonProfile, b: PersonProfile, levels: NameLevels, seen: Observation[]): Names => {
  const first = noted('first', levels.first);
  const last = noted('last', levels.last);
  const straight = (first?.bits ?? 0) + (last?.bits ?? 0);
  const isDoubtful = first?.level === 'different' || last?.level === 'different' || (!first && !last);
  const swapped = isDoubtful ? noted('swapped', compareSwapped(a, b)) : null;
  if (swapped && swapped.bits > straight) {
    seen.push(swapped);
    return swapped.level === 'half' ? 'otherFirst' : 'agree';
  }
  if (first) seen.push(first);
  if (last) seen.push(last);
  if (first?.level !== 'different') return 'agree';
  return last?.level === 'different' ? 'otherPerson' : 'otherFirst';
};

const find = (seen: readonly Observation[], field: MatchField): Observation | undefined => seen.find((each) => each.field === field);

/** Agreement on what many have says less: u is what the list itself says, where that is more than the table's (Winkler 2000). */
const weighCommon = (seen: readonly Observation[], a: PersonProfile, b: PersonProfile, { shareOf }: Commonness): void => {
  for (const each of seen) {
    if (!isCommonField(each.field) || each.level !== 'same') continue;
    const { m, u } = weightOf(each.field, each.level);
    const share = Math.max(shareOf(each.field, commonValue(a, each.field)), shareOf(each.field, commonValue(b, each.field)));
    if (share > u) each.bits = Math.log2(m / Math.min(share, m));
  }
};

const isCommonField = (field: MatchField): field is MatchField & CommonField =>
  field === 'first' || field === 'last' || field === 'postcode' || field === 'city' || field === 'company';

const weightOf = (field: MatchField, level: string): { m: number; u: number } =>
  (matchWeights[field] as Record<string, { m: number; u: number }>)[level] ?? { m: 1, u: 1 };

/** `annamueller` is made of `muller`. */
export const isMadeOf = (mailbox: string, last: string): boolean =>
  last !== '' && (mailbox.includes(last) || isSlip(mailbox.slice(-last.length - 1), last));

/** Mailboxes are made of names: namesakes have the same at their houses, and colleagues of similar names similar ones. */
const weighMail = (seen: readonly Observation[], { mailbox, wholeLast }: PersonProfile): void => {
  const mail = find(seen, 'mail');
  if (mail?.level === 'sameBox' && isMadeOf(mailbox, wholeLast)) mail.bits = bitsOf.mail.different ?? 0;
  const isOtherName = find(seen, 'first')?.level === 'different' || find(seen, 'last')?.level === 'different';
  if (mail?.level === 'slip' && isOtherName) mail.bits = 0;
};

/** A postcode lies in its city: the weaker of both adds a part. */
const weighPlace = (seen: readonly Observation[]): void => {
  const [postcode, city] = [find(seen, 'postcode'), find(seen, 'city')];
  if (!postcode || !city || postcode.bits > 0 !== city.bits > 0) return;
  const weaker = Math.abs(postcode.bits) < Math.abs(city.bits) ? postcode : city;
  weaker.bits *= shareOfDependent;
};

/** Colleagues have their office, its place and its switchboard in common. */
const weighOffice = (seen: readonly Observation[], isOneMobile: boolean): void => {
  const company = find(seen, 'company')?.level;
  if (company !== 'same' && company !== 'similar') return;
  for (const each of seen) {
    const isOfOffice = each.field === 'street' || each.field === 'postcode' || each.field === 'city' || each.level === 'sharedBox';
    if (isOfOffice || (each.field === 'phone' && !isOneMobile)) each.bits = Math.min(each.bits, mostOfOffice * shareOfDependent);
    if (each.field === 'phone' && !isOneMobile && each.level === 'same') each.bits = mostOfOffice;
  }
};

/** What people of one house share says little of two who go by different first names, and nothing of two with different names. */
const weighShared = (seen: readonly Observation[], names: Names, isOneMobile: boolean): void => {
  if (names === 'agree') return;
  const isHousehold = !find(seen, 'company');
  const share = names === 'otherPerson' ? 0 : isHousehold ? shareOfHousehold : shareOfDependent;
  for (const each of seen) {
    const isPersonal = each.field === 'first' || each.field === 'last' || (each.field === 'mail' && each.level !== 'sharedBox');
    if (!isPersonal && !(each.field === 'phone' && isOneMobile) && each.bits > 0) each.bits *= share;
  }
};

/** Bits of all observations, and of what is known before any: the more people, the less likely is one of them. */
export const sumOfBits = (seen: readonly Observation[], { known }: Commonness = nothingCommon): number => {
  let sum = priorBits(known());
  for (const { bits } of seen) sum += bits;
  return sum;
};

/** 0 to 100; 50: as likely as not. Ten points more are odds sixteen times as good. */
export const scoreOfBits = (bits: number): number => Math.round(Math.min(100, Math.max(0, evenScore + bits * pointsPerBit)));

export type MatchReason = { field: MatchField; level: string; points: number };
export type PersonMatch = { score: number; reasons: MatchReason[] };

/** Score and reasons of two records, what says most first. Points and the start of the scale add up to the score, within rounding. */
export const comparePeople = (a: PersonProfile, b: PersonProfile, commonness?: Commonness): PersonMatch => {
  const seen = observe(a, b, commonness);
  return { score: scoreOfBits(sumOfBits(seen, commonness)), reasons: reasonsOf(seen) };
};

/** As `comparePeople`; null below `from`, at a fraction of the cost. */
export const matchFrom = (a: PersonProfile, b: PersonProfile, from: number, commonness: Commonness): PersonMatch | null => {
  const levels = nameLevels(a, b);
  if (from > 0 && mostBits(a, b, levels) + priorBits(commonness.known()) < bitsOfScore(from)) return null;
  const seen = observe(a, b, commonness, levels);
  const score = scoreOfBits(sumOfBits(seen, commonness));
  return score < from ? null : { score, reasons: reasonsOf(seen) };
};

/** The least that a score rounds up from. */
export const bitsOfScore = (score: number): number => (score - 0.5 - evenScore) / pointsPerBit;

/**
 * More than the whole comparison can come to where a first or a last name is another, by what costs nearly nothing to look at: nearly all
 * pairs that share a key end here. Without bounds where names agree, or a mail or mobile is the same.
 */
const mostBits = (a: PersonProfile, b: PersonProfile, { first, last }: NameLevels): number => {
  if (first !== 'different' && last !== 'different') return Number.POSITIVE_INFINITY;
  if ((a.mail !== '' && a.mail === b.mail) || isSameMobile(a, b)) return Number.POSITIVE_INFINITY;
  const swapped = compareSwapped(a, b);
  if (swapped === 'same' || swapped === 'slip') return Number.POSITIVE_INFINITY;
  // Nothing makes up for two different names: see `weighShared`.
  if (first === 'different' && last === 'different' && swapped === null) return Number.NEGATIVE_INFINITY;
  const straight = bitsAt('first', first) + bitsAt('last', last);
  // A slip in a mail counts where neither name is said to be another: see `weighMail`.
  const mail = a.mailbox !== '' && a.mailbox === b.mailbox ? bitsAt('mail', 'sameBox') : swapped === 'half' ? bitsAt('mail', 'slip') : 0;
  const own = Math.max(straight, bitsAt('swapped', swapped)) + mail;
  return own + mostOfPlace(a, b, first === 'different');
};

export const bitsAt = (field: MatchField, level: string | null): number => (level === null ? 0 : (bitsOf[field][level] ?? 0));

/** What company, numbers and address may add at most, as `weighOffice` and `weighShared` let them. */
const mostOfPlace = (a: PersonProfile, b: PersonProfile, isOtherFirst: boolean): number => {
  const isSame = (a.domain !== null && a.domain === b.domain) || (a.wholeCompany !== '' && a.wholeCompany === b.wholeCompany);
  const isHousehold = !isSame && (a.company.length === 0 || b.company.length === 0);
  const office = bitsAt('company', isSame ? 'same' : 'similar') + mostOfOffice + 3 * shareOfDependent * mostOfOffice;
  const most = isSame ? office : isHousehold ? mostOfHouse(a, b) : Math.max(office, mostOfHouse(a, b));
  if (!isOtherFirst) return most;
  return (isHousehold ? shareOfHousehold : shareOfDependent) * most;
};

/** As far as no company of both is known. */
const mostOfHouse = (a: PersonProfile, b: PersonProfile): number => {
  const [postcode, city] = [mostOfValue('postcode', a.postcode, b.postcode), mostOfValue('city', a.city, b.city)];
  const place = Math.max(postcode, city) + shareOfDependent * Math.min(postcode, city);
  return Math.max(0, bitsAt('phone', comparePhone(a, b))) + mostOfStreet(a, b) + place;
};

const mostOfValue = (field: 'postcode' | 'city', value: string, other: string): number => {
  if (value === '' || other === '') return 0;
  return bitsAt(field, value === other ? 'same' : 'slip');
};

const mostOfStreet = (a: PersonProfile, b: PersonProfile): number => {
  if (a.streetWords.length === 0 || b.streetWords.length === 0) return 0;
  if (a.streetNumbers.some((each) => b.streetNumbers.includes(each))) return bitsAt('street', 'same');
  const isOpen = a.streetNumbers.length === 0 || b.streetNumbers.length === 0;
  return bitsAt('street', isOpen ? 'similar' : 'otherNumber');
};

const reasonsOf = (seen: readonly Observation[]): MatchReason[] =>
  seen
    .map(({ field, level, bits }) => ({ field, level, points: Math.round(bits * pointsPerBit) }))
    .sort((one, other) => Math.abs(other.points) - Math.abs(one.points));
