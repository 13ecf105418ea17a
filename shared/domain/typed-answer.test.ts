import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTyped } from './typed-answer.ts';

/** Tuesday 17 November 2026, 14:05 in Hamburg. */
const clock = { now: Date.parse('2026-11-17T13:05:00Z'), zone: 'Europe/Berlin', currency: 'EUR' };

describe('a sum as it is said', () => {
  it.each([
    ['40k', 40_000, 40_000, 'EUR'],
    ['40-60k', 40_000, 60_000, 'EUR'],
    ['40k – 60k', 40_000, 60_000, 'EUR'],
    ['between 40 and 60 thousand euros', 40_000, 60_000, 'EUR'],
    ['€ 40.000', 40_000, 40_000, 'EUR'],
    ['40,000 USD', 40_000, 40_000, 'USD'],
    ['$1.2m', 1_200_000, 1_200_000, 'USD'],
    ['1,5 Mio. Franken', 1_500_000, 1_500_000, 'CHF'],
    ['rund 80 Tsd.', 80_000, 80_000, 'EUR'],
    ['50 000', 50_000, 50_000, 'EUR'],
    ['1.234.567,89', 1_234_567.89, 1_234_567.89, 'EUR'],
    ['about 12.50', 12.5, 12.5, 'EUR'],
  ])('reads %s', (text, from, to, currency) => {
    expect(readTyped('amount', text, clock)).toEqual({
      kind: 'amount',
      size: Math.round(from * 100),
      from: Math.round(from * 100),
      to: Math.round(to * 100),
      currency,
    });
  });

  it('counts a currency without decimals in whole units', () => {
    expect(readTyped('amount', '¥ 500000', clock)).toMatchObject({ from: 500_000, currency: 'JPY' });
  });

  it.each(['', 'a lot', '60-40k', '-5', 'twelve parsecs', '4x'])('does not guess at “%s”', (text) => {
    expect(readTyped('amount', text, clock)).toBeNull();
  });

  it('reads back every sum it is written as', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom('en-GB', 'de-DE', 'fr-CH', 'de-CH'), (major, locale) => {
        const text = new Intl.NumberFormat(locale).format(major).replaceAll('’', "'");
        expect(readTyped('amount', text, clock)).toMatchObject({ from: major * 100 });
      }),
    );
  });
});

describe('a number as it is said', () => {
  it.each([
    ['12', 12, 12],
    ['ca. 12,5', 12.5, 12.5],
    ['3 to 4', 3, 4],
    ['-2', -2, -2],
  ])('reads %s', (text, from, to) => {
    expect(readTyped('number', text, clock)).toEqual({ kind: 'number', size: from, from, to });
  });
});

describe('a date or a horizon as it is said', () => {
  it.each([
    ['in 6 months', null, 6],
    ['half a year', null, 6],
    ['in 2 Jahren', null, 24],
    ['within 3 weeks', null, 1],
    ['Q2', '2027-06-30', 8],
    ['end of Q4', '2026-12-31', 2],
    ['April', '2027-04-30', 6],
    ['bis Ende März 2028', '2028-03-31', 17],
    ['this year', '2026-12-31', 2],
    ['next year', '2027-12-31', 14],
    ['nächstes Jahr', '2027-12-31', 14],
    ['2028', '2028-12-31', 26],
    ['next month', '2026-12-31', 2],
    ['15.4.', '2027-04-15', 5],
    ['2027-03-01', '2027-03-01', 4],
    ['tomorrow', '2026-11-18', 0],
  ])('reads %s', (text, neededOn, horizonMonths) => {
    expect(readTyped('date', text, clock)).toMatchObject({ kind: 'date', neededOn, horizonMonths });
  });

  it.each(['', 'soon', 'when the time comes', '2020-01-01', 'Q7', '31.2.2027', 'at 3pm'])('does not guess at “%s”', (text) => {
    expect(readTyped('date', text, clock)).toBeNull();
  });
});
