import { describe, expect, it } from 'vitest';
import type { Script, ScriptStep } from './call.ts';
import { chooseScript, liveScripts } from './choose-script.ts';
import { answerStep, chosenAt, goBack, goForward, goToStep, lettersOfStep, startOfScript, stepOf, stepsAhead } from './script-walk.ts';

const step = (id: string, choices: [label: string, goTo: string][] = [], goTo: string | null = null): ScriptStep => ({
  id,
  title: id,
  kind: choices.length > 0 ? 'ask' : goTo ? 'say' : 'end',
  say: `Say ${id}`,
  hint: '',
  choices: choices.map(([label, to]) => ({ label, goTo: to, fills: [{ letter: 'N', state: 'partly', value: {} }] })),
  goTo,
});

const aScript = (override: Partial<Script> = {}): Script => ({
  id: 's1',
  scriptKey: 'inboundInquiry',
  name: 'Inbound',
  version: 1,
  language: 'en',
  state: 'live',
  startStepId: 'open',
  steps: [
    step('open', [], 'why'),
    step('why', [
      ['stops', 'loss'],
      ['reading', 'seed'],
    ]),
    step('loss', [['hours', 'end']]),
    step('seed', [['no', 'why']]),
    step('end'),
  ],
  objections: [],
  publishedAt: 0,
  publishedById: null,
  ...override,
});

const say = (of: ScriptStep) => of.say;
const idsOf = (steps: readonly { stepId: string }[]) => steps.map(({ stepId }) => stepId);

describe('a walk through a script', () => {
  const script = aScript();
  const atWhy = goForward(script, startOfScript(script, say), say);

  it('begins at the start and goes on along the chosen answer', () => {
    const place = answerStep(script, atWhy, 1, say);
    expect(place.stepId).toBe('seed');
    expect(place.path).toEqual([
      { stepId: 'open', question: 'Say open', answer: '' },
      { stepId: 'why', question: 'Say why', answer: 'reading' },
      { stepId: 'seed', question: 'Say seed', answer: '' },
    ]);
  });

  it('goes on as by the first answer while none is chosen', () => {
    expect(goForward(script, atWhy, say).stepId).toBe('loss');
  });

  it('steps back on the way that was walked and stops at its beginning', () => {
    const back = goBack(answerStep(script, atWhy, 1, say));
    expect(back.stepId).toBe('why');
    expect(chosenAt(stepOf(script, 'why')!, back.path)).toBe(1);
    expect(goBack(goBack(back)).stepId).toBe('open');
  });

  it('keeps the answers of a branch that is left', () => {
    const deep = answerStep(script, answerStep(script, atWhy, 0, say), 0, say);
    expect(deep.stepId).toBe('end');
    const elsewhere = answerStep(script, goToStep(script, deep, 'why', say), 1, say);
    expect(elsewhere.stepId).toBe('seed');
    expect(idsOf(elsewhere.path)).toEqual(['open', 'why', 'seed', 'loss', 'end']);
    expect(elsewhere.path.find(({ stepId }) => stepId === 'loss')?.answer).toBe('hours');
  });

  it('takes every step once, however often it is passed', () => {
    const around = answerStep(script, answerStep(script, atWhy, 1, say), 0, say);
    expect(around.stepId).toBe('why');
    expect(idsOf(around.path)).toEqual(['open', 'why', 'seed']);
  });

  it('sees what comes, and walks a loop once', () => {
    expect(stepsAhead(script, atWhy).map(({ id }) => id)).toEqual(['loss', 'end']);
    const loop = { ...atWhy, path: atWhy.path.map((each) => ({ ...each, answer: each.stepId === 'why' ? 'reading' : '' })) };
    expect(stepsAhead(script, loop).map(({ id }) => id)).toEqual(['seed']);
  });

  it('stays where it is for a step or an answer that is not there', () => {
    expect(goToStep(script, atWhy, 'nowhere', say)).toBe(atWhy);
    expect(answerStep(script, atWhy, 7, say)).toBe(atWhy);
  });

  it('knows the letters a step can fill', () => {
    expect(lettersOfStep(stepOf(script, 'why')!)).toEqual(['N']);
  });
});

describe('the choice of a script', () => {
  const fair = aScript({ id: 's2', scriptKey: 'tradeShow' });
  const rest = aScript({ id: 's3', scriptKey: 'reEngagement' });
  const german = aScript({ id: 's4', scriptKey: 'germanInquiry', language: 'de' });
  const all = [aScript(), fair, rest, german];
  const lead = { language: null, stage: 'lead', source: 'inquiry' } as const;

  it('follows what brought the lead here', () => {
    expect(chooseScript(all, lead, undefined, ['en'])?.id).toBe('s1');
    expect(chooseScript(all, { ...lead, source: 'tradeShow' }, undefined, ['en'])?.id).toBe('s2');
    expect(chooseScript(all, lead, { channel: 'tradeShow' }, ['en'])?.id).toBe('s2');
    expect(chooseScript(all, { ...lead, stage: 'nurture' }, undefined, ['en'])?.id).toBe('s3');
  });

  it('speaks the language of the lead where the rep does', () => {
    expect(chooseScript(all, { ...lead, language: 'de', source: 'tradeShow' }, undefined, ['en', 'de'])?.id).toBe('s4');
    expect(chooseScript(all, { ...lead, language: 'de' }, undefined, ['en'])?.id).toBe('s1');
  });

  it('takes the newest live version only', () => {
    const versions = [
      aScript({ id: 'a', version: 2, state: 'retired' }),
      aScript({ id: 'b', version: 1 }),
      aScript({ id: 'c', version: 3 }),
    ];
    expect(liveScripts(versions).map(({ id }) => id)).toEqual(['c']);
    expect(chooseScript([aScript({ state: 'draft' })], lead, undefined, [])).toBeUndefined();
  });
});
