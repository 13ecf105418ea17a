import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { useAct } from '../use-act.ts';
import type { DataRightsClient } from './data-rights-client.ts';

type EraseDialogProps = {
  who: string;
  count: number;
  erase: DataRightsClient['erase'];
  onErased: () => void;
  onClose: () => void;
};

/** The one thing that cannot be taken back: what goes, what stays, why, and the address once more by hand. */
export function EraseDialog({ who, count, erase, onErased, onClose }: EraseDialogProps) {
  const words = useWords().settings.dataRights;
  const { act, isBusy } = useAct();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const isReady = reason.trim() !== '' && typed.trim().toLowerCase() === who.toLowerCase();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const erased = await act(() => erase(who, reason.trim()));
    if (!erased) return;
    showToast({ message: words.erased(erased.length) });
    onErased();
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.eraseTitle(who)}
      width={520}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" color="brick" type="submit" form="erase" disabled={!isReady || isBusy}>
            {words.eraseNow(count)}
          </Button>
        </>
      }
    >
      <form id="erase" className={styles.reason} onSubmit={(event) => void submit(event)}>
        <p>{words.eraseWhat}</p>
        <p className="t2">{words.eraseStays}</p>
        <TextInput
          data-autofocus
          label={words.reason}
          placeholder={words.reasonPlaceholder}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput label={words.typeAgain(who)} maxLength={300} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      </form>
    </Dialog>
  );
}
