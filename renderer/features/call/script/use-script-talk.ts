import { useMemo } from 'react';
import { type Answer, currentAnswers, type Letter, noLetters, withLetter } from '../../../../shared/domain/bantfo.ts';
import type { Script, ScriptStep } from '../../../../shared/domain/script.ts';
import { type KnownBefore, knownBefore } from '../../../../shared/domain/script-facts.ts';
import { answerAt, type ScriptTalk, type TakenStep } from '../../../../shared/domain/script-walk.ts';
import { sizeOfValue, type TypedClock } from '../../../../shared/domain/typed-answer.ts';
import { isKnownZone } from '../../../../shared/domain/zone.ts';
import { useAnswerLine } from '../../../words/answer-line.ts';
import { useCall } from '../call-view.tsx';
import { useSay } from './merge-values.ts';

type Standing = Partial<Record<Letter, Answer>>;

/** What was said for each letter before this call. */
const useStandingBefore = (): Standing => {
  const { rows, draft } = useCall();
  return useMemo(
    () => currentAnswers(rows.answers.filter(({ attemptId }) => attemptId === null || attemptId !== draft.attemptId)),
    [rows.answers, draft.attemptId],
  );
};

const marksOf = (standing: Standing): string =>
  Object.values(standing).reduce((marks, { letter, state }) => withLetter(marks, letter, state), noLetters);

/** A script as it is held in this call: with what is known of the lead now, and what was known before. */
export const useScriptTalk = (script: Script): ScriptTalk => {
  const { lead, settings } = useCall();
  const say = useSay();
  const before = useStandingBefore();
  return useMemo(() => {
    const facts = { lead, letters: lead.letters, lettersBefore: marksOf(before), horizonMonths: settings.bantfo.horizonMonths };
    return { script, facts, say: (step: ScriptStep) => say(step.say) };
  }, [script, lead, before, settings, say]);
};

/** The clock and money in which this lead is answered. */
export const useTypedClock = (): TypedClock => {
  const { lead, settings, now } = useCall();
  return { now, zone: lead.zones.find(isKnownZone) ?? settings.zone, currency: settings.currency };
};

/** What is known of a question, in a line, with when it was said; `fills`: the letters as they stand, to be said again. */
export type KnownAnswer = { known: KnownBefore; line: string; saidAt: number | null; size: number | undefined; standing: Answer[] };

/** Null where the question is to be asked, or was answered in this call already. */
export const useKnownAnswer = (talk: ScriptTalk, step: ScriptStep, path: readonly TakenStep[]): KnownAnswer | null => {
  const before = useStandingBefore();
  const line = useAnswerLine();
  const clock = useTypedClock();
  const known = answerAt(step.id, path) === '' ? knownBefore(step, talk.facts) : null;
  if (!known) return null;
  if (known.kind === 'detail') return { known, line: known.value, saidAt: null, size: undefined, standing: [] };
  const standing = known.letters.flatMap((letter) => before[letter] ?? []);
  const newest = Math.max(...standing.map(({ answeredAt }) => answeredAt));
  const size = standing[0] && sizeOfValue(step.answerAs, standing[0].value, clock);
  return { known, line: standing.map(line).join('; '), saidAt: newest, size, standing };
};
