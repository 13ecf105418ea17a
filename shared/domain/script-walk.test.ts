import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLead } from '../../test/builders/domain.ts';
import { aChoice, anEnd, aScript, aStep, someFacts } from '../../test/builders/script.ts';
import { chooseScript, liveScripts } from './choose-script.ts';
import type { Script, ScriptStep } from './script.ts';
import { checkScript } from './script-checks.ts';
import { lettersOfStep, type ScriptFacts } from './script-facts.ts';
import {
  answerStep,
  chosenAt,
  goBack,
  goForward,
  goToStep,
  type ScriptPlace,
  type ScriptTalk,
  startOfScript,
  stepAfter,
  stepOf,
  stepsAhead,
  withAnswer,
  withObjection,
} from './script-walk.ts';

const why = aStep('why', { choices: [aChoice('stops', 'loss', ['N', 'partly']), aChoice('reading', 'seed', ['N', 'partly'])] });
const script = aScript({
  steps: [
    aStep('open', { kind: 'say', goTo: 'why' }),
    why,
    aStep('loss', { choices: [aChoice('hours', 'end')] }),
    aStep('seed', { choices: [aChoice('no', 'why')] }),
    anEnd(),
  ],
});
const talkOf = (of: Script, facts: Partial<ScriptFacts> = {}): ScriptTalk => ({
  script: of,
  facts: someFacts(facts),
  say: (step) => step.say,
});
const talk = talkOf(script);
const idsOf = (steps: readonly { stepId: string }[]) => steps.map(({ stepId }) => stepId);

describe('a walk through a script', () => {
  const atWhy = goForward(talk, startOfScript(talk));

  it('begins at the start and goes on along the chosen answer', () => {
    const place = answerStep(talk, atWhy, 1);
    expect(place.stepId).toBe('seed');
    expect(place.path).toEqual([
      { stepId: 'open', question: 'Say open', answer: '' },
      { stepId: 'why', question: 'Say why', answer: 'reading' },
      { stepId: 'seed', question: 'Say seed', answer: '' },
    ]);
  });

  it('goes on as by the first answer while none is chosen', () => {
    expect(goForward(talk, atWhy).stepId).toBe('loss');
  });

  it('steps back on the way that was walked and stops at its beginning', () => {
    const back = goBack(answerStep(talk, atWhy, 1));
    expect(back.stepId).toBe('why');
    expect(chosenAt(why, back.path)).toBe(1);
    expect(goBack(goBack(back)).stepId).toBe('open');
  });

  it('keeps the answers of a branch that is left, and the answer that was corrected', () => {
    const deep = answerStep(talk, answerStep(talk, atWhy, 0), 0);
    expect(deep.stepId).toBe('end');
    const elsewhere = answerStep(talk, goToStep(talk, deep, 'why'), 1);
    expect(elsewhere.stepId).toBe('seed');
    expect(idsOf(elsewhere.path)).toEqual(['open', 'why', 'seed', 'loss', 'end']);
    expect(elsewhere.path.find(({ stepId }) => stepId === 'loss')?.answer).toBe('hours');
    expect(elsewhere.path.find(({ stepId }) => stepId === 'why')).toMatchObject({ answer: 'reading', earlier: ['stops'] });
  });

  it('keeps what stood there before somebody typed over it, once and not letter by letter', () => {
    const said = withAnswer(atWhy, { answer: '40k', size: 4 });
    const typing = ['5', '50', '50k'].reduce((place, answer) => withAnswer(place, { answer }, '40k'), said);
    expect(typing.path[1]).toEqual({ stepId: 'why', question: 'Say why', answer: '50k', earlier: ['40k'] });
  });

  it('takes every step once, however often it is passed', () => {
    const around = answerStep(talk, answerStep(talk, atWhy, 1), 0);
    expect(around.stepId).toBe('why');
    expect(idsOf(around.path)).toEqual(['open', 'why', 'seed']);
  });

  it('sees what comes, and walks a loop once', () => {
    expect(stepsAhead(talk, atWhy).map(({ id }) => id)).toEqual(['loss', 'end']);
    expect(stepsAhead(talk, withAnswer(atWhy, { answer: 'reading' })).map(({ id }) => id)).toEqual(['seed']);
  });

  it('stays where it is for a step or an answer that is not there', () => {
    expect(goToStep(talk, atWhy, 'nowhere')).toBe(atWhy);
    expect(answerStep(talk, atWhy, 7)).toBe(atWhy);
  });

  it('knows the letters a step can fill', () => {
    expect(lettersOfStep(why)).toEqual(['N']);
    expect(lettersOfStep(aStep('sum', { answerAs: 'amount', fills: { letter: 'B', state: 'partly' } }))).toEqual(['B']);
  });
});

const labels = ['one', 'two', 'three'];

/** Scripts that pass every check: each step leads further down its list or, by an answer, back up; the last is the end. */
const soundScript: fc.Arbitrary<Script> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('say', 'choice', 'number', 'branch', 'note'),
      ways: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
      back: fc.nat(),
      isBack: fc.boolean(),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((written) => {
    const idOf = (at: number) => (at >= written.length ? 'end' : `s${at}`);
    const steps = written.map(({ kind, ways, back, isBack }, at): ScriptStep => {
      const next = idOf(at + 1);
      const onward = (way: number) => idOf(at + 1 + (way % (written.length - at)));
      if (kind === 'choice') {
        const choices = ways.map((way, index) => aChoice(labels[index]!, onward(way), ['N', 'partly']));
        return aStep(idOf(at), { choices: [...choices, aChoice('back', isBack ? idOf(back % (at + 1)) : next), aChoice('on', next)] });
      }
      if (kind === 'number') return aStep(idOf(at), { answerAs: 'number', goTo: next });
      if (kind === 'branch') {
        const branches = ways.map((way) => ({ when: { on: 'stage', is: ['working'] } as const, goTo: onward(way) }));
        return aStep(idOf(at), {
          kind: 'branch',
          branches: branches.map((each) => ({ ...each, when: { ...each.when, is: [...each.when.is] } })),
          goTo: next,
        });
      }
      return aStep(idOf(at), { kind: kind === 'note' ? 'note' : 'say', goTo: next });
    });
    return aScript({ steps: [...steps, anEnd()] });
  })
  .filter((each) => checkScript(each, { required: [] }).every(({ code }) => code === 'unreachable'));

type Move = { kind: 'answer' | 'type' | 'back' | 'on' | 'jump'; at: number };
const moves: fc.Arbitrary<Move[]> = fc.array(fc.record({ kind: fc.constantFrom('answer', 'type', 'back', 'on', 'jump'), at: fc.nat(20) }), {
  maxLength: 60,
});

const make = (of: ScriptTalk, place: ScriptPlace, { kind, at }: Move): ScriptPlace => {
  if (kind === 'answer') return answerStep(of, place, at);
  if (kind === 'type')
    return stepOf(of.script, place.stepId)?.answerAs === 'number' ? withAnswer(place, { answer: `${at}`, size: at }) : place;
  if (kind === 'back') return goBack(place);
  return kind === 'on' ? goForward(of, place) : goToStep(of, place, of.script.steps[at % of.script.steps.length]!.id);
};

/** Everything ever answered at a step, in order. */
const saidAt = (place: ScriptPlace, stepId: string): string[] => {
  const taken = place.path.find((each) => each.stepId === stepId);
  return taken ? [...(taken.earlier ?? []), taken.answer].filter((answer) => answer !== '') : [];
};

describe('any walk through a sound script', () => {
  it('keeps every answer that was ever given, whatever is answered, taken back or jumped to', () => {
    fc.assert(
      fc.property(soundScript, moves, (of, walked) => {
        const along = talkOf(of);
        const given = new Map<string, string[]>();
        let place = startOfScript(along);
        for (const move of walked) {
          const here = place.stepId;
          const before = saidAt(place, here).at(-1);
          place = make(along, place, move);
          const now = saidAt(place, here).at(-1);
          if (now !== undefined && now !== before) given.set(here, [...(given.get(here) ?? []), now]);
          expect(new Set(idsOf(place.path)).size).toBe(place.path.length);
          for (const [stepId, answers] of given) expect(saidAt(place, stepId)).toEqual(answers);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never gets stuck: every place shows a step, and from it an end can be reached by keys', () => {
    fc.assert(
      fc.property(soundScript, moves, (of, walked) => {
        const along = talkOf(of);
        const place = walked.reduce((at, move) => make(along, at, move), startOfScript(along));
        const step = stepOf(of, place.stepId);
        expect(step?.kind).not.toBe('branch');
        expect(idsOf(place.path)).toContain(place.stepId);
        if (step?.kind !== 'end') expect(step && stepAfter(along, step, place.path)).toBeDefined();
        let out = place;
        for (let press = 0; press <= of.steps.length && stepOf(of, out.stepId)?.kind !== 'end'; press += 1) {
          const choices = stepOf(of, out.stepId)?.choices ?? [];
          out = choices.length > 0 ? answerStep(along, out, choices.length - 1) : goForward(along, out);
        }
        expect(stepOf(of, out.stepId)?.kind).toBe('end');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the choice of a script', () => {
  const inbound = aScript({ id: 's1', scriptKey: 'inboundInquiry' });
  const fair = aScript({ id: 's2', scriptKey: 'tradeShow' });
  const rest = aScript({ id: 's3', scriptKey: 'reEngagement' });
  const german = aScript({ id: 's4', scriptKey: 'germanInquiry', language: 'de' });
  const all = [inbound, fair, rest, german];
  const lead = aLead({ language: null, stage: 'lead', source: 'inquiry', campaignId: null });

  it('follows what brought the lead here', () => {
    expect(chooseScript(all, lead, undefined, ['en'])?.id).toBe('s1');
    expect(chooseScript(all, { ...lead, source: 'tradeShow' }, undefined, ['en'])?.id).toBe('s2');
    expect(chooseScript(all, lead, { channel: 'tradeShow' }, ['en'])?.id).toBe('s2');
    expect(chooseScript(all, { ...lead, stage: 'nurture' }, undefined, ['en'])?.id).toBe('s3');
  });

  it('takes the purposes its people gave it over those its key suggests', () => {
    const scripts = [
      { ...inbound, purposes: ['tradeShow' as const] },
      { ...fair, purposes: ['inquiry' as const] },
    ];
    expect(chooseScript(scripts, lead, undefined, ['en'])?.id).toBe('s2');
  });

  it('takes the script of the lead’s campaign first, and that of another campaign last', () => {
    const own = aScript({ id: 's5', scriptKey: 'autumn', purposes: ['tradeShow'], campaignIds: ['campaign-1'] });
    expect(chooseScript([...all, own], { ...lead, campaignId: 'campaign-1' }, undefined, ['en'])?.id).toBe('s5');
    expect(chooseScript([...all, { ...own, purposes: ['inquiry'] }], { ...lead, campaignId: 'campaign-2' }, undefined, ['en'])?.id).toBe(
      's1',
    );
  });

  it('speaks the language of the lead where the rep does', () => {
    expect(chooseScript(all, { ...lead, language: 'de', source: 'tradeShow' }, undefined, ['en', 'de'])?.id).toBe('s4');
    expect(chooseScript(all, { ...lead, language: 'de' }, undefined, ['en'])?.id).toBe('s1');
  });

  it('takes live versions only', () => {
    const versions = [aScript({ id: 'a', version: 2, state: 'retired' }), aScript({ id: 'b', version: 1 })];
    expect(liveScripts(versions, 'any').map(({ id }) => id)).toEqual(['b']);
    expect(chooseScript([aScript({ state: 'draft' })], lead, undefined, [])).toBeUndefined();
  });
});

describe('an objection', () => {
  it('is kept at the step at which it was raised, and leads back to it', () => {
    const here = goForward(talk, startOfScript(talk));
    const place = withObjection(talk, here, { title: 'No time', goTo: null });
    expect(place.stepId).toBe('why');
    expect(place.path.find(({ stepId }) => stepId === 'why')?.objections).toEqual([{ title: 'No time', wentTo: null }]);
    const again = withObjection(talk, place, { title: 'No need', goTo: 'gone' });
    expect(again.path.find(({ stepId }) => stepId === 'why')?.objections?.at(-1)).toEqual({ title: 'No need', wentTo: null });
  });

  it('goes on to where its reply leads, and stays where it was raised while the call walks on', () => {
    const place = withObjection(talk, startOfScript(talk), { title: 'Send a mail', goTo: 'loss' });
    expect(place.stepId).toBe('loss');
    const later = goForward(talk, answerStep(talk, place, 0));
    expect(later.path[0]).toMatchObject({ stepId: 'open', objections: [{ title: 'Send a mail', wentTo: 'loss' }] });
  });
});
