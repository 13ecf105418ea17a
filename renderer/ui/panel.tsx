import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

type PanelProps = {
  /** Heading; also names the region. Without it give `label`. */
  title?: ReactNode;
  /** Set quietly beside the title: a number or a few words. */
  count?: ReactNode;
  /** Right end of the head: a key cap, a button, a time. */
  right?: ReactNode;
  /** Name of the region for screen readers when no title is drawn. */
  label?: string;
  className?: string | undefined;
  children?: ReactNode;
};

/** A white sheet on the canvas with an optional head. Its children bring their own padding; 12 px is the rule. */
export function Panel({ title, count, right, label, className, children }: PanelProps) {
  const headingId = useId();
  return (
    <section
      className={className ? `${styles.panel} ${className}` : styles.panel}
      aria-label={title ? undefined : label}
      aria-labelledby={title ? headingId : undefined}
    >
      {title && (
        <header className={styles.head}>
          <h2 id={headingId}>
            {title}
            {count !== undefined && <span className={styles.count}> {count}</span>}
          </h2>
          <span className="grow" />
          {right}
        </header>
      )}
      {children}
    </section>
  );
}
