import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useDesk } from '../../../data/desk.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { useWords } from '../../../words/words.tsx';
import { OutcomesDrawer } from './outcomes-drawer.tsx';

/** Opens the import of a CRM's outcomes; nothing for those who may not take them in. */
export function TakeInOutcomesButton() {
  const words = useWords().outcomeFile;
  const { user } = useDesk();
  const [isOpen, setIsOpen] = useState(false);
  const isAllowed = user.role === 'manager' || user.role === 'admin';
  useKeys([{ keys: 'u', label: words.open, run: () => setIsOpen(true) }], { isActive: isAllowed });
  if (!isAllowed) return null;
  return (
    <>
      <Button
        size="xs"
        leftSection={<IconFileImport size={14} stroke={1.6} aria-hidden />}
        rightSection={<KeyCap keys="u" />}
        aria-keyshortcuts={ariaKeys('u')}
        onClick={() => setIsOpen(true)}
      >
        {words.open}
      </Button>
      {isOpen && <OutcomesDrawer onClose={() => setIsOpen(false)} />}
    </>
  );
}
