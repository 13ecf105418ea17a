import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { resolveParked } from '../../../../shared/commands/resolve-parked.ts';
import { useDesk } from '../../../data/desk.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useWords } from '../../../words/words.tsx';
import { FootForm } from './foot-form.tsx';
import type { ParkedFormProps } from './parked-foot.tsx';

/** Away with it, with a reason; it stays readable in the log. */
export function DiscardForm({ parked, onClose }: ParkedFormProps) {
  const words = useWords().parked;
  const { run } = useDesk();
  const told = useTold();
  const [reason, setReason] = useState('');
  const discard = async () => {
    if (!(await told(() => run(resolveParked, { parkedId: parked.id, as: 'discarded', reason })))) return;
    onClose();
    showToast({ message: words.done.discard });
  };
  return (
    <FootForm
      label={words.forms.discard}
      onSubmit={() => void discard()}
      onClose={onClose}
      isDisabled={reason.trim() === ''}
      hint={words.forms.kept}
    >
      <TextInput
        autoFocus
        label={words.forms.discardReason}
        placeholder={words.forms.discardPlaceholder}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FootForm>
  );
}
