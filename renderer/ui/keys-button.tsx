import { Button } from '@mantine/core';
import { useWords } from '../words/words.tsx';
import { KeyCap } from './key-cap.tsx';
import { ariaKeys } from './key-notation.ts';
import { useKeyRegistry } from './keys.tsx';

/** "Keys ?", for the top bar of a screen that lives by its keys. */
export function KeysButton() {
  const words = useWords().shell.keys;
  const registry = useKeyRegistry();
  return (
    <Button
      variant="subtle"
      color="gray"
      size="xs"
      rightSection={<KeyCap keys="?" />}
      aria-keyshortcuts={ariaKeys('?')}
      aria-haspopup="dialog"
      title={words.show}
      onClick={() => registry.press('?')}
    >
      {words.title}
    </Button>
  );
}
