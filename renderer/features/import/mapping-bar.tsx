import { Button, TextInput } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useStore } from 'zustand';
import { saveImportMapping } from '../../../shared/commands/save-import-mapping.ts';
import { mappingForHeaders, mappingOf } from '../../../shared/domain/import/columns.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { importStore } from './import-store.ts';
import { applyMapping, dateOrderNow, type FormerMapping, formerMappings, numberMarkNow, type WizardContext } from './wizard-actions.ts';

const recognised = 'recognised';
const keyOf = ({ applied }: FormerMapping): string => applied.id ?? 'last';

/** By what the columns are read: as they are recognised, as the last such file, or by a mapping somebody saved under a name. */
export function MappingBar({ context }: { context: WizardContext }) {
  const words = useWords().importing.mapping;
  const { applied, file } = useStore(importStore);
  const [isNaming, setIsNaming] = useState(false);
  const fitting = useFitting(context, file?.headers ?? []);
  const options = [
    { value: recognised, label: words.recognised },
    ...fitting.map((each) => ({
      value: keyOf(each),
      label: each.applied.kind === 'last' ? words.last(each.applied.name) : words.saved(each.applied.name),
    })),
  ];
  const choose = (value: string) =>
    void applyMapping(
      context,
      fitting.find((each) => keyOf(each) === value),
    );
  const saved = fitting.find((each) => each.applied.kind === 'saved' && each.applied.id === applied?.id);
  return (
    <>
      <InlineSelect label={words.label} value={applied ? (applied.id ?? 'last') : recognised} options={options} onChange={choose} />
      <Button size="xs" onClick={() => setIsNaming(true)}>
        {words.save}
      </Button>
      {isNaming && <SaveDialog context={context} standing={saved} onClose={() => setIsNaming(false)} />}
    </>
  );
}

/** Mappings for files with these headers: all that are saved, and the last import's. */
const useFitting = ({ desk }: WizardContext, headers: readonly string[]): FormerMapping[] => {
  const former = useLiveQuery(() => formerMappings(desk), [desk], []);
  const fits = former.filter(({ mapping }) => mappingForHeaders(headers, [mapping]) !== undefined);
  const last = fits.find(({ applied }) => applied.kind === 'last');
  return [...fits.filter(({ applied }) => applied.kind === 'saved'), ...(last ? [last] : [])];
};

type SaveDialogProps = { context: WizardContext; standing: FormerMapping | undefined; onClose: () => void };

function SaveDialog({ context, standing, onClose }: SaveDialogProps) {
  const words = useWords().importing.mapping;
  const [name, setName] = useState(standing?.applied.name ?? '');
  const save = async (isRetired: boolean) => {
    const { columns, file, values } = importStore.getState();
    const mappingId = standing?.applied.id ?? context.desk.newId();
    const answers = { dateOrder: dateOrderNow(), numberMark: numberMarkNow(), values };
    const kept = { mappingId, name: name.trim(), headers: file?.headers ?? [], mapping: mappingOf(columns), answers, isRetired };
    try {
      await context.desk.run(saveImportMapping, kept);
      importStore.setState({ applied: isRetired ? null : { id: mappingId, name: kept.name, kind: 'saved' } });
      showToast({ message: isRetired ? words.letGoDone(kept.name) : words.savedDone(kept.name) });
      onClose();
    } catch {
      showToast({ message: words.notSaved, tone: 'bad' });
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.title}
      footer={
        <>
          {standing && <Button onClick={() => void save(true)}>{words.letGo}</Button>}
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" disabled={name.trim() === ''} onClick={() => void save(false)}>
            {words.keep}
          </Button>
        </>
      }
    >
      <p className="t2">{words.hint}</p>
      <TextInput
        mt={10}
        label={words.name}
        value={name}
        maxLength={120}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && name.trim() !== '') void save(false);
        }}
      />
    </Dialog>
  );
}
