import { Button } from '@mantine/core';
import { IconPhonePlus } from '@tabler/icons-react';
import { useCallLog } from '../../../data/call-log.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { useWords } from '../../../words/words.tsx';

/** A call with this lead that was made elsewhere is written down. */
export function LogCallButton({ leadId }: { leadId: string }) {
  const words = useWords();
  const label = words.logCall.open;
  const openLog = useCallLog((state) => state.open);
  const run = () => openLog(leadId);
  useKeys([{ keys: 'd', label, group: words.call.groups.call, run }]);
  return (
    <Button
      size="xs"
      onClick={run}
      leftSection={<IconPhonePlus size={14} stroke={1.7} aria-hidden />}
      rightSection={<KeyCap keys="d" />}
      aria-keyshortcuts={ariaKeys('d')}
    >
      {label}
    </Button>
  );
}
