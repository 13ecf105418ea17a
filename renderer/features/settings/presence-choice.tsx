import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Presence } from '../../../shared/domain/people.ts';
import { RepGlyph } from '../../ui/rep-glyph.tsx';
import { useWords } from '../../words/words.tsx';
import { AbsentDialog } from './absent-dialog.tsx';
import styles from './settings.module.css';
import { type ChosenState, chosenStates, useSetPresence } from './use-presence.ts';

/** Ready, break or absent; absent asks why. */
export function PresenceChoice({ current }: { current: Presence['state'] | undefined }) {
  const words = useWords().settings.presence;
  const set = useSetPresence();
  const [isAsking, setIsAsking] = useState(false);
  const choose = (state: ChosenState) => (state === 'absent' ? setIsAsking(true) : void set(state));
  return (
    <fieldset className={styles.choice} aria-label={words.group}>
      {chosenStates.map((state) => (
        <Button key={state} aria-pressed={current === state} leftSection={<RepGlyph state={state} />} onClick={() => choose(state)}>
          {words.set[state]}
        </Button>
      ))}
      <AbsentDialog isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </fieldset>
  );
}
