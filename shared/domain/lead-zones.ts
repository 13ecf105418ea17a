import { type CountryCode, getCountry } from 'countries-and-timezones';
import metadata from 'libphonenumber-js/metadata.min';
import { foldWords } from './fold-words.ts';
import type { Lead, ZoneSource } from './lead.ts';
import { isKnownZone, placeOfZone } from './zone.ts';
import {
  type AreaCodeRow,
  areaCodeZones,
  cityZones,
  countryZones,
  type PostcodeRow,
  postcodeZones,
  type RegionRow,
  regionZones,
} from './zone-tables.ts';

/** What is known of a lead's whereabouts; `stated` is a zone that somebody said. */
export type Whereabouts = Pick<Lead, 'postcode' | 'city' | 'region' | 'country' | 'phones'> & { stated?: string | null };
export type DerivedZones = { zones: string[]; source: ZoneSource };

/**
 * The zones in which a lead may be, by the strongest evidence there is: stated, then postcode, city, region, phone area code,
 * country (DOMAIN: calling windows). More than one zone means that each of them may be right.
 */
export const deriveZones = (of: Whereabouts): DerivedZones => {
  if (of.stated && isKnownZone(of.stated)) return { zones: [of.stated], source: 'stated' };
  return byAddress(of) ?? byPhones(of) ?? byCountry(of) ?? { zones: [], source: 'unknown' };
};

/** Candidate zones of a country, the most populous first; none for an unknown country. */
export const zonesOfCountry = (country: string): readonly string[] => countryZones[country] ?? zonesOfLibrary(country);

const byAddress = ({ country, postcode, city, region }: Whereabouts): DerivedZones | null => {
  if (!country) return null;
  const all = zonesOfCountry(country);
  if (all.length === 1) return byAnyWord({ postcode, city, region }, all);
  const ofRegion = region ? namedZones(regions.get(country), region) : undefined;
  const ofPostcode = postcode ? zonesOfPostcode(country, postcode) : undefined;
  if (ofPostcode) return found(ofPostcode, 'postcode');
  const ofCity = city ? within(namedZones(cities.get(country), city), ofRegion) : undefined;
  if (ofCity) return found(ofCity, 'city');
  return ofRegion ? found(ofRegion, 'region') : null;
};

/** Where a country has one zone, any word of an address places the lead in it. */
const byAnyWord = (address: { postcode: string; city: string; region: string }, zones: readonly string[]): DerivedZones | null => {
  const source = (['postcode', 'city', 'region'] as const).find((part) => address[part].trim() !== '');
  return source ? found(zones, source) : null;
};

const byCountry = ({ country }: Whereabouts): DerivedZones | null => {
  const zones = country ? zonesOfCountry(country) : [];
  return zones.length > 0 ? found(zones, 'country') : null;
};

/** A number of another country than the stated one does not settle it: then both count. */
const byPhones = ({ phones, country }: Whereabouts): DerivedZones | null => {
  const zones = new Set<string>();
  for (const { number } of phones) {
    const place = number ? placeOfNumber(number) : null;
    if (!place || (place.country === country && !place.isByArea)) continue;
    for (const each of place.zones) zones.add(each);
    if (country && place.country !== country) for (const each of zonesOfCountry(country)) zones.add(each);
  }
  return zones.size > 0 ? found([...zones], 'areaCode') : null;
};

type NumberPlace = { country: string; zones: readonly string[]; isByArea: boolean };

const placeOfNumber = (number: string): NumberPlace | null => {
  const code = [1, 2, 3].map((length) => number.slice(1, 1 + length)).find((digits) => digits in metadata.country_calling_codes);
  const country = code ? metadata.country_calling_codes[code]?.[0] : undefined;
  if (!code || !country) return null;
  const area = areas.get(code);
  const national = number.slice(1 + code.length);
  const row = [3, 2, 1].map((length) => area?.get(national.slice(0, length))).find((each) => each !== undefined);
  if (row) return { country: row[1], zones: zonesIn(row), isByArea: true };
  return { country, zones: zonesOfCountry(country), isByArea: false };
};

const zonesOfPostcode = (country: string, written: string): readonly string[] | undefined => {
  const postcode = wholePostcode(country, written);
  if (!postcode) return undefined;
  const row = postcodeZones[country]?.find(([from, to]) => postcode.slice(0, from.length) >= from && postcode.slice(0, to.length) <= to);
  return row && zonesIn(row);
};

/** Spreadsheets drop leading zeros; `null` when the length is not that of the country's postcodes. */
const postcodeLengths: Readonly<Record<string, readonly number[]>> = { US: [5, 9], AU: [4], BR: [8], ES: [5], PT: [4, 7] };

const wholePostcode = (country: string, written: string): string | null => {
  const plain = written.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const lengths = postcodeLengths[country];
  if (!lengths) return plain.length >= 3 ? plain : null;
  const length = lengths.find((each) => each === plain.length) ?? lengths.find((each) => plain.length >= each - 2 && plain.length < each);
  return length && /^\d+$/.test(plain) ? plain.padStart(length, '0') : null;
};

/** A city counts only where its region agrees; of namesakes in several zones the region picks. */
const within = (zones: readonly string[] | undefined, region: readonly string[] | undefined): readonly string[] | undefined => {
  if (!zones || !region) return zones;
  const both = zones.filter((each) => region.includes(each));
  return both.length > 0 ? both : undefined;
};

const found = (zones: readonly string[], source: ZoneSource): DerivedZones => ({ zones: [...zones], source });

const zonesOfLibrary = (country: string): readonly string[] => getCountry(country as CountryCode)?.timezones ?? [];

const namedZones = (table: ReadonlyMap<string, readonly string[]> | undefined, name: string) => table?.get(foldWords(name));

const zonesIn = (row: RegionRow | PostcodeRow | AreaCodeRow): string[] => {
  const [, ...rest] = row;
  return rest.filter((each) => each.includes('/'));
};

type ByName = Map<string, readonly string[]>;

const byName = (rows: readonly RegionRow[]): ByName =>
  new Map(rows.flatMap((row) => row[0].split('|').map((name) => [name, zonesIn(row)] as const)));

/** Zones are named after a place, so that place is one of its country's cities by itself. */
const citiesOf = (country: string, zones: readonly string[]): ByName => {
  const all = [...zones, ...(regionZones[country] ?? []).flatMap(zonesIn)];
  return new Map([...all.map((zone) => [foldWords(placeOfZone(zone)), [zone]] as const), ...byName(cityZones[country] ?? [])]);
};

const regions = new Map(Object.entries(regionZones).map(([country, rows]) => [country, byName(rows)]));
const cities = new Map(Object.entries(countryZones).map(([country, zones]) => [country, citiesOf(country, zones)]));
const areas = new Map(
  Object.entries(areaCodeZones).map(([code, rows]) => [
    code,
    new Map(rows.flatMap((row) => row[0].split(' ').map((area) => [area, row] as const))),
  ]),
);
