import { expect, it } from 'vitest';
import { defaultFloor, goalsOf } from './floor-settings.ts';

it('takes goals of a rep’s own before the calls planned with them, and those before what the center says for all', () => {
  const usual = defaultFloor.goals;
  expect(goalsOf(null, undefined, usual)).toEqual(usual);
  expect(goalsOf(null, { plannedCalls: 0 }, usual)).toEqual(usual);
  expect(goalsOf(undefined, { plannedCalls: 30 }, usual)).toEqual({ ...usual, calls: 30 });
  expect(goalsOf({ calls: 12, reached: 3, qsos: 1 }, { plannedCalls: 30 }, usual)).toEqual({ calls: 12, reached: 3, qsos: 1 });
});
