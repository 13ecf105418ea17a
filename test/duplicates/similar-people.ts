import type { Country } from '../../server/sample/countries/country.ts';
import { czechia, poland, romania } from '../../server/sample/countries/eastern.ts';
import { britain, canada, ireland, unitedStates } from '../../server/sample/countries/english-speaking.ts';
import { austria, germany, switzerland } from '../../server/sample/countries/german-speaking.ts';
import { denmark, finland, netherlands, norway, sweden } from '../../server/sample/countries/northern.ts';
import { brazil, france, italy, portugal, spain } from '../../server/sample/countries/southern.ts';
import { type Random, seededRandom } from '../../server/sample/random.ts';
import { noFacts, type PersonFacts } from '../../shared/domain/duplicates/person-facts.ts';
import { type SlipModel, withSlip } from './slips.ts';

/** Invented people and copies of them as they come in a second time, for measuring the matcher on other sets than it was looked at with. */
export type SimilarSet = {
  people: PersonFacts[];
  /** Person → who it is. */
  truth: Map<string, string>;
};

export type SetPlan = {
  seed: string;
  /** Different people. */
  originals: number;
  /** Copies in all; one person may have several. */
  copies: number;
  /** Consumers are known by name and home; business people by mail, phone, company and office, and have colleagues. */
  kind: 'consumers' | 'business';
  countries: keyof typeof regions;
  slips: SlipModel;
  /** Copies are of so many people from the first on; left out: of anybody. */
  fromFirst?: number;
};

export const regions = {
  german: [germany, austria, switzerland],
  english: [britain, ireland, unitedStates, canada],
  southern: [france, italy, spain, portugal, brazil],
  northern: [netherlands, denmark, sweden, finland, norway],
  eastern: [poland, czechia, romania],
} satisfies Record<string, readonly Country[]>;

const syllables =
  'ka lo mi ren stein berg dal vo tur ne sa win ter gra bel har mont ri es ko fal den mar che po lin wood by ton ham ov sky'.split(' ');

const madeUp = (random: Random, from: number, till: number): string =>
  Array.from({ length: random.int(from, till) }, () => random.pick(syllables)).join('');

/** A few names are common and most are rare, as everywhere. */
const lastName = (country: Country, random: Random): string => (random.chance(0.2) ? random.pick(country.lastNames) : madeUp(random, 2, 4));

const streetKinds: Record<string, string[]> = {
  german: ['straße', 'weg', 'platz'],
  english: ['street', 'road', 'lane', 'court'],
  southern: ['via', 'rue', 'calle'],
  northern: ['gatan', 'vej'],
  eastern: ['ulica', 'utca'],
};

type Place = Pick<PersonFacts, 'street' | 'postcode' | 'city' | 'country'>;

const aPlace = (country: Country, plan: SetPlan, random: Random): Place => {
  const isLarge = random.chance(0.3);
  const city = random.pick(country.cities);
  return {
    street: `${madeUp(random, 2, 3)} ${random.pick(streetKinds[plan.countries] ?? [''])} ${random.int(1, 240)}`,
    postcode: isLarge ? city.postcode : String(random.int(1000, 99_999)).padStart(5, '0'),
    city: isLarge ? city.name : madeUp(random, 2, 4),
    country: country.code,
  };
};

type Firm = Place & Pick<PersonFacts, 'companyName' | 'companyDomain'> & { legalForm: string; switchboard: string };

const digits = (random: Random, count: number): string => Array.from({ length: count }, () => random.int(0, 9)).join('');

const aFirm = (country: Country, plan: SetPlan, random: Random): Firm => {
  const stem = `${madeUp(random, 2, 3)} ${random.pick(Object.values(country.trades))}`;
  const legalForm = random.pick(country.legalForms);
  return {
    ...aPlace(country, plan, random),
    companyName: `${stem} ${legalForm}`,
    companyDomain: `${stem.toLowerCase().replace(/[^a-z]/g, '')}.example`,
    legalForm,
    switchboard: `+${country.calling}${digits(random, 7)}`,
  };
};

/** Six people to a firm in the middle, so that colleagues with one address, domain and switchboard are common. */
const peoplePerFirm = 6;

const originalsOf = (plan: SetPlan, random: Random): PersonFacts[] => {
  const countries = regions[plan.countries];
  const firms = Array.from({ length: Math.ceil(plan.originals / peoplePerFirm) }, () => aFirm(random.pick(countries), plan, random));
  const taken = new Set<string>();
  return Array.from({ length: plan.originals }, (_, index) => {
    const firm = random.pick(firms);
    const country = countries.find(({ code }) => code === firm.country) ?? random.pick(countries);
    const names = { firstName: random.pick(country.firstNames), lastName: lastName(country, random) };
    // Two of one name at one firm would have one mail address: that is nobody's to tell apart.
    if (taken.has(`${names.firstName}${names.lastName}${firm.companyName}`)) names.lastName = madeUp(random, 3, 4);
    taken.add(`${names.firstName}${names.lastName}${firm.companyName}`);
    const named = { ...noFacts, id: `p${index}`, ...names };
    return plan.kind === 'consumers'
      ? { ...named, ...aPlace(country, plan, random) }
      : { ...named, ...officeOf(named, firm, country, random) };
  });
};

const officeOf = ({ firstName, lastName: last }: PersonFacts, firm: Firm, country: Country, random: Random): Partial<PersonFacts> => {
  const { companyName, companyDomain, street, postcode, city } = firm;
  const mailbox = `${firstName}.${last}`
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z.]/g, '');
  const mobile = `+${country.calling}1${digits(random, 9)}`;
  const isMobile = random.chance(0.4);
  return {
    email: random.chance(0.85) ? `${mailbox}@${companyDomain}` : null,
    phones: isMobile ? [mobile] : [random.chance(0.5) ? firm.switchboard : firm.switchboard + digits(random, 2)],
    mobiles: isMobile ? [mobile] : [],
    companyName,
    companyDomain: random.chance(0.3) ? companyDomain : null,
    ...(random.chance(0.6) ? { street, postcode, city } : { city }),
    country: firm.country,
  };
};

const shortForms: Record<string, string> = {
  Thomas: 'Tom',
  Michael: 'Mike',
  Katharina: 'Kathrin',
  Alexander: 'Alex',
  William: 'Bill',
  Robert: 'Bob',
  Elizabeth: 'Liz',
  Christopher: 'Chris',
  Stefan: 'Stephan',
  Francesco: 'Franco',
  Joseph: 'Joe',
  Andreas: 'Andi',
};

const slippable = ['firstName', 'lastName', 'street', 'city', 'postcode', 'companyName'] as const;
const losable = ['firstName', 'street', 'city', 'postcode'] as const;

/** The person as they come in again: one to three slips, now and then something left out, shortened, swapped or changed. */
const copyOf = (of: PersonFacts, id: string, { slips, countries }: SetPlan, random: Random): PersonFacts => {
  let copy: PersonFacts = { ...of, id };
  for (let count = random.int(1, 3); count > 0; count -= 1) {
    const field = random.pick(slippable.filter((each) => copy[each] !== ''));
    copy = { ...copy, [field]: withSlip(copy[field], slips, random) };
  }
  if (random.chance(0.15)) copy = { ...copy, [random.pick(losable)]: '' };
  if (random.chance(0.04)) copy = { ...copy, firstName: copy.lastName, lastName: copy.firstName };
  if (random.chance(0.3)) copy = { ...copy, firstName: shortForms[of.firstName] ?? copy.firstName };
  if (random.chance(0.05)) copy = { ...copy, firstName: copy.firstName.slice(0, 1) };
  return copy.companyName === '' ? movedAtHome(copy, random) : atWorkAgain(copy, countries, random);
};

const movedAtHome = (copy: PersonFacts, random: Random): PersonFacts =>
  random.chance(0.05) ? { ...copy, street: copy.street.replace(/\d+/, String(random.int(1, 240))) } : copy;

/** Another mail, no number or another one, the company under a shorter name: what business cards and forms do. */
const atWorkAgain = (copy: PersonFacts, countries: SetPlan['countries'], random: Random): PersonFacts => {
  const legalForms = regions[countries].flatMap((each) => each.legalForms);
  const form = legalForms.find((each) => copy.companyName.endsWith(` ${each}`));
  const companyName = form && random.chance(0.5) ? copy.companyName.slice(0, -form.length).trim() : copy.companyName;
  const mail = random.next();
  const mailbox = copy.email?.split('@')[0] ?? '';
  return {
    ...copy,
    companyName,
    email: mail < 0.1 ? null : mail < 0.2 ? `${mailbox || 'x'}@gmail.com` : copy.email,
    phones: random.chance(0.25) ? [] : copy.phones,
  };
};

export const similarSet = (plan: SetPlan): SimilarSet => {
  const random = seededRandom(plan.seed);
  const originals = originalsOf(plan, random);
  const copied = originals.slice(0, plan.fromFirst);
  const truth = new Map(originals.map(({ id }) => [id, id]));
  const copies = Array.from({ length: plan.copies }, (_, index) => {
    const of = random.pick(copied);
    const id = `c${index}`;
    truth.set(id, of.id);
    return copyOf(of, id, plan, random);
  });
  return { people: [...originals, ...copies], truth };
};
