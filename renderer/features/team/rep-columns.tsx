import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useWords } from '../../words/words.tsx';
import { type BoardProps, repPropsOf } from './board-props.ts';
import styles from './floor.module.css';
import { RepColumn } from './rep-column.tsx';

const columnWidth = 184;
const gap = 8;
/** So many share the width among them; more scroll, and only those in sight are drawn. */
const mostShared = 8;

/** The reps side by side, the pool first. */
export function RepColumns(props: BoardProps) {
  const { columns } = props;
  if (columns.length > mostShared) return <ScrolledColumns {...props} />;
  return (
    <div className={styles.board} style={{ gridTemplateColumns: `repeat(${columns.length}, minmax(144px, 1fr))` }}>
      {columns.map((column) => (
        <RepColumn key={column.id ?? 'pool'} {...repPropsOf(column, props)} />
      ))}
    </div>
  );
}

function ScrolledColumns(props: BoardProps) {
  const { columns } = props;
  const words = useWords().floor;
  const box = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: columns.length,
    horizontal: true,
    getScrollElement: () => box.current,
    estimateSize: () => columnWidth + gap,
    overscan: 2,
    initialRect: { width: 1200, height: 600 },
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className={styles.scrolled} ref={box} aria-label={words.board} tabIndex={0}>
      <div className={styles.track} style={{ width: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const column = columns[index];
          return (
            column && (
              <div key={column.id ?? 'pool'} className={styles.slot} style={{ width: columnWidth, transform: `translateX(${start}px)` }}>
                <RepColumn {...repPropsOf(column, props)} />
              </div>
            )
          );
        })}
      </div>
    </section>
  );
}
