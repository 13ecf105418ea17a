import { describe, expect, it } from 'vitest';
import { aChoice, anEnd, aScript, aStep } from '../../test/builders/script.ts';
import { checkScript } from './script-checks.ts';
import { addStepAfter, contentOf, emptyContent, emptyStep, moved, removeStep, withAnswerAs, withKind } from './script-edits.ts';

const content = contentOf(
  aScript({
    steps: [
      aStep('open', { kind: 'say', goTo: 'why' }),
      aStep('why', { choices: [aChoice('a', 'sum'), aChoice('b', '')] }),
      aStep('sum', { answerAs: 'amount', goTo: 'end' }),
      anEnd(),
    ],
  }),
);
const at = (of: typeof content, id: string) => of.steps.find((step) => step.id === id);

describe('an edit of a draft', () => {
  it('puts a step after another into its way', () => {
    const next = addStepAfter(content, 'open', emptyStep('fresh', 'say', 'Fresh'));
    expect([at(next, 'open')?.goTo, at(next, 'fresh')?.goTo]).toEqual(['fresh', 'why']);
    expect(next.steps.map(({ id }) => id)).toEqual(['open', 'fresh', 'why', 'sum', 'end']);
  });

  it('gives an answer that leads nowhere yet the new step, and leaves the others alone', () => {
    const next = addStepAfter(content, 'why', emptyStep('fresh', 'say', 'Fresh'));
    expect(at(next, 'why')?.choices.map(({ goTo }) => goTo)).toEqual(['sum', 'fresh']);
  });

  it('takes a step out of the way it stood in', () => {
    const next = removeStep(content, 'sum');
    expect(at(next, 'why')?.choices[0]?.goTo).toBe('end');
    expect(removeStep(content, 'open').startStepId).toBe('why');
  });

  it('leaves a way open, for the checks to name, where it could go on to several', () => {
    const next = removeStep(content, 'why');
    expect(at(next, 'open')?.goTo).toBeNull();
    expect(checkScript(next, { required: [] })).toContainEqual({ code: 'deadEnd', stepId: 'open' });
  });

  it('never takes out the last step', () => {
    const one = { ...content, steps: [anEnd()] };
    expect(removeStep(one, 'end')).toBe(one);
  });

  it('keeps the way on when a step becomes another kind, and words and hint always', () => {
    const asked = withKind(aStep('open', { kind: 'say', hint: 'Wait', goTo: 'why' }), 'ask');
    expect(asked).toMatchObject({ kind: 'ask', say: 'Say open', hint: 'Wait', goTo: null, choices: [{ label: '', goTo: 'why' }] });
    expect(withKind(asked, 'note')).toMatchObject({ kind: 'note', goTo: 'why', choices: [] });
    expect(withKind(asked, 'end')).toMatchObject({ kind: 'end', goTo: null, choices: [] });
    expect(withAnswerAs(asked, 'date')).toMatchObject({ answerAs: 'date', goTo: 'why', choices: [] });
    expect(withAnswerAs(withAnswerAs(asked, 'date'), 'choice')).toMatchObject({ choices: [{ goTo: 'why' }], goTo: null });
  });

  it('moves an answer by one place and no further', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });

  it('begins with something said and an end', () => {
    const fresh = emptyContent('New', 'en', { opening: 'Opening', end: 'End' }, { opening: 'o', end: 'e' });
    expect(checkScript(fresh, { required: [] }).map(({ code }) => code)).toEqual(['nothingSaid', 'nothingSaid']);
  });
});
