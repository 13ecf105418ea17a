import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './settings.module.css';
import { useSetPresence } from './use-presence.ts';

/** Asks why somebody is absent and says it on the floor. */
export function AbsentDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return isOpen && <WhyAbsent onClose={onClose} />;
}

function WhyAbsent({ onClose }: { onClose: () => void }) {
  const words = useWords().settings.presence;
  const set = useSetPresence();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const submit = () => {
    if (reason.trim() === '') return setIsMissing(true);
    onClose();
    void set('absent', reason.trim());
  };
  return (
    <FormDialog title={words.title} words={words} width={420} onSubmit={submit} onClose={onClose}>
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
    </FormDialog>
  );
}
