import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './settings.module.css';

export type Definition = { name: string; text: string };
type DefinitionDialogProps = {
  definition: Definition;
  onPublish: (text: string, said: { why: string; agreedBy: string }) => Promise<boolean>;
  onClose: () => void;
};

/** What a word means, with why it changes and who agreed to it. */
export function DefinitionDialog({ definition, onPublish, onClose }: DefinitionDialogProps) {
  const words = useWords().definitions.dialog;
  const [text, setText] = useState(definition.text);
  const [why, setWhy] = useState('');
  const [agreedBy, setAgreedBy] = useState('');
  const [isTried, setTried] = useState(false);
  const textFault = text.trim() === '' ? words.faults.empty : text.trim() === definition.text ? words.faults.same : null;
  const agreedFault = agreedBy.trim() === '' ? words.faults.agreedBy : null;
  const publish = async () => {
    setTried(true);
    if (!textFault && !agreedFault && (await onPublish(text.trim(), { why: why.trim(), agreedBy: agreedBy.trim() }))) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.title(definition.name)}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" onClick={() => void publish()}>
            {words.publish}
          </Button>
        </>
      }
    >
      <div className={styles.outcome}>
        <Textarea
          data-autofocus
          label={words.text}
          description={words.hint}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={2000}
          value={text}
          error={isTried ? textFault : null}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput label={words.why} value={why} maxLength={300} onChange={(event) => setWhy(event.currentTarget.value)} />
        <TextInput
          label={words.agreedBy}
          description={words.agreedByHint}
          value={agreedBy}
          maxLength={300}
          error={isTried ? agreedFault : null}
          onChange={(event) => setAgreedBy(event.currentTarget.value)}
        />
      </div>
    </Dialog>
  );
}
