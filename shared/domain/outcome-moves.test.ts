import { expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { defaultDispositions } from './default-dispositions.ts';
import { countOutcomeMoves } from './outcome-moves.ts';

const busy = defaultDispositions.find(({ id }) => id === 'busy')!;
const leads = [
  aLead({ id: 'often', attempts: 8 }),
  aLead({ id: 'once', attempts: 1 }),
  aLead({ id: 'won', stage: 'won' }),
  aLead({ id: 'barred', doNotCall: true }),
];
const movesOf = (after: Partial<typeof busy>) => {
  const count = countOutcomeMoves(busy, { ...busy, ...after }, { settings: someSettings(), now: builtAt });
  for (const lead of leads) count.take(lead);
  return count.result();
};
const nobody = { counted: 2, givenUp: [], triedOn: [], sooner: [], later: [], otherwise: [] };

it('a changed outcome says whom it would give up, call at another time or treat otherwise, of those that are called', () => {
  expect(movesOf({})).toEqual(nobody);
  expect(movesOf({ giveUpAfter: 5 })).toEqual({ ...nobody, givenUp: ['often'] });
  expect(movesOf({ retryAfterMs: (busy.retryAfterMs ?? 0) + 30 * 86_400_000 })).toEqual({ ...nobody, later: ['often', 'once'] });
  expect(movesOf({ marksDoNotCall: true })).toEqual({ ...nobody, otherwise: ['often', 'once'] });
});
