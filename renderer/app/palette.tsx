import { Spotlight } from '@mantine/spotlight';
import { type ReactNode, useState } from 'react';
import { KeyLayer, useKeys } from '../ui/keys.tsx';
import { type PaletteItem, usePalette } from '../ui/palette-source.tsx';
import { useWords } from '../words/words.tsx';
import styles from './palette.module.css';
import { PaletteBox } from './palette-box.tsx';

function PaletteLayer({ onClose, onRun, note }: { onClose: () => void; onRun: (item: PaletteItem) => void; note: ReactNode }) {
  const words = useWords().shell.palette;
  useKeys([{ keys: 'mod+k', label: words.close, isHidden: true, run: onClose }]);
  return <PaletteBox onClose={onClose} onRun={onRun} note={note} />;
}

/** The palette of everything: opens with Ctrl or ⌘ K, finds what the sources offer, does it. `note` stands at its lower right. */
export function Palette({ note }: { note?: ReactNode }) {
  const words = useWords().shell;
  const { store, close } = usePalette();
  const [hasRun, setHasRun] = useState(false);
  const run = (item: PaletteItem) => {
    setHasRun(true);
    close();
    item.run();
  };
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      size={660}
      yOffset={92}
      zIndex={300}
      radius={12}
      closeOnEscape={false}
      lockScroll={false}
      returnFocus={!hasRun}
      overlayProps={{ className: styles.veil, backgroundOpacity: 1, blur: 0 }}
      transitionProps={{ transition: 'fade-down', duration: 90 }}
      attributes={{ content: { 'data-key-layer': true, 'aria-label': words.findOrDo } }}
      classNames={{ content: styles.content, body: styles.body }}
      onSpotlightOpen={() => setHasRun(false)}
    >
      <KeyLayer>
        <PaletteLayer onClose={close} onRun={run} note={note} />
      </KeyLayer>
    </Spotlight.Root>
  );
}
