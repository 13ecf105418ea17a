import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { useIntents } from '../../data/intents.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useWords } from '../../words/words.tsx';

/** What is next with a qualified lead, and the way to it. */
export function HandOffButton({ leadId, onLeave }: { leadId: string; onLeave: () => void }) {
  const { handOff } = useWords().handoffs;
  const ask = useIntents((state) => state.ask);
  const [, navigate] = useLocation();
  const run = () => {
    onLeave();
    ask({ handOffLeadId: leadId });
    navigate('/handoffs');
  };
  useKeys([{ keys: 'h', label: handOff, run }]);
  return (
    <Button size="xs" onClick={run} rightSection={<KeyCap keys="h" />} aria-keyshortcuts={ariaKeys('h')}>
      {handOff}
    </Button>
  );
}
