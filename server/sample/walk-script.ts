import { noLetters } from '../../shared/domain/bantfo.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { fillMergeFields, mergeValuesOf } from '../../shared/domain/merge-fields.ts';
import type { Script, ScriptStep } from '../../shared/domain/script.ts';
import { onwardOf } from '../../shared/domain/script-checks.ts';
import type { ScriptFacts } from '../../shared/domain/script-facts.ts';
import {
  answerStep,
  goForward,
  type ScriptPlace,
  type ScriptTalk,
  startOfScript,
  stepOf,
  type TakenStep,
  withAnswer,
} from '../../shared/domain/script-walk.ts';
import { readTyped } from '../../shared/domain/typed-answer.ts';
import type { CallPlan, LeadPlan } from './lead-plan.ts';
import type { Random } from './random.ts';

/** Who says it to whom: what the merge fields stand for, and the clock and money of the talk. */
type Speaking = {
  lead: Lead;
  plan: LeadPlan;
  repName: string;
  centerName: string;
  horizonMonths: number;
  currency: string;
  zone: string;
} & Pick<ScriptFacts, 'segments'>;

type Talk = Pick<CallPlan, 'code' | 'answers' | 'at'>;

/** Walks a script as the rep did: the answers chosen are those that fit what was said and how the call ended. */
export const walkScript = (random: Random, script: Script, call: Talk, about: Speaking): TakenStep[] => {
  const { lead, horizonMonths } = about;
  const facts = { lead, letters: lead.letters, lettersBefore: noLetters, horizonMonths, segments: about.segments };
  const talk: ScriptTalk = { script, facts, say: sayTo(about) };
  let place = startOfScript(talk);
  for (let turn = 0; turn < script.steps.length; turn += 1) {
    const step = stepOf(script, place.stepId);
    if (!step || step.kind === 'end') break;
    const onward =
      step.choices.length > 0
        ? answerStep(talk, place, chooseFitting(random, script, step, call))
        : goForward(talk, answered(random, step, place, call, about));
    if (onward.stepId === place.stepId) break;
    place = onward;
  }
  return place.path.map((taken) => ({ ...taken }));
};

const sayTo = ({ lead, plan, repName, centerName }: Speaking) => {
  const title = plan.touches[0]?.title;
  const values = mergeValuesOf({
    lead,
    companyName: plan.company.row.name,
    campaignName: plan.campaign?.name ?? '',
    centerName,
    repName,
    touch: title === undefined ? undefined : { title, date: '' },
  });
  return (step: ScriptStep) => fillMergeFields(step.say, values);
};

const spokenDates = { favourable: ['in 3 months', 'in 6 months', 'in 9 months'], other: ['in 18 months', 'in 2 years'] } as const;

/** What was said to a question in words, as far as it fits the letters that came of the call. */
const answered = (random: Random, step: ScriptStep, place: ScriptPlace, call: Talk, about: Speaking): ScriptPlace => {
  if (step.kind !== 'ask' || step.answerAs === 'choice') return place;
  const said = call.answers.find(({ letter }) => letter === step.fills?.letter);
  const answer = wordsFor(random, step, said, about);
  const read = readTyped(step.answerAs, answer, { now: call.at, zone: about.zone, currency: about.currency });
  return answer === '' ? place : withAnswer(place, { answer, size: read?.size });
};

const wordsFor = (random: Random, step: ScriptStep, said: Talk['answers'][number] | undefined, { lead, currency }: Speaking): string => {
  switch (step.answerAs) {
    case 'number':
      return String(random.pick([6, 8, 12, 16, 20, 30]));
    case 'amount':
      return said && said.state !== 'unfavourable' ? `${random.pick([20, 40, 60, 90])}k ${currency}` : '';
    case 'date':
      return said ? random.pick(said.state === 'favourable' ? spokenDates.favourable : spokenDates.other) : '';
    default:
      return step.detail === 'title' ? lead.title : '';
  }
};

const chooseFitting = (random: Random, script: Script, step: ScriptStep, call: Talk): number => {
  const worths = step.choices.map((choice) => worthOfFills(choice, call) + worthOf(script, stepOf(script, choice.goTo), call, 0));
  const best = Math.max(...worths);
  return random.pick(worths.flatMap((worth, at) => (worth === best ? [at] : [])));
};

/** How well the best way on from a step fits the call. */
const worthOf = (script: Script, step: ScriptStep | undefined, call: Talk, depth: number): number => {
  if (!step || depth > script.steps.length) return 0;
  if (step.kind === 'end') return endsOf[call.code]?.includes(step.id) ? 20 : 0;
  const next = (goTo: string) => worthOf(script, stepOf(script, goTo), call, depth + 1);
  if (step.choices.length === 0) return Math.max(0, ...onwardOf(step).map(next));
  return Math.max(...step.choices.map((choice) => worthOfFills(choice, call) + next(choice.goTo)));
};

const worthOfFills = ({ fills }: ScriptStep['choices'][number], { answers }: Talk): number =>
  fills.reduce((sum, fill) => {
    const said = answers.find(({ letter }) => letter === fill.letter);
    return sum + (said ? (said.state === fill.state ? 3 : -3) : -1);
  }, 0);

const wentOn = ['nextStep', 'naechster'];
const letRest = ['nurture', 'later', 'visit', 'keepInformed', 'close', 'spaeter'];

/** The ends of the sample's scripts that go with a disposition. */
const endsOf: Readonly<Record<string, readonly string[]>> = {
  callBack: ['laterToday', 'rueckruf'],
  keepWorking: wentOn,
  qualified: wentOn,
  nurture: letRest,
  notInterested: letRest,
  doNotCall: letRest,
  competitor: letRest,
};
