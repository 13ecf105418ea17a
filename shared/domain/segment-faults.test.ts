import { expect, it } from 'vitest';
import { aLead, builtAt } from '../../test/builders/domain.ts';
import type { Segment, SegmentRule } from './segment.ts';
import { nameableFrom, segmentFaults, usersOfSegment } from './segment-faults.ts';
import { createSegmentCount } from './segment-profile.ts';

const working: SegmentRule = { kind: 'lead', field: 'stage', op: 'is', values: ['working'] };
const naming = (segmentId: string): SegmentRule => ({ kind: 'all', of: [working, { kind: 'segment', segmentId }] });
const named = (id: string, rule: SegmentRule): Segment => ({ id, label: `The ${id}`, rule, maxSilenceDays: null });

it('finds empty groups at any depth and tests that compare with nothing', () => {
  const rule: SegmentRule = {
    kind: 'all',
    of: [
      { kind: 'none', of: [{ kind: 'any', of: [] }] },
      { kind: 'lead', field: 'title', op: 'has', values: [' '] },
      { kind: 'lead', field: 'score', op: 'atLeast', values: ['many'] },
      { kind: 'company', field: 'industry', op: 'unknown', values: [] },
    ],
  };
  expect(segmentFaults(named('a', rule), [])).toEqual(['emptyGroup', 'noValue', 'noNumber']);
  expect(segmentFaults(named('a', working), [named('b', working)])).toEqual([]);
});

it('wants a name of its own, whatever its case', () => {
  expect(segmentFaults({ ...named('a', working), label: ' ' }, [])).toEqual(['noName']);
  expect(segmentFaults({ ...named('a', working), label: 'the B' }, [named('b', working)])).toEqual(['sameName']);
});

it('lets no segment name itself, nor by way of another, nor one that is gone', () => {
  const [a, b, c] = [named('a', working), named('b', naming('a')), named('c', naming('b'))];
  expect(segmentFaults(named('a', naming('a')), [a, b, c])).toEqual(['itself']);
  expect(segmentFaults(named('a', naming('c')), [a, b, c])).toEqual(['itself']);
  expect(segmentFaults(named('c', naming('gone')), [a, b, c])).toEqual(['gone']);
  expect(segmentFaults(c, [a, b, c])).toEqual([]);
  expect(nameableFrom('a', [a, b, c])).toEqual([]);
  expect(nameableFrom('c', [a, b, c]).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(usersOfSegment('a', [a, b, c]).map(({ id }) => id)).toEqual(['b']);
});

it('counts who is in a segment, who was a QSO, who was won, and the value by currency', () => {
  const wanted = new Map<string, SegmentRule>([
    ['german', { kind: 'lead', field: 'country', op: 'is', values: ['DE'] }],
    ['nobody', { kind: 'any', of: [] }],
  ]);
  const count = createSegmentCount(wanted, []);
  const facts = { company: undefined, touches: [], now: builtAt };
  count.take(aLead({ id: 'open' }), facts, []);
  count.take(aLead({ id: 'back', stage: 'nurture' }), facts, [{ outcome: 'lost', value: 900, currency: 'EUR' }]);
  count.take(aLead({ id: 'won', stage: 'won' }), facts, [
    { outcome: 'won', value: 5000, currency: 'EUR' },
    { outcome: 'won', value: 70, currency: 'USD' },
    { outcome: 'open', value: 1, currency: 'EUR' },
  ]);
  count.take(aLead({ id: 'french', country: 'FR' }), facts, []);
  count.take(aLead({ id: 'merged', stage: 'merged' }), facts, []);
  const { counted, profiles } = count.result();
  expect(counted).toBe(4);
  expect(profiles.get('german')).toEqual({ leadIds: ['open', 'back', 'won'], qsos: 2, won: 1, value: { EUR: 5000, USD: 70 } });
  expect(profiles.get('nobody')).toMatchObject({ leadIds: [], qsos: 0 });
});
