import type { Script } from '../../../../shared/domain/script.ts';
import { answerAt, type SayStep, type ScriptPlace, stepOf, type TakenStep } from '../../../../shared/domain/script-walk.ts';

/** Most steps that one call keeps. */
const keptSteps = 200;

const mark = (script: Script): string => `${script.id}/`;

/**
 * Another script is taken in mid-call. What was answered in the first stays in the path, marked as its own, and stands there again
 * should the call go back to it; what was asked is written out, since the new script does not know those steps.
 */
export const carryOver = (begun: ScriptPlace, to: Script, path: readonly TakenStep[], from: Script, say: SayStep): ScriptPlace => {
  const answered = path.filter(({ answer, objections = [] }) => answer !== '' || objections.length > 0);
  const marked = answered.map((taken): TakenStep => {
    const step = stepOf(from, taken.stepId);
    return step ? { ...taken, stepId: mark(from) + taken.stepId, question: say(step) } : taken;
  });
  const own = marked.filter(({ stepId }) => stepId.startsWith(mark(to)));
  const restored = own.map((taken): TakenStep => ({ ...taken, stepId: taken.stepId.slice(mark(to).length) }));
  const fresh = begun.path.filter(({ stepId }) => answerAt(stepId, restored) === '');
  const others = marked.filter(({ stepId }) => !stepId.startsWith(mark(to)));
  return { ...begun, path: [...fresh, ...restored, ...others].slice(0, keptSteps) };
};
