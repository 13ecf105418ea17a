import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './dialog.tsx';
import { KeyCap } from './key-cap.tsx';
import { useKeys } from './keys.tsx';

type RunDialogProps = {
  title: string;
  /** On the buttons. `key`: what the key says that it does, where the button says something else for a while. */
  words: { cancel: string; run: string; key?: string };
  width?: number;
  /** Said before the buttons. */
  hint?: string;
  /** Something is missing, or it is being done. */
  isDisabled?: boolean;
  /** Nothing is asked: the button has the keyboard first. */
  isRunFirst?: boolean;
  onRun: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog that does one thing when it is left by its button, or by Ctrl Enter from wherever the keyboard is. */
export function RunDialog({ title, words, width = 480, hint, isDisabled = false, isRunFirst, onRun, onClose, children }: RunDialogProps) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      width={width}
      footer={
        <>
          {hint && <span className="t3 sm grow">{hint}</span>}
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            variant="filled"
            data-autofocus={isRunFirst || undefined}
            disabled={isDisabled}
            onClick={onRun}
            rightSection={<KeyCap keys="mod+Enter" on="fill" />}
          >
            {words.run}
          </Button>
        </>
      }
    >
      <RunKey label={words.key ?? words.run} isDisabled={isDisabled} run={onRun} />
      {children}
    </Dialog>
  );
}

/** Inside the dialog, so that the key belongs to it. */
function RunKey({ label, isDisabled, run }: { label: string; isDisabled: boolean; run: () => void }) {
  useKeys([{ keys: 'mod+Enter', label, isDisabled, run }]);
  return null;
}
