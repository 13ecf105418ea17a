import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { defaultCallingWindows } from './default-calling-windows.ts';
import { holidayYears } from './holiday-table.ts';
import { holidayElsewhere, holidayOn, holidaysIn, knowsHolidays, regionCodeOf, regionsOf } from './holidays.ts';

const dayMs = 86_400_000;

/** Days the kept library calls public or bank holidays. */
const libraryDays = (country: string, region: string | null, year: number): string[] => {
  const library = region ? new Holidays(country, region) : new Holidays(country);
  const found = library.getHolidays(year).filter(({ type }) => type === 'public' || type === 'bank');
  const days = found.flatMap(({ date, start, end }) => {
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
    const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
    return Array.from({ length }, (_, at) => new Date(first + at * dayMs).toISOString().slice(0, 10));
  });
  return [...new Set(days.filter((day) => day.startsWith(String(year))))].sort();
};

describe('public holidays', () => {
  it.each([
    ['DE', null],
    ['DE', 'BY'],
    ['DE', 'SN'],
    ['US', null],
    ['US', 'TX'],
    ['CH', 'GE'],
    ['GB', 'SCT'],
    ['ES', 'CT'],
    ['FR', '67'],
    ['JP', null],
    ['AE', null],
  ])('of %s %s are those of the library', (country, region) => {
    for (const year of [2026, 2031]) {
      expect(holidaysIn(country, region, year).map(({ day }) => day)).toEqual(libraryDays(country, region, year));
    }
  });

  it('are named, and kept where they are kept', () => {
    expect(holidayOn('US', null, '2026-11-26')).toBe('Thanksgiving Day');
    expect(holidayOn('DE', 'BY', '2026-01-06')).toBe('Epiphany');
    expect(holidayOn('DE', 'HH', '2026-01-06')).toBeNull();
    expect(holidayOn('CZ', null, '2026-11-17')).not.toBeNull();
    expect(holidayOn('DE', null, '2026-11-17')).toBeNull();
  });

  it('of some regions are told, not kept, while nobody knows the region', () => {
    expect(holidayOn('DE', null, '2026-01-06')).toBeNull();
    expect(holidayElsewhere('DE', null, '2026-01-06')).toEqual({ name: 'Epiphany', regions: 'Baden-Württemberg, Bayern, Sachsen-Anhalt' });
    expect(holidayElsewhere('DE', 'HH', '2026-01-06')).toBeNull();
  });

  it('are known for every country with hours of its own, and for no year beyond the table', () => {
    for (const { country } of defaultCallingWindows) if (country) expect(knowsHolidays(country), country).toBe(true);
    expect(holidayOn('DE', null, `${holidayYears.till + 1}-12-25`)).toBeNull();
    expect(holidaysIn('DE', null, holidayYears.till + 1)).toEqual([]);
    expect(knowsHolidays('constructor')).toBe(false);
  });
});

describe('the region of an address', () => {
  it.each([
    [{ country: 'DE', region: 'Bavaria' }, 'BY'],
    [{ country: 'DE', region: 'bayern' }, 'BY'],
    [{ country: 'DE', region: 'BY' }, 'BY'],
    [{ country: 'DE', region: '', city: 'München' }, 'BY'],
    [{ country: 'DE', region: 'Oberland', city: 'Köln' }, 'NW'],
    [{ country: 'US', region: 'Texas' }, 'TX'],
    [{ country: 'CH', region: '', city: 'Genève' }, 'GE'],
    [{ country: 'DE', region: '', city: 'Nirgendwo' }, null],
    [{ country: null, region: 'BY' }, null],
    [{ country: 'PL', region: 'Mazowsze' }, null],
  ])('%o is %s', (place, code) => {
    expect(regionCodeOf(place)).toBe(code);
  });

  it('has a name for every code', () => {
    for (const { code, name } of regionsOf('DE')) expect(name.length, code).toBeGreaterThan(2);
  });
});
