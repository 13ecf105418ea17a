import { startTransition, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Certainty } from '../../../shared/domain/import/column-evidence.ts';
import type { Column } from '../../../shared/domain/import/columns.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { useWords } from '../../words/words.tsx';
import { ColumnRow } from './column-row.tsx';
import styles from './columns-step.module.css';
import { DateQuestion } from './date-question.tsx';
import { importStore } from './import-store.ts';
import { MappingBar } from './mapping-bar.tsx';
import { NumberQuestion } from './number-question.tsx';
import { ReadingPanel } from './reading-panel.tsx';
import { ValuesPanel } from './values-panel.tsx';
import { focusColumn, focusNextToLook, setTarget, type WizardContext } from './wizard-actions.ts';

const noColumns: readonly Column[] = [];

/** More selects than this take longer than a frame to come on the screen. */
const rowsAtOnce = 6;

/** The first of them, and from frame to frame some more. */
const useGradually = <Item,>(items: readonly Item[]): readonly Item[] => {
  const [shown, setShown] = useState(rowsAtOnce);
  const isBehind = shown < items.length;
  useEffect(() => {
    if (!isBehind) return;
    const frame = requestAnimationFrame(() => startTransition(() => setShown(shown + rowsAtOnce)));
    return () => cancelAnimationFrame(frame);
  }, [isBehind, shown]);
  return isBehind ? items.slice(0, shown) : items;
};

/** What each column becomes, how sure that is and why; beside it the question about dates, how the file was read, and the values. */
export function ColumnsStep({ context }: { context: WizardContext }) {
  const words = useWords().importing.columns;
  const { columns, focused, dateAnswer, numberAnswer } = useStore(importStore);
  const isAnswered = ({ target, dates, numbers }: Column) =>
    (dateAnswer !== null && target === 'arrivedAt' && dates?.mustAsk === true) ||
    (numberAnswer !== null && target === 'employees' && numbers?.mustAsk === true);
  // Dozens of selects are drawn behind the rest of the step, a few at a time.
  const drawn = useGradually(useDeferredValue<readonly Column[]>(columns, noColumns));
  const body = useRef<HTMLTableSectionElement>(null);
  const rowAt = (index: number) => body.current?.rows[index];
  useEffect(() => {
    if (drawn.length > 0) body.current?.rows[focused]?.scrollIntoView({ block: 'nearest' });
  }, [focused, drawn.length]);
  const openSelect = () => {
    const field = rowAt(focused)?.querySelector('input');
    field?.focus();
    field?.click();
  };
  const leaveOut = () => {
    const column = columns[focused];
    if (column) void setTarget(context, focused, column.target === 'leaveOut' ? 'custom' : 'leaveOut');
  };
  const group = words.keysGroup;
  useKeys([
    { keys: ['j', 'ArrowDown'], label: words.next, group, run: () => focusColumn(focused + 1), canRepeat: true, isOnlyKey: true },
    { keys: ['k', 'ArrowUp'], label: words.previous, group, run: () => focusColumn(focused - 1), canRepeat: true, isOnlyKey: true },
    { keys: 'Enter', label: words.change, group, run: openSelect, isOnlyKey: true },
    { keys: 'l', label: words.nextToLook, group, run: focusNextToLook, isDisabled: !columns.some((each) => each.certainty === 'look') },
    { keys: 'x', label: words.leaveOut, group, run: leaveOut },
  ]);
  const count = (certainty: Certainty) => columns.filter((each) => (isAnswered(each) ? 'sure' : each.certainty) === certainty).length;
  return (
    <div className={styles.body}>
      <Panel
        title={words.title}
        count={words.count(count('sure'), count('look'), count('kept'), count('leftOut'))}
        right={<MappingBar context={context} />}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className={styles.scroll} tabIndex={0} data-keys-home aria-label={words.title}>
          <table className={`${table.table} ${styles.table}`}>
            <thead>
              <tr>
                <th>{words.inFile}</th>
                <th className={styles.becomes}>{words.becomes}</th>
                <th className={styles.why}>{words.why}</th>
              </tr>
            </thead>
            <tbody ref={body}>
              {drawn.map((column) => (
                <ColumnRow
                  key={column.index}
                  column={column}
                  isFocused={column.index === focused}
                  isAnswered={isAnswered(column)}
                  onTarget={(target) => void setTarget(context, column.index, target)}
                />
              ))}
            </tbody>
          </table>
        </section>
      </Panel>
      <div className={styles.side}>
        <DateQuestion />
        <NumberQuestion />
        <ReadingPanel context={context} />
        <ValuesPanel context={context} />
      </div>
    </div>
  );
}
