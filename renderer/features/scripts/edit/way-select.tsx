import { Select } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { emptyStep } from '../../../../shared/domain/script-edits.ts';
import { useDesk } from '../../../data/desk.ts';
import { useWords } from '../../../words/words.tsx';
import { stepNumbers } from '../step-names.ts';
import { useDraft, useEditor } from './use-draft-editor.ts';

const newStep = ' new';

type WaySelectProps = {
  label: string;
  /** The step it stands in, which is not offered. */
  ofStepId: string | null;
  value: string | null;
  onChange: (goTo: string) => void;
  /** For ways that may be left out. */
  none?: string;
};

/** Where something leads: a step of the script, found by typing, or a new one that is made on the spot. */
export function WaySelect({ label, ofStepId, value, onChange, none }: WaySelectProps) {
  const words = useWords().scripts;
  const { newId } = useDesk();
  const { edit } = useEditor();
  const content = useDraft((state) => state.content);
  const numbers = stepNumbers(content);
  const steps = content.steps.filter(({ id }) => id !== ofStepId);
  const choose = (chosen: string | null) => {
    if (chosen !== newStep) return onChange(chosen ?? '');
    const id = newId();
    edit((before) => {
      const at = before.steps.findIndex((step) => step.id === ofStepId);
      const fresh = emptyStep(id, 'say', words.edit.newStepTitle);
      return { ...before, steps: before.steps.toSpliced(at < 0 ? before.steps.length : at + 1, 0, fresh) };
    });
    onChange(id);
  };
  const known = value !== null && steps.some(({ id }) => id === value) ? value : null;
  return (
    <Select
      aria-label={label}
      size="xs"
      searchable
      error={known === null && none === undefined}
      value={known}
      placeholder={none ?? words.edit.nowhereYet}
      clearable={none !== undefined}
      data={[
        ...steps.map(({ id, title }) => ({ value: id, label: words.step(numbers.get(id) ?? null, title || words.edit.untitled) })),
        { value: newStep, label: words.edit.aNewStep },
      ]}
      onChange={choose}
      onFocus={(event) => event.currentTarget.select()}
      rightSection={<IconChevronDown size={14} stroke={1.7} aria-hidden />}
      nothingFoundMessage={words.edit.noSuchStep}
      comboboxProps={{ width: 240, position: 'bottom-end', shadow: 'md', transitionProps: { duration: 90 } }}
    />
  );
}
