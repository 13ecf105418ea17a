import { Button } from '@mantine/core';
import { useState } from 'react';
import { useDesk } from '../../../data/desk.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { useWords } from '../../../words/words.tsx';
import { PayStatements } from './pay-statements.tsx';

/** Opens the statements of variable pay: a rep's own, for managers everybody's. */
export function PayButton() {
  const words = useWords().handoffLoop.pay;
  const { user } = useDesk();
  const [isOpen, setIsOpen] = useState(false);
  if (user.role === 'salesperson') return null;
  return (
    <>
      <Button size="xs" onClick={() => setIsOpen(true)}>
        {words.title}
      </Button>
      {isOpen && (
        <Drawer isOpen onClose={() => setIsOpen(false)} width={720} title={words.title}>
          <PayStatements />
        </Drawer>
      )}
    </>
  );
}
