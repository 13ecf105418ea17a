import styles from './avatar.module.css';

/** First letters of the first and the last word; works for one name and for combining letters. */
const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase();
};

/** Decorative initials; the name stands beside it or in the control's label. `isYou` tints the one who is signed in. */
export function Avatar({ name, isYou = false }: { name: string; isYou?: boolean }) {
  return (
    <span className={styles.avatar} data-you={isYou || undefined} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}
