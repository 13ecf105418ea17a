import type { Script } from '../../../shared/domain/call.ts';
import { type MergeFieldName, mergeFieldNames } from '../../../shared/domain/merge-fields.ts';
import type { ScriptFault } from '../../../shared/domain/script-checks.ts';
import { stepOf } from '../../../shared/domain/script-walk.ts';
import { useWords } from '../../words/words.tsx';

/** What a check found, as a sentence that names the step by its title. */
export const useFaultWords = (script: Script): ((fault: ScriptFault) => string) => {
  const words = useWords();
  const { faults, fields } = words.scripts;
  const titleOf = (stepId: string) => stepOf(script, stepId)?.title ?? stepId;
  const fieldOf = (name: string) => (mergeFieldNames.some((each) => each === name) ? fields[name as MergeFieldName] : name);
  return (fault) => {
    switch (fault.code) {
      case 'noStart':
        return faults.noStart;
      case 'letterNeverAsked':
        return faults.letterNeverAsked(words.states.letterName[fault.letter]);
      case 'missingStep':
        return faults.missingStep(titleOf(fault.stepId), fault.goTo);
      case 'unknownField':
        return faults.unknownField(titleOf(fault.stepId), fault.field);
      case 'noFallback':
        return faults.noFallback(titleOf(fault.stepId), fieldOf(fault.field));
      default:
        return faults[fault.code](titleOf(fault.stepId));
    }
  };
};
