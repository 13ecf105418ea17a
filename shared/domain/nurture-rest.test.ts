import { expect, test } from 'vitest';
import { revisitAfterRest } from './nurture-rest.ts';

test('a lead that sales sends to nurture comes back a quarter later, when that day begins where it is read', () => {
  // 23:30 in UTC is the next day in Berlin, whose clocks are changed in between.
  const now = Date.parse('2026-01-31T23:30:00Z');
  expect(revisitAfterRest(now, 'Europe/Berlin')).toEqual({ on: '2026-05-01', at: Date.parse('2026-04-30T22:00:00Z') });
  expect(revisitAfterRest(now, 'UTC')).toEqual({ on: '2026-04-30', at: Date.parse('2026-04-30T00:00:00Z') });
});
