import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { KeyCap } from './key-cap.tsx';
import { ariaKeys } from './key-notation.ts';

export type EmptyAction = {
  label: string;
  run: () => void;
  /** Drawn on the button; the screen binds it with `useKeys`. */
  keys?: string;
  icon?: ReactNode;
};

type EmptyStateProps = {
  /** Says what is so: "No leads yet". */
  title: string;
  /** What to do next, in a sentence. */
  children?: ReactNode;
  /** Does it. The first is the primary one. */
  actions?: readonly EmptyAction[];
  icon?: ReactNode;
  /** For an empty panel rather than an empty screen: less air, no filled button. */
  isSmall?: boolean;
};

/** An empty place that says what to do next, with the button that does it. */
export function EmptyState({ title, children, actions = [], icon, isSmall = false }: EmptyStateProps) {
  return (
    <div className={styles.empty} data-small={isSmall || undefined}>
      {icon && (
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.body}>{children}</div>}
      {actions.length > 0 && (
        <div className={styles.actions}>
          {actions.map(({ label, run, keys, icon: actionIcon }, index) => {
            const isPrimary = index === 0 && !isSmall;
            return (
              <Button
                key={label}
                variant={isPrimary ? 'filled' : 'default'}
                onClick={run}
                leftSection={actionIcon}
                rightSection={keys && <KeyCap keys={keys} {...(isPrimary ? { on: 'fill' } : {})} />}
                aria-keyshortcuts={keys && ariaKeys(keys)}
              >
                {label}
              </Button>
            );
          })}
        </div>
      )}
    </div>
  );
}
