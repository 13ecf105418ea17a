import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useId } from 'react';
import { Dialog } from './dialog.tsx';
import styles from './form-dialog.module.css';

type FormDialogProps = {
  title: string;
  /** On the buttons. */
  words: { cancel: string; save: string };
  width?: number;
  /** Nothing can be sent now: it is being sent, or there is nothing to send. */
  isDisabled?: boolean;
  /** By the button or by Enter in a field; it says itself what is missing. */
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog that is one form: Enter sends it, Escape and Cancel leave it. */
export function FormDialog({ title, words, width = 480, isDisabled = false, onSubmit, onClose, children }: FormDialogProps) {
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      width={width}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" type="submit" form={id} disabled={isDisabled}>
            {words.save}
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit} noValidate>
        {children}
      </form>
    </Dialog>
  );
}
