import styles from './import.module.css';

export type Part = { id: string; count: number; words: string; shown: string; look: 'new' | 'merged' | 'known' | 'refused' | 'rest' };

/** How the rows of a file divide: one bar with a pattern for each part, and the numbers in words below it. */
export function PartsBar({ parts, total, label }: { parts: readonly Part[]; total: number; label: string }) {
  const filled = parts.filter((part) => part.count > 0);
  return (
    <div className={styles.parts}>
      <div className={styles.partsBar} role="img" aria-label={`${label}: ${parts.map((part) => `${part.shown} ${part.words}`).join(', ')}`}>
        {filled.map((part) => (
          <i key={part.id} data-look={part.look} style={{ flexGrow: Math.max(part.count / Math.max(1, total), 0.006) }} />
        ))}
      </div>
      <dl className={styles.legend}>
        {parts.map((part) => (
          <div key={part.id} data-none={part.count === 0 || undefined}>
            <dt>
              <i data-look={part.look} aria-hidden />
              {part.words}
            </dt>
            <dd>{part.shown}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
