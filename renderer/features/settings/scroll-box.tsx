import type { ReactNode } from 'react';
import { useWords } from '../../words/words.tsx';
import styles from './settings.module.css';

/** What is longer than its panel. The arrow keys scroll it once it has the focus. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  const words = useWords().settings;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className={styles.scroll} tabIndex={0} aria-label={words.rowsOf(label)}>
      {children}
    </section>
  );
}
