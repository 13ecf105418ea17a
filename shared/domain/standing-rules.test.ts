import { expect, it } from 'vitest';
import type { StandingRule } from './floor-settings.ts';
import { dealByRules, type RuleRep } from './standing-rules.ts';

const rule = (over: Partial<StandingRule> = {}): StandingRule => ({
  id: 'any',
  name: 'Pool to the least busy',
  isOn: true,
  teamId: 'north',
  when: { keyAccounts: false, languages: [], sources: [] },
  skill: '',
  speaksLanguage: false,
  ...over,
});
const rep = (id: string, load: number, over: Partial<RuleRep> = {}): RuleRep => ({
  id,
  teamId: 'north',
  languages: ['en'],
  skills: [],
  capacity: 10,
  load,
  isHere: true,
  ...over,
});
const lead = (id: string, over: Partial<Parameters<typeof dealByRules>[0][number]> = {}) => ({
  id,
  teamId: 'north',
  language: 'en',
  source: 'webForm' as const,
  isKeyAccount: false,
  ...over,
});

it('gives each lead to the least busy by then', () => {
  const dealt = dealByRules([lead('1'), lead('2'), lead('3')], [rep('kim', 4), rep('mara', 5)], [rule()]);
  expect(dealt.map(({ toId }) => toId)).toEqual(['kim', 'kim', 'mara']);
});

it('counts load against what one can carry', () => {
  const dealt = dealByRules([lead('1')], [rep('kim', 4, { capacity: 5 }), rep('mara', 10, { capacity: 40 })], [rule()]);
  expect(dealt).toEqual([{ leadId: '1', toId: 'mara', ruleId: 'any' }]);
});

it('takes the first rule that fits and finds somebody', () => {
  const seniors = rule({ id: 'key', when: { keyAccounts: true, languages: [], sources: [] }, skill: 'senior' });
  const reps = [rep('kim', 0), rep('mara', 8, { skills: ['senior'] })];
  const dealt = dealByRules([lead('1', { isKeyAccount: true }), lead('2')], reps, [seniors, rule()]);
  expect(dealt.map(({ toId, ruleId }) => [toId, ruleId])).toEqual([
    ['mara', 'key'],
    ['kim', 'any'],
  ]);
});

it('leaves in the pool what nobody may take: away, full, another team, another language, a rule that is off', () => {
  const speakers = rule({ speaksLanguage: true });
  const reps = [rep('away', 0, { isHere: false }), rep('full', 10), rep('south', 0, { teamId: 'south' }), rep('kim', 0)];
  expect(dealByRules([lead('1', { language: 'fi' })], reps, [speakers, rule({ isOn: false })])).toEqual([]);
});
