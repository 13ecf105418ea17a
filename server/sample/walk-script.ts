import type { Script, ScriptStep } from '../../shared/domain/call.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { fillMergeFields } from '../../shared/domain/merge-fields.ts';
import { answerStep, goForward, startOfScript, stepOf, type TakenStep } from '../../shared/domain/script-walk.ts';
import type { CallPlan, LeadPlan } from './lead-plan.ts';
import type { Random } from './random.ts';

/** Who says it to whom: what the merge fields stand for. */
type Speaking = { lead: Lead; plan: LeadPlan; repName: string; centerName: string };

type Talk = Pick<CallPlan, 'code' | 'answers'>;

/** Walks a script as the rep did: the answers chosen are those that fit what was said and how the call ended. */
export const walkScript = (random: Random, script: Script, call: Talk, about: Speaking): TakenStep[] => {
  const say = sayTo(about);
  let place = startOfScript(script, say);
  for (let turn = 0; turn < script.steps.length; turn += 1) {
    const step = stepOf(script, place.stepId);
    if (!step || step.kind === 'end') break;
    const onward =
      step.choices.length > 0 ? answerStep(script, place, chooseFitting(random, script, step, call), say) : goForward(script, place, say);
    if (onward.stepId === place.stepId) break;
    place = onward;
  }
  return place.path.map((taken) => ({ ...taken }));
};

const sayTo = ({ lead, plan, repName, centerName }: Speaking) => {
  const values = {
    firstName: lead.firstName,
    lastName: lead.lastName,
    fullName: `${lead.firstName} ${lead.lastName}`.trim(),
    title: lead.title,
    city: lead.city,
    lastSaid: lead.lastSaid,
    companyName: plan.company.row.name,
    campaignName: plan.campaign?.name ?? '',
    touchTitle: plan.touches[0]?.title,
    centerName,
    repName,
  };
  return (step: ScriptStep) => fillMergeFields(step.say, values);
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
  if (step.choices.length === 0) return worthOf(script, stepOf(script, step.goTo), call, depth + 1);
  return Math.max(
    ...step.choices.map((choice) => worthOfFills(choice, call) + worthOf(script, stepOf(script, choice.goTo), call, depth + 1)),
  );
};

const worthOfFills = ({ fills }: ScriptStep['choices'][number], { answers }: Talk): number =>
  fills.reduce((sum, fill) => {
    const said = answers.find(({ letter }) => letter === fill.letter);
    return sum + (said ? (said.state === fill.state ? 3 : -3) : -1);
  }, 0);

const wentOn = ['nextStep', 'naechster'];
const letRest = ['nurture', 'later', 'keepInformed', 'close', 'spaeter'];

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
