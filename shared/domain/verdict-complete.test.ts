import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAnswer, builtAt, someSettings } from '../../test/builders/domain.ts';
import { type Answer, answerValue, currentAnswers, type Letter, letterStates, letters } from './bantfo.ts';
import { stages } from './stage.ts';
import { type Verdict, verdictOf } from './verdict.ts';

const dayMs = 86_400_000;
const ages = [0, 10_000] as const;
const settings = someSettings();

/** An answer of every state, said now and long ago; an open letter has no age. */
const kinds = letterStates.flatMap((state) => (state === 'unknown' ? [null] : ages.map((days) => ({ state, days }))));

const combinations = function* (at = 0): Generator<Answer[]> {
  const letter = letters[at];
  if (letter === undefined) return yield [];
  for (const rest of combinations(at + 1))
    for (const kind of kinds) {
      if (!kind) yield rest;
      else yield [...rest, anAnswer({ id: letter, letter, state: kind.state, answeredAt: builtAt - kind.days * dayMs })];
    }
};

/** What DOMAIN says, written down once more and in another way. */
const expectedKind = (answers: readonly Answer[], score: number): Verdict['kind'] => {
  const staleDays = settings.bantfo.staleDays ?? {};
  const of = (letter: Letter) => answers.find((each) => each.letter === letter);
  const counts = (letter: Letter) =>
    (of(letter)?.answeredAt ?? builtAt) === builtAt || (staleDays as Record<string, number | null>)[letter] === null;
  const says = (letter: Letter, state: string) => of(letter)?.state === state;
  if (settings.bantfo.knockOuts.some((each) => says(each, 'unfavourable') && counts(each))) return 'disqualify';
  if (says('A', 'unfavourable') && counts('A')) return 'nurture';
  const isMet = settings.bantfo.required.every((each) => says(each, 'favourable') && counts(each));
  const speaksAgainst = letters.some((each) => says(each, 'unfavourable'));
  return isMet && !speaksAgainst && score >= settings.score.threshold ? 'qualify' : 'keepWorking';
};

describe('the verdict is complete', () => {
  it('gives every combination of letter states, fresh or old, one verdict with its reasons', () => {
    const wrong: string[] = [];
    let seen = 0;
    for (const answers of combinations()) {
      const score = seen % 2 === 0 ? 60 : 59;
      const verdict = verdictOf({ answers, score, stage: 'working' }, settings, builtAt);
      seen += 1;
      const isSound = verdict.kind === expectedKind(answers, score) && verdict.reasons.length > 0;
      if (!isSound) wrong.push(`${answers.map(({ letter, state }) => letter + state).join(' ')} at ${score}: ${verdict.kind}`);
    }
    expect(wrong).toEqual([]);
    expect(seen).toBe(7 ** 6);
  });

  const someAnswer = fc
    .record({
      letter: fc.constantFrom(...letters),
      state: fc.constantFrom(...letterStates),
      confidence: fc.constantFrom('sure', 'likely', 'guess'),
      agedDays: fc.integer({ min: 0, max: 1200 }),
      approval: fc.constantFrom(undefined, 'approved', 'planned', 'none'),
      decisionRole: fc.constantFrom(undefined, 'decides', 'influences', 'uses', 'none'),
      decidedBy: fc.constantFrom(undefined, '', 'CFO Vogt'),
      neededOn: fc.constantFrom(undefined, '2026-01-31', '2026-11-17', '2027-10-31', '2029-06-30'),
      horizonMonths: fc.constantFrom(undefined, 0, 9, 12, 13, 60),
    })
    .map(({ letter, state, confidence, agedDays, ...value }): Answer => {
      const said = answerValue.parse(Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)));
      return anAnswer({
        id: `${letter}${agedDays}${state}`,
        letter,
        state,
        confidence,
        value: said,
        answeredAt: builtAt - agedDays * dayMs,
      });
    });
  const someLead = fc.record({
    answers: fc.uniqueArray(someAnswer, { maxLength: 12, selector: ({ id }) => id }),
    score: fc.integer({ min: -50, max: 200 }),
    stage: fc.constantFrom(...stages),
    horizonMonths: fc.integer({ min: 1, max: 60 }),
  });
  type SomeLead = typeof someLead extends fc.Arbitrary<infer Lead> ? Lead : never;
  const judge = ({ answers, score, stage, horizonMonths }: SomeLead) =>
    verdictOf({ answers, score, stage }, someSettings({ bantfo: { ...settings.bantfo, horizonMonths } }), builtAt);

  it('names reasons that fit its kind, whatever was said', () => {
    const kindsOf: Record<Verdict['reasons'][number]['code'], Verdict['kind'][]> = {
      knockOut: ['disqualify'],
      beyondHorizon: ['nurture'],
      noDecisionMaker: ['nurture'],
      requiredFavourable: ['qualify'],
      scoreReached: ['qualify'],
      letterOpen: ['keepWorking'],
      letterStale: ['keepWorking'],
      letterUnfavourable: ['keepWorking'],
      scoreShort: ['keepWorking'],
    };
    fc.assert(
      fc.property(someLead, (lead) => {
        const verdict = judge(lead);
        expect(verdict.reasons.length).toBeGreaterThan(0);
        for (const { code } of verdict.reasons) expect(kindsOf[code]).toContain(verdict.kind);
        expect(verdict.revisitOn !== null).toBe(verdict.kind === 'nurture');
      }),
    );
  });

  it('does not depend on the order in which the answers came to a desktop', () => {
    fc.assert(
      fc.property(someLead, (lead) => {
        expect(judge({ ...lead, answers: lead.answers.toReversed() })).toEqual(judge(lead));
      }),
    );
  });

  it('never qualifies more with less: a lower score or a required letter taken away does not lead to qualified', () => {
    fc.assert(
      fc.property(someLead, fc.constantFrom(...settings.bantfo.required), (lead, letter) => {
        const less = judge({ ...lead, answers: lead.answers.filter((each) => each.letter !== letter) });
        expect(less.kind).not.toBe('qualify');
        if (judge(lead).kind !== 'qualify') expect(judge({ ...lead, score: lead.score - 1 }).kind).not.toBe('qualify');
      }),
    );
  });

  it('stops asking only when nothing is unknown or old, and no required letter half answered', () => {
    fc.assert(
      fc.property(someLead, (lead) => {
        const { nextLetter, stale } = judge({ ...lead, stage: 'working' });
        const current = currentAnswers(lead.answers);
        const state = (letter: Letter) => current[letter]?.state ?? 'unknown';
        const isHalf = settings.bantfo.required.some((each) => state(each) === 'partly');
        const isOpen = letters.some((each) => state(each) === 'unknown') || stale.length > 0 || isHalf;
        expect(nextLetter !== null).toBe(isOpen);
      }),
    );
  });
});
