import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useNames } from '../../../words/use-names.ts';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { offeredLanguages } from './offered-languages.ts';

/** An entry as it is typed; laid aside it stays, and is offered no more. */
type EntryFields = { isRetired: boolean };

/** A stored entry without who changed it last, which the server says. */
export const fieldsOf = <Row extends { changedById: string; changedAt: number }>({
  changedById: _by,
  changedAt: _at,
  ...fields
}: Row): Omit<Row, 'changedById' | 'changedAt'> => fields;

type EntryFormOptions<Fields> = {
  /** Null: a new one. */
  standing: Fields | null;
  begin: () => Fields;
  isSound: (form: Fields) => boolean;
  save: (next: Fields, seen: Fields | null) => Promise<unknown>;
  nameOf: (form: Fields) => string;
  onClose: () => void;
};

/** An entry of the library under the pen: what is not sound is said once somebody tried to keep it. */
export const useEntryForm = <Fields extends EntryFields>({ standing, begin, isSound, save, nameOf, onClose }: EntryFormOptions<Fields>) => {
  const words = useWords().nurture.library;
  const told = useTold();
  const [form, setForm] = useState(() => standing ?? begin());
  const [isTried, setTried] = useState(false);
  const keep = async (next: Fields) => {
    setTried(true);
    if (!isSound(next) || !(await told(() => save(next, standing)))) return;
    showToast({ message: words.saved(nameOf(next).trim()) });
    onClose();
  };
  return {
    form,
    isTried,
    edit: (change: Partial<Fields>) => setForm({ ...form, ...change }),
    keep: () => keep(form),
    turnRetired: () => keep({ ...form, isRetired: !form.isRetired }),
  };
};

type EntryDialogProps = {
  entry: { form: EntryFields; keep: () => Promise<void>; turnRetired: () => Promise<void> };
  title: string;
  isNew: boolean;
  width?: number;
  onClose: () => void;
  children: ReactNode;
};

/** The frame of its form: keep it, lay it aside or take it up again, or leave it. */
export function EntryDialog({ entry, title, isNew, width = 480, onClose, children }: EntryDialogProps) {
  const words = useWords().nurture.library;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      width={width}
      footer={
        <>
          {!isNew && <Button onClick={() => void entry.turnRetired()}>{entry.form.isRetired ? words.again : words.retire}</Button>}
          <span className="grow" />
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" onClick={() => void entry.keep()}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className={styles.outcome}>{children}</div>
    </Dialog>
  );
}

export function LanguageSelect({ value, onChange }: { value: string; onChange: (language: string) => void }) {
  const label = useWords().nurture.library.language;
  const names = useNames();
  const options = offeredLanguages(value).map((each) => ({ value: each, label: names.language(each) }));
  return <InlineSelect label={label} tone="field" value={value} options={options} onChange={onChange} />;
}
