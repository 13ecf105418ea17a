import { type ReactNode, useEffect, useRef } from 'react';
import styles from './list-pages.module.css';
import { Panel } from './panel.tsx';

type ListPagesProps = {
  /** Heads the list and names its region. */
  title: string;
  count: number;
  list: ReactNode;
  /** Names the region of what is chosen. */
  label: string;
  children: ReactNode;
};

/** A list, and beside it what is chosen of it. In a narrow window one above the other. */
export function ListPages({ title, count, list, label, children }: ListPagesProps) {
  return (
    <div className={styles.pages}>
      <Panel title={title} count={count}>
        <div className={styles.list}>{list}</div>
      </Panel>
      <Panel label={label}>{children}</Panel>
    </div>
  );
}

type ListItemProps = { isCurrent: boolean; onChoose: () => void; className?: string; children: ReactNode };

/** One entry of such a list; kept in sight while keys go through it. */
export function ListItem({ isCurrent, onChoose, className, children }: ListItemProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <button
      ref={button}
      type="button"
      className={className ? `${styles.item} ${className}` : styles.item}
      aria-current={isCurrent || undefined}
      onClick={onChoose}
    >
      {children}
    </button>
  );
}
