import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { answersOf, isValueField, type ValueField, valueKey } from '../../../shared/domain/import/value-maps.ts';
import { InlineSelect, type SelectOption } from '../../ui/inline-select.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './columns-step.module.css';
import type { ColumnValues } from './file-reader.ts';
import { importStore, readerOf } from './import-store.ts';
import { ownersOf, setValue, type WizardContext } from './wizard-actions.ts';

/** What stands in the focused column, commonest first: the quickest way to see what a column is, and where its words get their meaning. */
export function ValuesPanel({ context }: { context: WizardContext }) {
  const words = useWords().importing.values;
  const column = useStore(importStore, ({ columns, focused }) => columns[focused]);
  const values = useValues(context, column?.index ?? -1);
  if (!column) return null;
  const field = isValueField(column.target) ? column.target : null;
  return (
    <Panel title={<span className="cut">{words.title(column.header)}</span>} count={values ? words.count(values.distinct) : undefined}>
      {values?.distinct === 0 && <p className={styles.noValues}>{words.none}</p>}
      {values && values.distinct > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={words.title(column.header)}>
          {field && <p className={styles.allDifferent}>{words.meaningHint[field]}</p>}
          {field ? <MeantValues context={context} field={field} values={values} /> : <PlainValues values={values} />}
        </section>
      )}
    </Panel>
  );
}

/** Plain columns show the first of their values; mapped ones all that can be given a meaning. */
const shownPlain = 40;

function PlainValues({ values }: { values: ColumnValues }) {
  const words = useWords().importing.values;
  const formats = useFormats();
  const top = values.top.slice(0, shownPlain);
  const most = Math.max(1, ...top.map((each) => each.count), values.blank);
  const areAllDifferent = top.every((each) => each.count === 1);
  return (
    <ul className={styles.values}>
      {values.blank > 0 && <Value text={words.blank} count={formats.count(values.blank)} share={values.blank / most} isBlank />}
      {areAllDifferent && <li className={styles.allDifferent}>{words.allDifferent}</li>}
      {top.map((each) => (
        <Value
          key={each.value}
          text={each.value}
          count={areAllDifferent ? '' : formats.count(each.count)}
          share={areAllDifferent ? 0 : each.count / most}
        />
      ))}
    </ul>
  );
}

const byRule = '-';

function MeantValues({ context, field, values }: { context: WizardContext; field: ValueField; values: ColumnValues }) {
  const words = useWords().importing.values;
  const formats = useFormats();
  const options = useAnswers(context, field);
  const meant = useStore(importStore, (state) => state.values[field]);
  return (
    <ul className={styles.values}>
      {values.top.map(({ value, count }) => {
        const answer = meant?.[valueKey(value)];
        return (
          <li key={value} className={styles.meant}>
            <span className="cut" title={value}>
              {value}
            </span>
            <span className="num t2">{formats.count(count)}</span>
            <InlineSelect
              label={words.means(value)}
              value={answer || byRule}
              options={options}
              onChange={(chosen) => setValue(field, value, chosen === byRule ? '' : chosen)}
              tone={answer === undefined ? 'warn' : 'field'}
              isSearchable={options.length > 12}
              width="100%"
            />
          </li>
        );
      })}
    </ul>
  );
}

const useAnswers = ({ desk }: WizardContext, field: ValueField): SelectOption[] => {
  const words = useWords();
  const owners = ownersOf(desk);
  const { stages, touchKinds, byRuleOf } = words.importing.values;
  const labelOf = (answer: string): string => {
    if (field === 'owner') return owners.find((owner) => owner.id === answer)?.name ?? answer;
    if (field === 'stage') return stages[answer as keyof typeof stages];
    return field === 'touchKind'
      ? touchKinds[answer as keyof typeof touchKinds]
      : words.importing.sources[answer as keyof typeof words.importing.sources];
  };
  return [{ value: byRule, label: byRuleOf[field] }, ...answersOf(field, owners).map((value) => ({ value, label: labelOf(value) }))];
};

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
