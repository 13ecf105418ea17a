import { addStepAfter, copyStep, emptyStep, removeStep } from '../../../../shared/domain/script-edits.ts';
import { useDesk } from '../../../data/desk.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/words.tsx';
import { useEditor } from './use-draft-editor.ts';

/** The field with that name in the form of the chosen step, with its text selected; after the form was drawn. */
export const focusField = (name: string): void => {
  setTimeout(() => {
    const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(
      `input[data-field="${name}"], textarea[data-field="${name}"]`,
    );
    field?.focus();
    field?.select();
  }, 30);
};

/** What is done with whole steps of a draft. */
export const useStepActs = (stepId: string, onChoose: (stepId: string) => void) => {
  const words = useWords().scripts.edit;
  const { newId } = useDesk();
  const { edit, undo, store } = useEditor();
  const titleOf = (id: string) => store.getState().content.steps.find((step) => step.id === id)?.title || words.untitled;
  return {
    addStep: () => {
      const id = newId();
      edit((content) => addStepAfter(content, stepId, emptyStep(id, 'say', words.newStepTitle)));
      onChoose(id);
      focusField('title');
    },
    copyStep: () => {
      const id = newId();
      edit((content) => copyStep(content, stepId, id, words.copyOf(titleOf(stepId))));
      onChoose(id);
      focusField('title');
    },
    removeStep: () => {
      const { steps } = store.getState().content;
      if (steps.length === 1) return;
      const at = steps.findIndex(({ id }) => id === stepId);
      const title = titleOf(stepId);
      const beside = steps[at - 1] ?? steps[at + 1];
      edit((content) => removeStep(content, stepId));
      if (beside) onChoose(beside.id);
      showToast({ message: words.removed(title), onUndo: undo });
    },
  };
};
