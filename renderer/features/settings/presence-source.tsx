import { IconCircle, IconPlayerPause, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { matching } from '../../ui/palette-match.ts';
import { type PaletteItem, usePaletteSource } from '../../ui/palette-source.tsx';
import { useWords } from '../../words/words.tsx';
import { AbsentDialog } from './absent-dialog.tsx';
import { type ChosenState, chosenStates, useSetPresence } from './use-presence.ts';

const icons: Record<ChosenState, typeof IconX> = { ready: IconCircle, break: IconPlayerPause, absent: IconX };

/** Lets a rep say from anywhere what they are doing: three entries of the palette. Mount once, for reps. */
export function PresenceSource() {
  const words = useWords().settings.presence;
  const set = useSetPresence();
  const [isAsking, setIsAsking] = useState(false);
  const itemOf = (state: ChosenState): PaletteItem => ({
    id: `presence ${state}`,
    group: words.group,
    label: words.set[state],
    keywords: words.keywords,
    icon: icons[state],
    run: () => (state === 'absent' ? setIsAsking(true) : void set(state)),
  });
  usePaletteSource((query) => matching(chosenStates.map(itemOf), query), { order: 40 });
  return <AbsentDialog isOpen={isAsking} onClose={() => setIsAsking(false)} />;
}
