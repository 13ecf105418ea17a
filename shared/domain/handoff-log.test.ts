import { expect, it } from 'vitest';
import { aHandoff, builtAt } from '../../test/builders/domain.ts';
import { standingOf } from './handoff-log.ts';

const hour = 3_600_000;
const at = (now: number, askedAt: number | null) => standingOf(aHandoff({ answerDueAt: builtAt, askedAt }), now);

it('calls a handoff late once the time to answer has run out, and no question stopped it before', () => {
  expect([at(builtAt, null), at(builtAt + 1, null)]).toEqual(['waiting', 'late']);
  expect([at(builtAt + 9 * hour, builtAt - hour), at(builtAt + 9 * hour, builtAt)]).toEqual(['waiting', 'waiting']);
  expect(at(builtAt + 9 * hour, builtAt + 1)).toBe('late');
});
