import { describe, expect, it } from 'vitest';
import { anAnswer, builtAt, someSettings } from '../../test/builders/domain.ts';
import type { AnswerValue, Letter, LetterState } from './bantfo.ts';
import { nextLetterToAsk, verdictOf } from './verdict.ts';

const settings = someSettings();
const answer = (letter: Letter, state: LetterState, value: AnswerValue = {}) => anAnswer({ id: `a-${letter}`, letter, state, value });
const verdict = (answers: ReturnType<typeof answer>[], score = 74) => verdictOf({ answers, score, stage: 'working' }, settings, builtAt);
const required = [answer('B', 'favourable'), answer('N', 'favourable'), answer('T', 'favourable')];

describe('the verdict', () => {
  it('is qualify when the required letters are favourable and the score is reached', () => {
    expect(verdict(required, 60)).toEqual({
      kind: 'qualify',
      reasons: [
        { code: 'requiredFavourable', letters: ['B', 'N', 'T'] },
        { code: 'scoreReached', score: 60, threshold: 60 },
      ],
      missing: [],
      stale: [],
      nextLetter: 'A',
      revisitOn: null,
    });
  });

  it('is keep working while the score is short, however good the answers', () => {
    expect(verdict(required, 59)).toMatchObject({
      kind: 'keepWorking',
      missing: [],
      reasons: [{ code: 'scoreShort', score: 59, threshold: 60 }],
    });
  });

  it('is keep working while a required letter is half answered, and asks for it', () => {
    expect(verdict([answer('B', 'favourable'), answer('N', 'favourable'), answer('T', 'partly')])).toMatchObject({
      kind: 'keepWorking',
      missing: ['T'],
      nextLetter: 'T',
      reasons: [{ code: 'letterOpen', letter: 'T', state: 'partly' }],
    });
  });

  it('is keep working while any letter is unfavourable, required or not', () => {
    expect(verdict([...required, answer('O', 'unfavourable')])).toMatchObject({
      kind: 'keepWorking',
      reasons: [{ code: 'letterUnfavourable', letter: 'O' }],
    });
  });

  it('is nurture when timing lies beyond the horizon, however high the score', () => {
    const late = [answer('B', 'favourable'), answer('N', 'favourable'), answer('T', 'favourable', { neededOn: '2028-03-01' })];
    expect(verdict(late, 100)).toMatchObject({
      kind: 'nurture',
      revisitOn: '2027-03-01',
      reasons: [{ code: 'beyondHorizon', neededOn: '2028-03-01', horizonMonths: 12 }],
    });
  });

  it('counts a horizon from the day it was said', () => {
    expect(verdict([answer('T', 'partly', { horizonMonths: 18 })])).toMatchObject({ kind: 'nurture', revisitOn: '2027-05-17' });
    expect(verdict([answer('T', 'partly', { horizonMonths: 12 })]).kind).toBe('keepWorking');
  });

  it('is nurture when authority cannot decide and nobody is known who can', () => {
    expect(verdict([...required, answer('A', 'unfavourable')], 100)).toMatchObject({
      kind: 'nurture',
      revisitOn: '2027-02-15',
      reasons: [{ code: 'noDecisionMaker' }],
    });
    expect(verdict([...required, answer('A', 'partly', { decisionRole: 'none' })]).kind).toBe('nurture');
  });

  it('is no nurture once the name of who decides is known', () => {
    expect(verdict([...required, answer('A', 'partly', { decisionRole: 'influences', decidedBy: 'CFO Vogt' })]).kind).toBe('qualify');
    expect(verdict([...required, answer('A', 'unfavourable', { decidedBy: 'CFO Vogt' })]).kind).toBe('keepWorking');
  });

  it('is disqualify for a knock-out letter, before anything else', () => {
    expect(verdict([...required, answer('F', 'unfavourable'), answer('T', 'partly', { neededOn: '2029-01-01' })], 100)).toMatchObject({
      kind: 'disqualify',
      reasons: [{ code: 'knockOut', letter: 'F' }],
    });
  });

  it('is no disqualify for a guess, or for a budget that is planned', () => {
    expect(verdict([...required, { ...answer('F', 'unfavourable'), confidence: 'guess' }]).kind).toBe('keepWorking');
    const byBudget = someSettings({ bantfo: { ...settings.bantfo, knockOuts: ['B'] } });
    const planned = [answer('B', 'unfavourable', { approval: 'planned' })];
    expect(verdictOf({ answers: planned, score: 0, stage: 'working' }, byBudget, builtAt).kind).toBe('keepWorking');
    const never = [answer('B', 'unfavourable', { approval: 'none' })];
    expect(verdictOf({ answers: never, score: 0, stage: 'working' }, byBudget, builtAt).kind).toBe('disqualify');
  });

  it('goes by the newest answer of a letter', () => {
    const older = anAnswer({ id: 'old', letter: 'F', state: 'unfavourable', answeredAt: builtAt - 1000 });
    expect(verdict([...required, older, answer('F', 'favourable')]).kind).toBe('qualify');
  });

  it('asks nothing more once sales has the lead', () => {
    expect(verdictOf({ answers: [], score: 0, stage: 'handedOff' }, settings, builtAt).nextLetter).toBeNull();
  });
});

describe('an answer that is too old to rely on', () => {
  const lastYear = builtAt - 366 * 86_400_000;
  const old = (letter: Letter, state: LetterState, value: AnswerValue = {}) => ({ ...answer(letter, state, value), answeredAt: lastYear });
  const newer = required.filter((each) => each.letter !== 'B');

  it('does not qualify: it is to be confirmed, and is what is asked next', () => {
    expect(verdict([...newer, old('B', 'favourable')])).toMatchObject({
      kind: 'keepWorking',
      missing: ['B'],
      stale: ['B'],
      nextLetter: 'B',
      reasons: [{ code: 'letterStale', letter: 'B', state: 'favourable', answeredAt: lastYear, staleness: { cause: 'age', days: 180 } }],
    });
  });

  it('counts again once it is said again', () => {
    expect(verdict([...newer, { ...old('B', 'favourable'), id: 'a0' }, answer('B', 'favourable')]).kind).toBe('qualify');
  });

  it('neither knocks out nor sends to nurture', () => {
    const byBudget = someSettings({ bantfo: { ...settings.bantfo, knockOuts: ['B'] } });
    const never = [old('B', 'unfavourable', { approval: 'none' })];
    expect(verdictOf({ answers: never, score: 0, stage: 'working' }, byBudget, builtAt)).toMatchObject({
      kind: 'keepWorking',
      stale: ['B'],
    });
    expect(verdict([...required, old('A', 'unfavourable')])).toMatchObject({ kind: 'keepWorking', stale: ['A'], nextLetter: 'A' });
  });

  it('still waits for a date that lies beyond the horizon', () => {
    expect(verdict([...required, { ...old('T', 'partly', { neededOn: '2029-03-01' }), answeredAt: builtAt + 1 }]).kind).toBe('nurture');
    expect(verdict([old('T', 'partly', { neededOn: '2029-03-01' })])).toMatchObject({ kind: 'nurture', stale: ['T'] });
  });

  it('blocks nothing where sales does not ask for it', () => {
    expect(verdict([...required, old('O', 'favourable'), old('A', 'favourable')])).toMatchObject({ kind: 'qualify', stale: ['A'] });
  });
});

describe('the letter to ask next', () => {
  it('is a required unknown one, then a required half one, then any unknown one', () => {
    expect(nextLetterToAsk('uuuuuu', settings)).toBe('B');
    expect(nextLetterToAsk('pufuuu', settings)).toBe('T');
    expect(nextLetterToAsk('pufpuu', settings)).toBe('B');
    expect(nextLetterToAsk('fuffuu', settings)).toBe('A');
    expect(nextLetterToAsk('ffffff', settings)).toBeNull();
  });
});
