import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { publishSettings } from '../../../shared/commands/publish-settings.ts';
import { useDesk } from '../../data/desk.ts';
import { useBars } from '../../data/suspects.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';

/** From which scores on the center shows two leads as perhaps one, and takes them for one. */
export function BarsDialog({ onClose }: { onClose: () => void }) {
  const words = useWords().duplicates.bars;
  const { run } = useDesk();
  const told = useTold();
  const standing = useBars();
  const [seen] = useState(standing);
  const [bars, setBars] = useState(standing);
  const isSound = bars.suspectFrom >= 0 && bars.suspectFrom <= bars.automaticFrom && bars.automaticFrom >= 50 && bars.automaticFrom <= 101;
  const save = async () => {
    if (!(await told(() => run(publishSettings, { next: { duplicates: bars }, seen: { duplicates: seen } })))) return;
    showToast({ message: words.saved });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.title}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" disabled={!isSound} onClick={() => void save()}>
            {words.save}
          </Button>
        </>
      }
    >
      <NumberInput
        data-autofocus
        label={words.suspectFrom}
        min={0}
        max={100}
        value={bars.suspectFrom}
        onChange={(value) => setBars({ ...bars, suspectFrom: Number(value) })}
      />
      <NumberInput
        mt={10}
        label={words.automaticFrom}
        description={words.automaticHint}
        min={50}
        max={101}
        value={bars.automaticFrom}
        onChange={(value) => setBars({ ...bars, automaticFrom: Number(value) })}
      />
    </Dialog>
  );
}
