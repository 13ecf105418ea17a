import { IconCalendar, IconHelpCircle } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Column } from '../../../shared/domain/import/columns.ts';
import { type DateOrder, dateOrders } from '../../../shared/domain/import/dates.ts';
import { type DateProof, fitOf, readableDates } from '../../../shared/domain/import/prove-dates.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useFormats, useLocale, useWords } from '../../words/words.tsx';
import styles from './columns-step.module.css';
import { importStore } from './import-store.ts';
import { answerDate, dateOrderNow } from './wizard-actions.ts';

const keyOf: Record<DateOrder, string> = { dayFirst: '1', monthFirst: '2' };

/** Shown when the order of day and month matters: asked when two readings fit, stated with its proof when only one does. */
export function DateQuestion() {
  const column = useStore(importStore, ({ columns }) => columns.find((each) => each.target === 'arrivedAt'));
  const dates = column?.dates;
  if (!column || !dates || (!dates.mustAsk && !dates.proven)) return null;
  return <Question column={column} dates={dates} />;
}

function Question({ column, dates }: { column: Column; dates: DateProof }) {
  const words = useWords().importing.dates;
  const { locale } = useLocale();
  useStore(importStore, ({ dateAnswer }) => dateAnswer);
  const chosen = dateOrderNow();
  useKeys(dateOrders.map((order) => ({ keys: keyOf[order], label: words.key(words.orders[order]), run: () => answerDate(order) })));
  const { sample } = dates;
  const isAsked = dates.mustAsk;
  const question = sample ? words.ask(sample.text, monthOf(sample.dayFirst, locale), monthOf(sample.monthFirst, locale)) : words.askMixed;
  return (
    <Panel
      title={
        <>
          {isAsked ? (
            <IconHelpCircle size={16} stroke={1.8} className="warn" aria-hidden />
          ) : (
            <IconCalendar size={16} stroke={1.6} className="t3" aria-hidden />
          )}
          {isAsked ? question : words.settled(column.header)}
        </>
      }
    >
      <div className={styles.question}>
        <p className="t2">{explain(dates, column.header, words)}</p>
        <div className={styles.options} role="radiogroup" aria-label={words.order}>
          {dateOrders.map((order) => (
            <Option key={order} order={order} dates={dates} isChosen={chosen === order} />
          ))}
        </div>
      </div>
    </Panel>
  );
}

/** The name of the month alone: the years of both readings are the same. */
const monthOf = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));

const explain = (dates: DateProof, header: string, words: ReturnType<typeof useWords>['importing']['dates']): string =>
  [
    words.bothWays(dates.both, readableDates(dates), header),
    dates.onlyDayFirst > 0 ? words.onlyDay(dates.onlyDayFirst) : '',
    dates.onlyMonthFirst > 0 ? words.onlyMonth(dates.onlyMonthFirst) : '',
    dates.onlyDayFirst + dates.onlyMonthFirst === 0 ? words.noneProves : '',
    dates.mustAsk ? '' : words.proven,
    dates.unreadable > 0 ? words.unreadable(dates.unreadable) : '',
  ]
    .filter(Boolean)
    .join(' ');

function Option({ order, dates, isChosen }: { order: DateOrder; dates: DateProof; isChosen: boolean }) {
  const words = useWords().importing.dates;
  const formats = useFormats();
  const { fits, refuses } = fitOf(dates, order);
  const span = dates.span[order];
  const example = dates.sample?.[order] ?? span?.from;
  const name = order === 'dayFirst' ? words.dayFirst : words.monthFirst;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a radio drawn as a card, with its key
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      aria-keyshortcuts={ariaKeys(keyOf[order])}
      className={styles.option}
      onClick={() => answerDate(order)}
    >
      <KeyCap keys={keyOf[order]} />
      <span className="b">{name(example ? formats.date(example) : words.orders[order])}</span>
      <small>{words.fits(fits, refuses)}</small>
      {span && <small>{words.span(formats.date(span.from), formats.date(span.till))}</small>}
    </button>
  );
}
