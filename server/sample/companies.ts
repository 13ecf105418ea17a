import { companyMatchKey } from '../../shared/domain/company-match.ts';
import type { Company } from '../../shared/domain/people.ts';
import type { City, Country, Industry } from './countries/country.ts';
import { czechia, poland, romania } from './countries/eastern.ts';
import { britain, canada, ireland, unitedStates } from './countries/english-speaking.ts';
import { austria, germany, switzerland } from './countries/german-speaking.ts';
import { denmark, finland, netherlands, norway, sweden } from './countries/northern.ts';
import { brazil, france, italy, portugal, spain } from './countries/southern.ts';
import { namedCompanies } from './named-companies.ts';
import { salespersonOf } from './people.ts';
import { itemAt, type Random, seededRandom } from './random.ts';

/** A company with what its people are made of. */
export type CompanyProfile = { row: Company; country: Country; city: City };

const countries: readonly Country[] = [
  germany,
  austria,
  switzerland,
  france,
  italy,
  spain,
  portugal,
  poland,
  czechia,
  romania,
  netherlands,
  denmark,
  sweden,
  finland,
  norway,
  britain,
  ireland,
  unitedStates,
  canada,
  brazil,
];

const countryByCode = new Map(countries.map((country) => [country.code, country]));
/** Where the trade comes before the place: Laiterie de l’Isère, not Isère Laiterie. */
const tradeFirst = new Set(['FR', 'IT', 'ES', 'PT', 'BR', 'PL', 'CZ', 'RO']);

/** Companies for so many leads: 250 for 400, fewer per lead the larger the center, as lists overlap. */
export const companyCount = (leads: number): number => Math.max(namedCompanies.length, Math.round(250 * (leads / 400) ** 0.8));

/** All companies of a center, the named ones first; no two share a name. Grows with the companies, not with their leads. */
export const makeCompanies = (seed: number, count: number, foundedAt: number): CompanyProfile[] => {
  const named = namedCompanies.map((company, at) => {
    const random = seededRandom(seed, 'company', at);
    const country = countryOf(company.country);
    return profileOf(random, country, company.city, foundedAt, company);
  });
  const used = new Map<string, number>();
  const weights = countries.map((country) => [country, country.weight] as const);
  const taken = new Set(named.map(({ row }) => row.matchKey));
  const made: CompanyProfile[] = [];
  for (let at = named.length; named.length + made.length < count; at += 1) {
    const random = seededRandom(seed, 'company', at);
    const country = random.weighted(weights);
    const turn = used.get(country.code) ?? 0;
    used.set(country.code, turn + 1);
    const profile = inventCompany(random, country, turn, foundedAt);
    if (taken.has(profile.row.matchKey)) continue;
    taken.add(profile.row.matchKey);
    made.push(profile);
  }
  return [...named, ...made];
};

const countryOf = (code: string): Country => {
  const country = countryByCode.get(code);
  if (!country) throw new Error(`No sample country ${code}`);
  return country;
};

/** The turn-th company of a country: every stem meets every trade once before a city or a number tells namesakes apart. */
const inventCompany = (random: Random, country: Country, turn: number, foundedAt: number): CompanyProfile => {
  const trades = Object.entries(country.trades) as [Industry, string][];
  const pairs = country.stems.length * trades.length;
  const place = (turn * 7919 + country.stems.length * 31) % pairs;
  const stem = itemAt(country.stems, place % country.stems.length);
  const [industry, trade] = itemAt(trades, Math.floor(place / country.stems.length));
  const round = Math.floor(turn / pairs);
  const city = round === 0 ? random.pick(country.cities) : itemAt(country.cities, (round - 1) % country.cities.length);
  const plain = tradeFirst.has(country.code) ? `${trade} ${stem}` : `${stem} ${trade}`;
  const apart = round === 0 ? '' : ` ${city.name}${round > country.cities.length ? ` ${Math.ceil(round / country.cities.length)}` : ''}`;
  const isKeyAccount = random.chance(0.1);
  const employees = Math.round(
    random.int(isKeyAccount ? 25 : 3, isKeyAccount ? 180 : 60) *
      random.weighted([
        [10, 6],
        [3, 2],
        [1, 0.5],
      ]) +
      8,
  );
  const salespersonId = isKeyAccount && random.chance(0.5) ? salespersonOf(country.code).id : null;
  const name = `${plain}${apart} ${random.pick(country.legalForms)}`;
  return profileOf(random, country, city, foundedAt, { name, industry, employees, isKeyAccount, salespersonId });
};

type Facts = { name: string; industry: Industry; employees: number; isKeyAccount: boolean; salespersonId: string | null };

const profileOf = (random: Random, country: Country, city: City, foundedAt: number, facts: Facts): CompanyProfile => {
  const matchKey = companyMatchKey(facts.name);
  const row: Company = {
    id: random.uuid(foundedAt),
    name: facts.name,
    domain: `${asciiSlug(matchKey)}.example`,
    industry: facts.industry,
    employees: facts.employees,
    city: city.name,
    country: country.code,
    isKeyAccount: facts.isKeyAccount,
    salespersonId: facts.salespersonId,
    matchKey,
  };
  return { row, country, city };
};

const letters: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', å: 'a', ł: 'l', ß: 'ss', ı: 'i', đ: 'd', '’': '' };

/** Lower-case letters, digits and hyphens, as host names and mail addresses have them. */
export const asciiSlug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[øæåłßıđ’]/g, (letter) => letters[letter] ?? '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
