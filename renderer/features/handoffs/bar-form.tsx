import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './handoffs.module.css';

type BarFormProps = {
  /** What the form does: on its button, and in the list of keys. */
  label: string;
  onSubmit: () => void;
  onCancel: () => void;
  isDisabled?: boolean;
  /** What will follow, or what is still missing. */
  hint?: string | undefined;
  children: ReactNode;
};

/** A few fields in the foot of a package, sent by Ctrl Enter, left by Escape. */
export function BarForm({ label, onSubmit, onCancel, isDisabled = false, hint, children }: BarFormProps) {
  const words = useWords().handoffs;
  useKeys([
    { keys: 'mod+Enter', label, run: onSubmit, isDisabled },
    { keys: 'Escape', label: words.cancel, run: onCancel },
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {children}
      <div className={styles.full}>
        <Button type="submit" variant="filled" disabled={isDisabled} rightSection={<KeyCap keys="mod+Enter" on="fill" />}>
          {label}
        </Button>
        <Button onClick={onCancel} rightSection={<KeyCap keys="Escape" />}>
          {words.cancel}
        </Button>
        {hint && <span className="t3 sm">{hint}</span>}
      </div>
    </form>
  );
}
