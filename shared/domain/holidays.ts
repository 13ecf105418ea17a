import { foldWords } from './fold-words.ts';
import { holidayRegions, holidayTable, holidayYears } from './holiday-table.ts';

/** Where somebody is, as far as holidays differ: the words of an address. */
export type HolidayPlace = { country: string | null; region?: string | undefined; city?: string | undefined };

type Kept = { name: string; isKeptIn: (region: string | null) => boolean; regions: readonly string[] };
/** Holidays by `MMDD` and by `YYMMDD`. */
type CountryHolidays = { yearly: Map<string, Kept[]>; dated: Map<string, Kept[]> };

const countries = new Map<string, CountryHolidays>();
const regionCodes = new Map<string, RegionCodes>();

/** Codes by the folded names of regions and towns, and by the words as leads carry them, which are folded once. */
type RegionCodes = { byName: ReadonlyMap<string, string>; byWords: Map<string, string | null> };

/** Whether the table holds holidays of this country. */
export const knowsHolidays = (country: string | null): boolean => country !== null && Object.hasOwn(holidayTable, country);

/** Regions of a country whose holidays or rules differ: code and the name it calls itself. */
export const regionsOf = (country: string): { code: string; name: string }[] =>
  (holidayRegions[country] ?? []).map((row) => {
    const [code = '', name = ''] = row.split('|');
    return { code, name };
  });

/**
 * The code of the region an address lies in: by the region's code or any name of it, else by a town that tells it; null when
 * neither is known.
 */
export const regionCodeOf = ({ country, region, city }: HolidayPlace): string | null => {
  const codes = country ? codesOf(country) : undefined;
  if (!codes) return null;
  return (region && codeOf(region, codes)) || (city && codeOf(city, codes)) || null;
};

/**
 * The holiday that shuts offices on a day, by name; null when there is none. `region` is a code, or null when it is not known:
 * then what the country as a whole keeps counts.
 */
export const holidayOn = (country: string | null, region: string | null, day: string): string | null =>
  keptOn(country, day).find((each) => each.isKeptIn(region))?.name ?? null;

/** A holiday of some regions only, where nobody knows whether the lead is in one of them: its name and where it is kept. */
export const holidayElsewhere = (country: string | null, region: string | null, day: string): { name: string; regions: string } | null => {
  if (country === null || region !== null || holidayOn(country, null, day) !== null) return null;
  const found = keptOn(country, day).find((each) => each.regions.length > 0);
  if (!found) return null;
  const names = new Map(regionsOf(country).map(({ code, name }) => [code, name]));
  return { name: found.name, regions: found.regions.map((code) => names.get(code) ?? code).join(', ') };
};

/** The holidays of a year that a place keeps, in order. */
export const holidaysIn = (country: string, region: string | null, year: number): { day: string; name: string }[] => {
  if (year < holidayYears.from || year > holidayYears.till) return [];
  const { yearly, dated } = holidaysOf(country);
  const days = [...yearly.keys(), ...[...dated.keys()].filter((key) => key.startsWith(shortYear(year))).map((key) => key.slice(2))];
  return [...new Set(days)].sort().flatMap((monthDay) => {
    const day = `${year}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`;
    const name = holidayOn(country, region, day);
    return name === null ? [] : [{ day, name }];
  });
};

const shortYear = (year: number): string => String(year).slice(2);

const keptOn = (country: string | null, day: string): readonly Kept[] => {
  const year = Number(day.slice(0, 4));
  if (country === null || year < holidayYears.from || year > holidayYears.till) return [];
  const { yearly, dated } = holidaysOf(country);
  const monthDay = day.slice(5, 7) + day.slice(8, 10);
  return [...(yearly.get(monthDay) ?? []), ...(dated.get(day.slice(2, 4) + monthDay) ?? [])];
};

const holidaysOf = (country: string): CountryHolidays => {
  const known = countries.get(country) ?? readRows(Object.hasOwn(holidayTable, country) ? (holidayTable[country] ?? []) : []);
  countries.set(country, known);
  return known;
};

const readRows = (rows: readonly string[]): CountryHolidays => {
  const holidays: CountryHolidays = { yearly: new Map(), dated: new Map() };
  for (const row of rows) {
    const [name = '', mark = '', days = ''] = row.split('|');
    const kept = keptBy(name, mark);
    for (const day of days.split(' ')) {
      const map = day.length === 4 ? holidays.yearly : holidays.dated;
      map.set(day, [...(map.get(day) ?? []), kept]);
    }
  }
  return holidays;
};

const keptBy = (name: string, mark: string): Kept => {
  const named = mark.slice(1).split(',');
  if (mark.startsWith('+')) return { name, regions: named, isKeptIn: (region) => region !== null && named.includes(region) };
  if (mark.startsWith('-')) return { name, regions: [], isKeptIn: (region) => region === null || !named.includes(region) };
  return { name, regions: [], isKeptIn: () => true };
};

const codesOf = (country: string): RegionCodes | undefined => {
  const known = regionCodes.get(country);
  const rows = known ? undefined : holidayRegions[country];
  if (!rows) return known;
  const made: RegionCodes = { byName: new Map(rows.flatMap(namesOf)), byWords: new Map() };
  regionCodes.set(country, made);
  return made;
};

const codeOf = (words: string, { byName, byWords }: RegionCodes): string | null => {
  const known = byWords.get(words);
  if (known !== undefined) return known;
  const code = byName.get(foldWords(words)) ?? null;
  byWords.set(words, code);
  return code;
};

const namesOf = (row: string): [string, string][] => {
  const [code = '', ...names] = row.split('|');
  return [code, ...names].map((name): [string, string] => [foldWords(name), code]);
};
