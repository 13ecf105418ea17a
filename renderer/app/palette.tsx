import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { keepFocus } from '../ui/key-target.ts';
import { KeyLayer } from '../ui/keys.tsx';
import { type PaletteItem, usePalette } from '../ui/palette-source.tsx';
import { useWords } from '../words/words.tsx';
import styles from './palette.module.css';
import { PaletteBox } from './palette-box.tsx';

/** Fast hands type on before the search field is there: what they type in between is kept for it, and never reaches the screen. */
const useEarlyTyping = (isOpen: boolean): (() => string) => {
  const typed = useRef('');
  const stop = useRef(() => {});
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    typed.current = '';
    const keep = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      typed.current += event.key;
      event.preventDefault();
    };
    window.addEventListener('keydown', keep, { capture: true });
    stop.current = () => window.removeEventListener('keydown', keep, { capture: true });
    return stop.current;
  }, [isOpen]);
  return useCallback(() => {
    stop.current();
    return typed.current;
  }, []);
};

/** The palette of everything: opens with Ctrl or ⌘ K, finds what the sources offer, does it. `note` stands at its lower right. */
export function Palette({ note }: { note?: ReactNode }) {
  const words = useWords().shell;
  const { store, close } = usePalette();
  const { opened } = useSpotlight(store);
  const takeEarlyTyping = useEarlyTyping(opened);
  const [hasRun, setHasRun] = useState(false);
  const run = (item: PaletteItem) => {
    setHasRun(true);
    close();
    item.run();
  };
  return (
    <KeyLayer isActive={opened}>
      <Spotlight.Root
        store={store}
        shortcut={null}
        size={660}
        yOffset="min(92px, 11.5vh)"
        zIndex={300}
        radius={12}
        closeOnEscape={false}
        lockScroll={false}
        returnFocus={!hasRun}
        overlayProps={{ className: styles.veil, blur: 0 }}
        transitionProps={{ transition: 'fade-down', duration: 90 }}
        attributes={{ content: { 'data-key-layer': true, 'aria-label': words.findOrDo } }}
        classNames={{ content: styles.content, body: styles.body }}
        onExitTransitionEnd={keepFocus}
        onSpotlightOpen={() => setHasRun(false)}
      >
        <PaletteBox takeEarlyTyping={takeEarlyTyping} onClose={close} onRun={run} note={note} />
      </Spotlight.Root>
    </KeyLayer>
  );
}
