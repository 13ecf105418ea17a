import type { ReactNode } from 'react';
import styles from './tag.module.css';

export type Tone = 'ok' | 'warn' | 'bad' | 'accent' | 'line';

/** A short word about a thing. Without `tone` it is grey; `line` is only an edge. */
export function Tag({ tone, children }: { tone?: Tone | undefined; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}
