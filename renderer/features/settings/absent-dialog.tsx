import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './settings.module.css';
import { useSetPresence } from './use-presence.ts';

/** Asks why somebody is absent and says it on the floor. */
export function AbsentDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords().settings.presence;
  const formId = useId();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={words.title}
      width={420}
      footer={
        <>
          <span className="grow" />
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" type="submit" form={formId}>
            {words.save}
          </Button>
        </>
      }
    >
      <ReasonForm id={formId} onDone={onClose} />
    </Dialog>
  );
}

function ReasonForm({ id, onDone }: { id: string; onDone: () => void }) {
  const words = useWords().settings.presence;
  const set = useSetPresence();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setIsMissing(true);
    onDone();
    void set('absent', reason.trim());
  };
  return (
    <form id={id} onSubmit={submit} className={styles.reason}>
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={120}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isMissing && reason.trim() === '' ? words.needed : undefined}
        data-autofocus
      />
      <fieldset className={styles.choice} aria-label={words.usualLabel}>
        {words.usual.map((usual) => (
          <Button key={usual} size="xs" onClick={() => setReason(usual)} aria-pressed={reason === usual}>
            {usual}
          </Button>
        ))}
      </fieldset>
    </form>
  );
}
