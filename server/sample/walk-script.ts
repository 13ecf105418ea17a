import type { Script, ScriptStep } from '../../shared/domain/call.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { fillMergeFields } from '../../shared/domain/merge-fields.ts';
import { answerStep, goForward, type ScriptPlace, startOfScript, stepOf, type TakenStep } from '../../shared/domain/script-walk.ts';
import type { LeadPlan } from './lead-plan.ts';
import type { Random } from './random.ts';
import type { SpokenAnswer } from './words/answers.ts';

/** Walks a script as the rep did: the answers chosen are those that fit what the lead said. */
export const walkScript = (
  random: Random,
  script: Script,
  answers: readonly SpokenAnswer[],
  about: { lead: Lead; plan: LeadPlan; repName: string },
): TakenStep[] => {
  const say = sayTo(about);
  let place: ScriptPlace = startOfScript(script, say);
  for (let turn = 0; turn < script.steps.length; turn += 1) {
    const step = stepOf(script, place.stepId);
    if (!step || step.kind === 'end') break;
    const before = place.stepId;
    place = step.choices.length > 0 ? answerStep(script, place, chooseFitting(random, step, answers), say) : goForward(script, place, say);
    if (place.stepId === before) break;
  }
  return place.path.map((taken) => ({ ...taken }));
};

const sayTo = ({ lead, plan, repName }: { lead: Lead; plan: LeadPlan; repName: string }) => {
  const values = {
    firstName: lead.firstName,
    lastName: lead.lastName,
    fullName: `${lead.firstName} ${lead.lastName}`.trim(),
    companyName: plan.company.row.name,
    campaignName: plan.campaign?.name ?? '',
    lastSaid: lead.lastSaid,
    repName,
  };
  return (step: ScriptStep) => fillMergeFields(step.say, values);
};

/** The choice whose fills agree best with what was said; by chance among those that fill nothing against it. */
const chooseFitting = (random: Random, step: ScriptStep, answers: readonly SpokenAnswer[]): number => {
  const ranks = step.choices.map(({ fills }) =>
    fills.reduce((sum, fill) => {
      const said = answers.find(({ letter }) => letter === fill.letter);
      return sum + (said ? (said.state === fill.state ? 3 : -3) : -1);
    }, 0),
  );
  const best = Math.max(...ranks);
  return random.pick(ranks.flatMap((rank, at) => (rank === best ? [at] : [])));
};
