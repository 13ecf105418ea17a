import styles from './key-cap.module.css';
import { keyCaps } from './key-notation.ts';

type KeyCapProps = {
  /** Notation of the key registry: `b`, `g t`, `mod+Enter`, `Shift+j`. */
  keys: string;
  /** `fill`: inside a filled button; `bare`: without an edge, in menus and panel heads. */
  on?: 'fill' | 'bare';
};

/**
 * A key as printed on this machine's keyboard. Hidden from screen readers: give the button `aria-keyshortcuts={ariaKeys(keys)}`.
 *
 * @example <Button rightSection={<KeyCap keys="mod+Enter" on="fill" />}>Call</Button>
 */
export function KeyCap({ keys, on }: KeyCapProps) {
  return (
    <span className={styles.keys} aria-hidden>
      {keyCaps(keys).map((cap, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: `g g` has the same cap twice, and caps never move
        <kbd key={`${place}${cap}`} className={styles.kbd} data-on={on}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
