import { useMemo } from 'react';
import { type Answer, currentAnswers, type Letter, noLetters, withLetter } from '../../../../shared/domain/bantfo.ts';
import { reliableLetters, stalenessOf } from '../../../../shared/domain/bantfo-policy.ts';
import type { Script, ScriptStep } from '../../../../shared/domain/script.ts';
import { type KnownBefore, knownBefore, lettersOfStep } from '../../../../shared/domain/script-facts.ts';
import { answerAt, type ScriptTalk, type TakenStep } from '../../../../shared/domain/script-walk.ts';
import { segmentsById } from '../../../../shared/domain/segment.ts';
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

/** When the call is judged: from its beginning on the same answers are old, so that no step changes under one's hands. */
const useCallTime = (): number => {
  const { draft, now } = useCall();
  return draft.startedAt ?? now;
};

/** A script as it is held in this call: with what is known of the lead now, and what was known before. What is too old is asked again. */
export const useScriptTalk = (script: Script): ScriptTalk => {
  const { lead, answers, settings, company, rows } = useCall();
  const say = useSay();
  const before = useStandingBefore();
  const at = useCallTime();
  const letters = reliableLetters(lead.letters, answers, settings, at);
  const lettersBefore = reliableLetters(marksOf(before), before, settings, at);
  return useMemo(() => {
    const segments = { lead, company, touches: rows.touches, now: at, byId: segmentsById(settings.segments) };
    const facts = { lead, letters, lettersBefore, horizonMonths: settings.bantfo.horizonMonths, segments };
    return { script, facts, say: (step: ScriptStep) => say(step.say) };
  }, [script, lead, letters, lettersBefore, settings, say, company, rows.touches, at]);
};

/** What was said once to a question and is too old to rely on, in a line; null where nothing was, or it was answered in this call. */
export const useOldAnswer = (step: ScriptStep, path: readonly TakenStep[]): { line: string; saidAt: number } | null => {
  const { settings } = useCall();
  const before = useStandingBefore();
  const line = useAnswerLine();
  const at = useCallTime();
  if (answerAt(step.id, path) !== '') return null;
  const old = lettersOfStep(step).flatMap((letter) => (stalenessOf(before[letter], settings, at) ? (before[letter] ?? []) : []));
  if (old.length === 0) return null;
  return { line: old.map(line).join('; '), saidAt: Math.max(...old.map(({ answeredAt }) => answeredAt)) };
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
