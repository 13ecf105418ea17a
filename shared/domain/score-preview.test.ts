import { describe, expect, it } from 'vitest';
import { aCompany, aLead, aTouch, builtAt, someSettings } from '../../test/builders/domain.ts';
import { defaultScoreRules } from './default-score-rules.ts';
import { ruleFaults, scoreFaults } from './score-faults.ts';
import type { ScoreModel, ScoreRule } from './score-model.ts';
import { countScoreMoves, movedLeads } from './score-preview.ts';

const rule = (over: Partial<ScoreRule>): ScoreRule => ({
  id: 'rule',
  label: 'Downloads',
  kind: 'touchKind',
  match: ['download'],
  points: 50,
  cap: null,
  halfLifeDays: null,
  ...over,
});
const model = (over: Partial<ScoreModel>): ScoreModel => ({
  model: '1',
  warmFrom: 40,
  hotFrom: 65,
  threshold: 60,
  rules: [rule({})],
  ...over,
});
const facts = (id: string, touches: number) => ({
  lead: aLead({ id, title: '' }),
  company: aCompany(),
  touches: Array.from({ length: touches }, (_, index) => aTouch({ id: `${id}${index}` })),
  attempts: [],
  contactsAtCompany: 1,
});

describe('the preview of another model', () => {
  it('says who goes from which band to which, and who passes the threshold', () => {
    const count = countScoreMoves(model({}), model({ rules: [rule({ points: 70 })] }), builtAt);
    for (const each of [facts('a', 1), facts('b', 0), facts('c', 2)]) count.take(each);
    const moves = count.result();
    expect(moves).toMatchObject({ scored: 3, rescored: 2, reached: ['a', 'c'], fell: [] });
    expect(movedLeads(moves)).toEqual(['a', 'c']);
    expect(moves.moves.filter(({ leadIds }) => leadIds.length > 0)).toEqual([
      { from: 'cold', to: 'cold', leadIds: ['b'] },
      { from: 'warm', to: 'hot', leadIds: ['a', 'c'] },
    ]);
  });

  it('follows bands and threshold that are moved alone', () => {
    const count = countScoreMoves(model({}), model({ warmFrom: 55, threshold: 50 }), builtAt);
    count.take(facts('a', 1));
    expect(count.result()).toMatchObject({ rescored: 0, reached: ['a'] });
    expect(movedLeads(count.result())).toEqual(['a']);
  });
});

describe('faults of a model', () => {
  it('finds none in the first one', () => {
    expect(scoreFaults(someSettings().score)).toEqual([]);
    expect(defaultScoreRules.flatMap(ruleFaults)).toEqual([]);
  });

  it.each([
    ['labelMissing', { label: ' ' }],
    ['noPoints', { points: 0 }],
    ['pointsTooMany', { points: 900 }],
    ['capTooSmall', { cap: 20 }],
    ['halfLife', { halfLifeDays: 0 }],
    ['matchMissing', { match: [] }],
    ['matchMissing', { match: ['plumbing'] }],
    ['leastNumber', { kind: 'visits', match: ['none'] }],
    ['itemBlank', { kind: 'content', items: [{ title: '', points: 3 }] }],
    ['signs', { kind: 'content', items: [{ title: 'jobs', points: -3 }] }],
  ] as const)('finds %s', (code, over) => {
    expect(ruleFaults(rule(over as Partial<ScoreRule>))).toContain(code);
  });

  it('finds bands that cross, two rules of one name, and no rules', () => {
    expect(scoreFaults(model({ warmFrom: 65 }))).toEqual([{ code: 'bandsCross', ruleId: null }]);
    expect(scoreFaults(model({ rules: [rule({}), rule({})] }))).toEqual([{ code: 'sameId', ruleId: 'rule' }]);
    expect(scoreFaults(model({ rules: [] }))).toEqual([{ code: 'noRules', ruleId: null }]);
  });
});
