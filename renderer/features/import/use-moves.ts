import { useStore } from 'zustand';
import { useWords } from '../../words/words.tsx';
import { importStore, type Step, startOver, steps } from './import-store.ts';
import { startRun } from './run-import.ts';
import { goTo, hindranceNow, type WizardContext } from './wizard-actions.ts';

/** Forward, back and to a step, with what hinders it. */
export const useMoves = (context: WizardContext) => {
  const words = useWords().importing;
  const { step, check } = useStore(importStore);
  const at = steps.indexOf(step);
  const hindrance = step === 'result' ? null : hindranceNow();
  const restart = () => startOver(context.desk.user.userId);
  const next = () => {
    if (step === 'result') restart();
    else if (step === 'check') void startRun(context);
    else goTo(context, steps[at + 1] ?? 'file');
  };
  const back = () => (step === 'result' ? restart() : goTo(context, steps[Math.max(0, at - 1)] ?? 'file'));
  const labels: Record<Step, string> = {
    file: words.toColumns,
    columns: words.toCheck,
    check: words.takeIn((check?.taken ?? 0) + (check?.known ?? 0)),
    result: words.another,
  };
  return { step, next, back, goTo: (to: Step) => goTo(context, to), hindrance, nextLabel: labels[step] };
};
export type Moves = ReturnType<typeof useMoves>;
