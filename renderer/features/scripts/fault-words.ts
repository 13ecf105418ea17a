import { isMergeField } from '../../../shared/domain/merge-fields.ts';
import type { ScriptContent } from '../../../shared/domain/script.ts';
import type { ScriptFault } from '../../../shared/domain/script-checks.ts';
import type { Words } from '../../words/en.ts';

/** What a check found, as a sentence that names the step by its title. */
export const faultWords = ({ steps }: Pick<ScriptContent, 'steps'>, words: Words): ((fault: ScriptFault) => string) => {
  const { faults, fields, edit } = words.scripts;
  const titleOf = (stepId: string | null) => steps.find(({ id }) => id === stepId)?.title || edit.untitled;
  const fieldOf = (name: string) => (isMergeField(name) ? fields[name] : name);
  return (fault) => {
    switch (fault.code) {
      case 'noStart':
      case 'noName':
        return faults[fault.code];
      case 'letterNeverAsked':
        return faults.letterNeverAsked(words.states.letterName[fault.letter]);
      case 'missingStep':
        return fault.goTo === '' ? faults.leadsNowhere(titleOf(fault.stepId)) : faults.missingStep(titleOf(fault.stepId), fault.goTo);
      case 'emptyAnswer':
        return faults.emptyAnswer(titleOf(fault.stepId), fault.choice + 1);
      case 'sameAnswer':
        return faults.sameAnswer(titleOf(fault.stepId), fault.label);
      case 'emptyBranch':
      case 'branchAnswer':
      case 'unknownCampaign':
      case 'unknownSegment':
        return faults[fault.code](titleOf(fault.stepId), fault.branch + 1);
      case 'unknownField':
      case 'brokenField':
        return faults[fault.code](titleOf(fault.stepId), fault.field);
      case 'noFallback':
        return faults.noFallback(titleOf(fault.stepId), fieldOf(fault.field));
      case 'objection':
        return faults.objection[fault.why](fault.title || String(fault.objection + 1), fault.field);
      default:
        return faults[fault.code](titleOf(fault.stepId));
    }
  };
};

/** Where a fault is mended: at its step, in the script's own details, or among the objections. */
export const placeOfFault = (fault: ScriptFault): 'step' | 'script' | 'objections' =>
  fault.code === 'objection' ? 'objections' : fault.stepId === null ? 'script' : 'step';
