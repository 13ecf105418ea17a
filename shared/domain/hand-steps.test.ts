import { expect, it } from 'vitest';
import { aLead } from '../../test/builders/domain.ts';
import { forecastStep } from './hand-steps.ts';

it('brings back who is at rest, has left or was lost, and leaves with sales what sales holds', () => {
  const leads = (['nurture', 'keepInformed', 'lost', 'disqualified', 'handedOff', 'accepted', 'working'] as const).map((stage) =>
    aLead({ id: stage, stage }),
  );
  const { able, to, refused } = forecastStep(leads, 'recycle');
  expect([able.map(({ id }) => id), to]).toEqual([['nurture', 'keepInformed', 'lost', 'disqualified'], 'working']);
  expect([...refused].map(([why, stay]) => [why, stay.map(({ id }) => id)])).toEqual([
    ['withSales', ['handedOff', 'accepted']],
    ['already', ['working']],
  ]);
});

it('brings back nobody who has bought: only what was rejected, lost or left to rest returns to the refinery', () => {
  const { able, refused } = forecastStep([aLead({ id: 'won', stage: 'won' })], 'recycle');
  expect(able).toEqual([]);
  expect([...refused.keys()]).toEqual(['closed']);
});
