import { useState } from 'react';
import { decimalMarks } from '../../../../shared/domain/campaign-cost-file.ts';
import { dateOrders } from '../../../../shared/domain/import/dates.ts';
import { outcomeTargets } from '../../../../shared/domain/outcomes/outcome-columns.ts';
import { statusMeanings } from '../../../../shared/domain/outcomes/outcome-rows.ts';
import { type OutcomeChoices, type OutcomePlan, outcomeCounts } from '../../../../shared/domain/outcomes/read-outcome-file.ts';
import { useCache } from '../../../data/desk.ts';
import { currencyOptions } from '../../../parts/currencies.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from './outcomes.module.css';

/** What a person said about the file; the rest is read off it. */
export type Reading = Pick<OutcomeChoices, 'mapping' | 'statuses' | 'allAre' | 'dateOrder' | 'decimal'> & { currency: string | null };
export const noReading: Reading = { mapping: {}, statuses: {}, allAre: null, dateOrder: null, decimal: null, currency: null };

type Props = { plan: OutcomePlan; reading: Reading; onChange: (reading: Reading) => void };

/** How the file is read: its columns, what its words mean, and what has to be asked. */
export function FileReading(props: Props) {
  const words = useWords().outcomeFile;
  const counts = outcomeCounts(props.plan);
  return (
    <>
      <Columns {...props} />
      <Questions {...props} />
      {props.plan.read.statuses.length > 0 && <Statuses {...props} />}
      <p role="status">
        <b className="b">{words.adds(counts.fresh, counts.changed, counts.same, counts.faults, counts.rows)}</b>{' '}
        <span className="t2">{words.kinds(counts.won, counts.lost, counts.open)}</span>
      </p>
      <p className="t3 sm">{words.outsideRule}</p>
    </>
  );
}

function Columns({ plan, reading, onChange }: Props) {
  const words = useWords().outcomeFile;
  const read = plan.columns.filter(({ target }) => target !== 'ignore').length;
  return (
    <section aria-label={words.columns}>
      <h3 className={styles.head}>
        {words.columns} <span className="t3">{words.columnsRead(read, plan.columns.length)}</span>
      </h3>
      <div className={styles.columns}>
        {plan.columns.map(({ header, target }) => (
          <div key={header} className={styles.column} data-ignored={target === 'ignore' || undefined}>
            <span className="cut">{header}</span>
            <InlineSelect
              label={words.columnAs(header)}
              value={target}
              options={outcomeTargets.map((value) => ({ value, label: words.targets[value] }))}
              onChange={(value) => onChange({ ...reading, mapping: { ...reading.mapping, [header]: value } })}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

/** Questions stay in view once answered, so that an answer can be changed. */
function Questions({ plan, reading, onChange }: Props) {
  const words = useWords().outcomeFile;
  const formats = useFormats();
  const { ask } = plan.read;
  const [date, setDate] = useState(ask.dateOrder);
  const [amount, setAmount] = useState(ask.decimal);
  const home = useCache((cache) => cache.settings?.currency ?? 'EUR');
  if (ask.dateOrder && date?.text !== ask.dateOrder.text) setDate(ask.dateOrder);
  if (ask.decimal && amount !== ask.decimal) setAmount(ask.decimal);
  const hasValues = plan.columns.some(({ target }) => target === 'value');
  return (
    <div className={styles.questions}>
      {(ask.outcome || reading.allAre !== null) && (
        <div className={styles.ask}>
          <p>{words.askOutcome}</p>
          <Segmented
            label={words.askOutcome}
            value={reading.allAre ?? ''}
            items={(['won', 'lost'] as const).map((value) => ({ value, label: words.meanings[value] }))}
            onChange={(value) => onChange({ ...reading, allAre: value === 'lost' ? 'lost' : 'won' })}
          />
        </div>
      )}
      {date && (
        <div className={styles.ask}>
          <p>{words.askDate(date.text)}</p>
          <Segmented
            label={words.askDate(date.text)}
            value={reading.dateOrder ?? ''}
            items={dateOrders.map((order) => ({ value: order, label: formats.date(date[order]) }))}
            onChange={(order) => onChange({ ...reading, dateOrder: order === 'monthFirst' ? 'monthFirst' : 'dayFirst' })}
          />
        </div>
      )}
      {amount && (
        <div className={styles.ask}>
          <p>{words.askAmount(amount)}</p>
          <Segmented
            label={words.askAmount(amount)}
            value={reading.decimal ?? ''}
            items={decimalMarks.map((value) => ({ value, label: words.marks[value] }))}
            onChange={(mark) => onChange({ ...reading, decimal: mark === 'comma' ? 'comma' : 'point' })}
          />
        </div>
      )}
      {hasValues && (
        <div className={styles.ask}>
          <p>{words.currency}</p>
          <InlineSelect
            label={words.currency}
            value={reading.currency ?? home}
            options={currencyOptions(home)}
            onChange={(currency) => onChange({ ...reading, currency })}
          />
        </div>
      )}
    </div>
  );
}

function Statuses({ plan, reading, onChange }: Props) {
  const words = useWords().outcomeFile;
  return (
    <section aria-label={words.statuses}>
      <h3 className={styles.head}>{words.statuses}</h3>
      <div className={styles.columns}>
        {plan.read.statuses.map(({ word, rows, means }) => (
          <div key={word} className={styles.column}>
            <span className="cut">
              {word} <span className="t3 sm">{words.rows(rows)}</span>
            </span>
            <InlineSelect
              label={words.statusMeans(word)}
              placeholder={words.say}
              tone={means === null ? 'warn' : 'quiet'}
              value={means}
              options={statusMeanings.map((value) => ({ value, label: words.meanings[value] }))}
              onChange={(value) => onChange({ ...reading, statuses: { ...reading.statuses, [word]: value } })}
            />
          </div>
        ))}
      </div>
    </section>
  );
}
