import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import styles from './error-panel.module.css';

type ErrorPanelProps = {
  /** One line: "Import stopped at row 214". */
  title: string;
  /** What happened, in plain words. */
  happened?: ReactNode;
  /** What is safe: saved, unchanged, kept. People ask this first. */
  safe?: ReactNode;
  /** What to do now. */
  todo?: ReactNode;
  /** Buttons that do it. */
  actions?: ReactNode;
  /** For support, folded away: a code, a message. Never names or numbers of leads. */
  details?: string;
  /** `warn`: needs a decision, nothing is broken. */
  tone?: 'bad' | 'warn';
};

/** What happened, what is safe, what to do. Announced when it appears. */
export function ErrorPanel({ title, happened, safe, todo, actions, details, tone = 'bad' }: ErrorPanelProps) {
  const words = useWords().shell.error;
  const lines: [string, ReactNode][] = [
    [words.happened, happened],
    [words.safe, safe],
    [words.todo, todo],
  ];
  return (
    <div className={styles.panel} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <p className={styles.title}>
        <IconAlertTriangle size={15} stroke={1.7} aria-hidden />
        {title}
      </p>
      <dl className={styles.lines}>
        {lines.map(
          ([name, line]) =>
            line && (
              <div key={name} className={styles.line}>
                <dt>{name}</dt>
                <dd>{line}</dd>
              </div>
            ),
        )}
      </dl>
      {actions && <div className={styles.actions}>{actions}</div>}
      {details && (
        <details className={styles.details}>
          <summary>{words.details}</summary>
          <code>{details}</code>
        </details>
      )}
    </div>
  );
}
