import { describe, expect, it } from 'vitest';
import { dateReader, dayOf, readDate } from './dates.ts';
import { fitOf, proveDates } from './prove-dates.ts';

describe('reading a date', () => {
  it.each([
    ['2018-02-01', '2018-02-01'],
    ['2018-02-26 19:58:54', '2018-02-26'],
    ['2026/11/3', '2026-11-03'],
    ['20180201', '2018-02-01'],
    ['3. November 2026', '2026-11-03'],
    ['12 März 2024 14:05', '2024-03-12'],
    ['1er févr. 2020', '2020-02-01'],
    ['3 de noviembre de 2026', '2026-11-03'],
    ['15 października 2026', '2026-10-15'],
    ['03-Nov-26', '2026-11-03'],
    ['Tuesday, November 3, 2026 2:14 PM', '2026-11-03'],
    ['05/05/2018', '2018-05-05'],
    ['1542112345000', '2018-11-13'],
  ])('%s is one day whatever the order', (text, day) => {
    expect(readDate(text)?.kind).toBe('fixed');
    expect(dayOf(text, null)).toBe(day);
  });

  it('reads 03/04/2018 both ways and takes neither without an order', () => {
    expect(readDate('03/04/2018')?.kind).toBe('both');
    expect(dayOf('03/04/2018', null)).toBeUndefined();
    expect(dayOf('03/04/2018', 'dayFirst')).toBe('2018-04-03');
    expect(dayOf('03/04/2018', 'monthFirst')).toBe('2018-03-04');
  });

  it.each(['31/02/2018', '2018-02-30', '2026-11-03 25:00', '415-555-0000', '10.0.0.1', 'soon', '', '99/99/99', '2026-11-03 10:00 XYZ'])(
    '%s is no date',
    (text) => {
      expect(readDate(text)).toBeUndefined();
    },
  );

  const berlin = dateReader('monthFirst', 'Europe/Berlin');
  it.each([
    ['2010-10-14T12:00:00.000Z', '2010-10-14T12:00:00.000Z'],
    ['2010-10-14T12:00:00.000Z-0300', '2010-10-14T15:00:00.000Z'],
    ['07/15/2009 02:14:45+0800', '2009-07-14T18:14:45.000Z'],
    ['07/13/2009T22:14:45-0800', '2009-07-14T06:14:45.000Z'],
    ['2026-11-03 10:22 PST', '2026-11-03T18:22:00.000Z'],
    ['12/31/2018 12:05 AM', '2018-12-30T23:05:00.000Z'],
    ['2026-07-01', '2026-07-01T10:00:00.000Z'],
    ['2026-01-01', '2026-01-01T11:00:00.000Z'],
  ])('%s stands at %s for a center in Berlin', (text, instant) => {
    expect(new Date(berlin(text)?.at ?? 0).toISOString()).toBe(instant);
  });
});

describe('proving the order of a column', () => {
  it('asks when every date reads both ways, with the days of one of them', () => {
    const proof = proveDates(['03/11/2026', '05/11/2026', '03/11/2026']);
    expect(proof).toMatchObject({
      both: 3,
      mustAsk: true,
      proven: null,
      sample: { text: '03/11/2026', dayFirst: '2026-11-03', monthFirst: '2026-03-11' },
    });
    expect(proof.span.dayFirst).toEqual({ from: '2026-11-03', till: '2026-11-05' });
  });

  it('takes the order that some dates prove and none contradicts', () => {
    expect(proveDates(['03/11/2026', '14/11/2026'])).toMatchObject({ proven: 'dayFirst', mustAsk: false, onlyDayFirst: 1 });
    expect(proveDates(['03/11/2026', '11/14/2026', '2026-01-02'])).toMatchObject({ proven: 'monthFirst', mustAsk: false, fixed: 1 });
  });

  it('asks when the column contradicts itself, and counts what each answer would refuse', () => {
    const proof = proveDates(['14/11/2026', '11/14/2026', '11/15/2026', '01/02/2026']);
    expect(proof.mustAsk).toBe(true);
    expect(fitOf(proof, 'dayFirst')).toEqual({ fits: 2, refuses: 2 });
    expect(fitOf(proof, 'monthFirst')).toEqual({ fits: 3, refuses: 1 });
  });

  it('asks nothing of ISO dates', () => {
    expect(proveDates(['2018-02-01', '2017-10-20', 'unknown'])).toMatchObject({ fixed: 2, unreadable: 1, mustAsk: false, proven: null });
  });
});
