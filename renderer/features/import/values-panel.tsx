import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Panel } from '../../ui/panel.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './columns-step.module.css';
import type { ColumnValues } from './file-reader.ts';
import { importStore, readerOf } from './import-store.ts';
import type { WizardContext } from './wizard-actions.ts';

/** What stands in the focused column, commonest first: the quickest way to see what a column is. */
export function ValuesPanel({ context }: { context: WizardContext }) {
  const words = useWords().importing.values;
  const formats = useFormats();
  const column = useStore(importStore, ({ columns, focused }) => columns[focused]);
  const values = useValues(context, column?.index ?? -1);
  if (!column) return null;
  const most = Math.max(1, ...(values?.top.map((each) => each.count) ?? []), values?.blank ?? 0);
  const areAllDifferent = values?.top.every((each) => each.count === 1) ?? false;
  return (
    <Panel title={<span className="cut">{words.title(column.header)}</span>} count={values ? words.count(values.distinct) : undefined}>
      {values?.distinct === 0 && <p className={styles.noValues}>{words.none}</p>}
      {values && values.distinct > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={words.title(column.header)}>
          <ul className={styles.values}>
            {values.blank > 0 && <Value text={words.blank} count={formats.count(values.blank)} share={values.blank / most} isBlank />}
            {areAllDifferent && <li className={styles.allDifferent}>{words.allDifferent}</li>}
            {values.top.map((each) => (
              <Value
                key={each.value}
                text={each.value}
                count={areAllDifferent ? '' : formats.count(each.count)}
                share={areAllDifferent ? 0 : each.count / most}
              />
            ))}
          </ul>
        </section>
      )}
    </Panel>
  );
}

function Value({ text, count, share, isBlank = false }: { text: string; count: string; share: number; isBlank?: boolean }) {
  return (
    <li className={styles.value}>
      <span className={isBlank ? 'cut t3' : 'cut'}>{text}</span>
      <span className={styles.share} aria-hidden>
        {share > 0 && <i style={{ width: `${Math.max(2, share * 100)}%` }} />}
      </span>
      <span className="num t2">{count}</span>
    </li>
  );
}

const useValues = ({ openReader }: WizardContext, index: number): ColumnValues | null => {
  const [values, setValues] = useState<{ index: number; of: ColumnValues } | null>(null);
  const file = useStore(importStore, (state) => state.file);
  useEffect(() => {
    if (index < 0 || !file) return undefined;
    let isCurrent = true;
    readerOf(openReader)
      .valuesOf(index)
      .then((of) => isCurrent && setValues({ index, of }))
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [openReader, index, file]);
  return values?.index === index ? values.of : null;
};
