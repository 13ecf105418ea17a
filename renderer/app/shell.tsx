import { useMediaQuery } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { Role } from '../../shared/domain/people.ts';
import { KeyCap } from '../ui/key-cap.tsx';
import { ariaKeys } from '../ui/key-notation.ts';
import { PageHeadSlot } from '../ui/page-head.tsx';
import { usePalette } from '../ui/palette-source.tsx';
import { SyncGlyph, type SyncState } from '../ui/sync-glyph.tsx';
import { useWords } from '../words/words.tsx';
import { AppKeys } from './keys.tsx';
import { Palette } from './palette.tsx';
import styles from './shell.module.css';
import { Navigation, type PlaceBadges } from './shell-navigation.tsx';
import { PersonMenu, type ShellPerson } from './shell-person.tsx';
import { placeAt } from './shell-places.ts';

/** What the indicator shows; `text` says it in words: "All sent 14:05", "Offline, 3 unsent, 1 parked". */
export type ShellSync = { state: SyncState; text: string; isOpen?: boolean; onOpen: () => void };

type ShellProps = {
  role: Role;
  person: ShellPerson;
  badges?: PlaceBadges;
  sync: ShellSync;
  /** Folds the navigation to icons: the call screen needs the width. A narrow or zoomed window folds it by itself. */
  isRail?: boolean;
  /** Lower right of the palette: how many leads it searches, and that it works offline. */
  paletteNote?: ReactNode;
  onSignOut: () => void;
  /** The screen. It writes its title with `PageHead` from ui. */
  children: ReactNode;
};

function SearchButton() {
  const words = useWords().shell;
  const { open } = usePalette();
  return (
    <button type="button" className={styles.search} onClick={open} aria-keyshortcuts={ariaKeys('mod+k')} aria-haspopup="dialog">
      <IconSearch size={14} stroke={1.7} className={styles.searchIcon} aria-hidden />
      <span className={styles.searchWords}>{words.findOrDo}</span>
      <KeyCap keys="mod+k" />
    </button>
  );
}

/** One quiet indicator with words; it opens what is saved where. */
function SyncIndicator({ sync }: { sync: ShellSync }) {
  const words = useWords().shell;
  return (
    <button
      type="button"
      className={styles.sync}
      data-tone={sync.state === 'sent' ? undefined : 'warn'}
      data-open={sync.isOpen || undefined}
      aria-expanded={sync.isOpen ?? false}
      aria-label={words.syncAndUnsent(sync.text)}
      onClick={sync.onOpen}
    >
      <SyncGlyph state={sync.state} />
      <span className="cut">{sync.text}</span>
    </button>
  );
}

/** After a change of place the keyboard is in the new screen, unless the screen has already taken it. */
const useFocusOnArrival = (main: RefObject<HTMLElement | null>) => {
  const place = placeAt(useLocation()[0]);
  const arrivedAt = useRef(place);
  useEffect(() => {
    if (arrivedAt.current === place) return;
    arrivedAt.current = place;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [place, main]);
};

/** Frame of every screen: navigation, top bar, the work, palette and keys. Draws what it is told; reads no data. */
export function Shell({ role, person, badges = {}, sync, isRail = false, paletteNote, onSignOut, children }: ShellProps) {
  const words = useWords().shell;
  const main = useRef<HTMLElement>(null);
  const isNarrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  useFocusOnArrival(main);
  const skip = () => main.current?.focus();
  return (
    <PageHeadSlot>
      {(slot) => (
        <div className={styles.shell} data-rail={isRail || isNarrow || undefined}>
          <button type="button" className={styles.skip} onClick={skip}>
            {words.skip}
          </button>
          <Navigation role={role} badges={badges}>
            <PersonMenu person={person} onSignOut={onSignOut} />
          </Navigation>
          <header className={styles.bar}>
            {slot}
            <SearchButton />
            <SyncIndicator sync={sync} />
          </header>
          <main ref={main} tabIndex={-1} className={styles.page}>
            {children}
          </main>
          <AppKeys role={role} />
          <Palette note={paletteNote} />
        </div>
      )}
    </PageHeadSlot>
  );
}
