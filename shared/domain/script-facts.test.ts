import { describe, expect, it } from 'vitest';
import { aLead, builtAt } from '../../test/builders/domain.ts';
import { aChoice, anEnd, aScript, aStep, someFacts } from '../../test/builders/script.ts';
import type { ScriptCondition } from './script.ts';
import { knownBefore, lettersAfter, type ScriptFacts } from './script-facts.ts';
import { answerStep, goForward, goToStep, type ScriptTalk, startOfScript, withAnswer } from './script-walk.ts';
import { type Segment, segmentsById } from './segment.ts';

const branching = (when: ScriptCondition) =>
  aScript({
    steps: [
      aStep('sum', { answerAs: 'amount', fills: { letter: 'B', state: 'favourable' }, goTo: 'why' }),
      aStep('why', { choices: [aChoice('stops', 'fork', ['N', 'favourable']), aChoice('reading', 'fork')] }),
      aStep('fork', { kind: 'branch', branches: [{ when, goTo: 'yes' }], goTo: 'no' }),
      aStep('yes', { kind: 'say', goTo: 'end' }),
      aStep('no', { kind: 'say', goTo: 'end' }),
      anEnd(),
    ],
  });

/** Where a branch leads after the sum was named and one of two answers given. */
const ledTo = (
  when: ScriptCondition,
  { facts = {}, choice = 0, size = 5_000_000 }: { facts?: Partial<ScriptFacts>; choice?: number; size?: number } = {},
) => {
  const talk: ScriptTalk = { script: branching(when), facts: someFacts(facts), say: () => '' };
  const said = withAnswer(startOfScript(talk), { answer: 'some', size });
  return answerStep(talk, goForward(talk, said), choice).stepId;
};

describe('a branch', () => {
  it('goes by the answer given at a step', () => {
    expect(ledTo({ on: 'answer', stepId: 'why', is: ['stops'] })).toBe('yes');
    expect(ledTo({ on: 'answer', stepId: 'why', is: ['stops'] }, { choice: 1 })).toBe('no');
  });

  it('goes by the size of an answer, from and below', () => {
    const when = { on: 'size', stepId: 'sum', from: 1_000_000, below: 5_000_000 } as const;
    expect(ledTo(when, { size: 4_999_999 })).toBe('yes');
    expect(ledTo(when, { size: 5_000_000 })).toBe('no');
    expect(ledTo(when, { size: 999_999 })).toBe('no');
  });

  it('goes by stage, campaign and language of the lead', () => {
    expect(ledTo({ on: 'stage', is: ['nurture'] }, { facts: { lead: aLead({ stage: 'nurture' }) } })).toBe('yes');
    expect(ledTo({ on: 'campaign', is: ['campaign-2'] })).toBe('no');
    expect(ledTo({ on: 'language', is: ['de', 'fr'] })).toBe('yes');
    expect(ledTo({ on: 'language', is: ['de'] }, { facts: { lead: aLead({ language: null }) } })).toBe('no');
  });

  it('goes by what is known: letters from before, and from an answer of a moment ago', () => {
    expect(ledTo({ on: 'letter', letter: 'T', is: ['favourable'] }, { facts: { letters: 'uuufuu' } })).toBe('yes');
    expect(ledTo({ on: 'letter', letter: 'N', is: ['favourable'] })).toBe('yes');
    expect(ledTo({ on: 'letter', letter: 'B', is: ['favourable'] })).toBe('yes');
    expect(ledTo({ on: 'letter', letter: 'N', is: ['unknown'] }, { choice: 1 })).toBe('yes');
    expect(ledTo({ on: 'detail', detail: 'title', isKnown: true })).toBe('yes');
    expect(ledTo({ on: 'detail', detail: 'custom:Shifts', isKnown: true })).toBe('no');
  });

  it('goes by the segment a lead is in, the answers of this call among what it asks', () => {
    const needed: Segment = {
      id: 'needed',
      label: 'Needed',
      rule: { kind: 'answer', letter: 'N', states: ['favourable'] },
      maxSilenceDays: null,
    };
    const lead = aLead();
    const segments = { lead, company: undefined, touches: [], now: builtAt, byId: segmentsById([needed]) };
    const inOneOf = (...is: string[]): ScriptCondition => ({ on: 'segment', is });
    expect(ledTo(inOneOf('needed'), { facts: { lead, segments } })).toBe('yes');
    expect(ledTo(inOneOf('needed'), { facts: { lead, segments }, choice: 1 })).toBe('no');
    expect(ledTo(inOneOf('gone'), { facts: { lead, segments } })).toBe('no');
    expect(ledTo(inOneOf('needed'))).toBe('no');
  });

  it('is passed and never shown, also when jumped to', () => {
    const talk: ScriptTalk = { script: branching({ on: 'stage', is: ['working'] }), facts: someFacts(), say: () => '' };
    expect(goToStep(talk, startOfScript(talk), 'fork').stepId).toBe('yes');
  });
});

describe('a known answer', () => {
  const budget = aStep('budget', {
    choices: [
      aChoice('I sign', 'end', ['B', 'favourable'], ['A', 'favourable']),
      aChoice('Planned', 'end', ['B', 'partly']),
      aChoice('None', 'end', ['B', 'unfavourable']),
    ],
  });

  it('is confirmed by the answer that says the same, where every letter of the question is known', () => {
    expect(knownBefore(budget, someFacts({ lettersBefore: 'ffuuuu' }))).toEqual({ kind: 'letters', letters: ['B', 'A'], choice: 0 });
    expect(knownBefore(budget, someFacts({ lettersBefore: 'ppuuuu' }))).toMatchObject({ choice: 1 });
  });

  it('is asked again where a letter is open, or no answer says what is known', () => {
    expect(knownBefore(budget, someFacts({ lettersBefore: 'fuuuuu' }))).toBeNull();
    expect(knownBefore(budget, someFacts({ lettersBefore: 'fpuuuu' }))).toBeNull();
    expect(knownBefore(aStep('permission', { choices: [aChoice('Yes', 'end')] }), someFacts({ lettersBefore: 'ffffff' }))).toBeNull();
  });

  it('is confirmed for questions in words: a letter, or a field of the lead', () => {
    const sum = aStep('sum', { answerAs: 'amount', fills: { letter: 'B', state: 'favourable' } });
    expect(knownBefore(sum, someFacts({ lettersBefore: 'puuuuu' }))).toEqual({ kind: 'letters', letters: ['B'], choice: -1 });
    const role = aStep('role', { answerAs: 'text', detail: 'title' });
    expect(knownBefore(role, someFacts())).toEqual({ kind: 'detail', value: 'Plant manager' });
    expect(knownBefore(role, someFacts({ lead: aLead({ title: '' }) }))).toBeNull();
  });

  it('counts as unfavourable where the date lies beyond the horizon', () => {
    const script = aScript({
      steps: [aStep('when', { answerAs: 'date', fills: { letter: 'T', state: 'favourable' }, goTo: 'end' }), anEnd()],
    });
    const path = (size: number) => [{ stepId: 'when', question: '', answer: 'x', size }];
    expect(lettersAfter(script, path(6), { letters: 'uuuuuu', horizonMonths: 12 })).toBe('uuufuu');
    expect(lettersAfter(script, path(18), { letters: 'uuuuuu', horizonMonths: 12 })).toBe('uuuxuu');
    expect(lettersAfter(script, [{ stepId: 'when', question: '', answer: 'no idea' }], { letters: 'uuuuuu', horizonMonths: 12 })).toBe(
      'uuuuuu',
    );
  });
});
