import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from './parked.module.css';

type FootFormProps = {
  label: string;
  onSubmit: () => void;
  onClose: () => void;
  isDisabled?: boolean;
  hint?: string | undefined;
  children: ReactNode;
};

/** A few fields in the foot, sent by Ctrl or ⌘ and Enter, left by Escape. */
export function FootForm({ label, onSubmit, onClose, isDisabled = false, hint, children }: FootFormProps) {
  const words = useWords().parked.forms;
  useKeys([
    { keys: 'mod+Enter', label, run: onSubmit, isDisabled },
    { keys: 'Escape', label: words.cancel, run: onClose },
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isDisabled) onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {children}
      <div className={styles.formActs}>
        <Button type="submit" variant="filled" disabled={isDisabled} rightSection={<KeyCap keys="mod+Enter" on="fill" />}>
          {label}
        </Button>
        <Button onClick={onClose} rightSection={<KeyCap keys="Escape" />}>
          {words.cancel}
        </Button>
        {hint && <span className="t2 sm">{hint}</span>}
      </div>
    </form>
  );
}
