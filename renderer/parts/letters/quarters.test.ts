import { describe, expect, it } from 'vitest';
import { quartersFrom } from './quarters.ts';

describe('the quarters to choose from', () => {
  it('are this one and the next two, over the turn of the year', () => {
    expect(quartersFrom(Date.UTC(2026, 10, 17), 'Europe/Berlin')).toEqual([
      { quarter: 4, year: 2026, endsOn: '2026-12-31' },
      { quarter: 1, year: 2027, endsOn: '2027-03-31' },
      { quarter: 2, year: 2027, endsOn: '2027-06-30' },
    ]);
  });

  it('change when the day changes in the zone that is asked for', () => {
    const at = Date.UTC(2026, 11, 31, 23, 30);
    expect(quartersFrom(at, 'Europe/Berlin')[0]).toEqual({ quarter: 1, year: 2027, endsOn: '2027-03-31' });
    expect(quartersFrom(at, 'America/Denver')[0]).toEqual({ quarter: 4, year: 2026, endsOn: '2026-12-31' });
  });
});
