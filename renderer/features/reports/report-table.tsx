import { Tooltip } from '@mantine/core';
import type { ReportAnswer, RowAnswer, TableAnswer } from '../../../shared/domain/reports/answer.ts';
import { type ColumnId, specOf, standsNow } from '../../../shared/domain/reports/columns.ts';
import table from '../../ui/table.module.css';
import { useFormats, useWords } from '../../words/words.tsx';
import { FigureLinks } from './figure-links.tsx';
import { sayFigure, useSayRow } from './figure-words.ts';
import { figureBefore } from './report-view.ts';
import styles from './reports.module.css';

/** A table of a report: every number opens its leads, every column says what it counts. */
export function ReportTableView({ answer, of }: { answer: ReportAnswer; of: TableAnswer }) {
  const words = useWords().reports;
  const label = words.tables[of.id] ?? answer.title;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className={styles.scroll} tabIndex={0} aria-label={label}>
      <table className={`${table.table} ${styles.figures}`}>
        <caption className="vh">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {of.columns.map(({ id }) => (
              <ColumnHead key={id} id={id} />
            ))}
          </tr>
        </thead>
        <tbody>
          {of.rows.map((row) => (
            <FigureRow key={row.key} answer={answer} of={of} row={row} />
          ))}
        </tbody>
        {of.total && (
          <tfoot>
            <FigureRow answer={answer} of={of} row={of.total} />
          </tfoot>
        )}
      </table>
      {of.note && <p className={`t2 sm ${styles.note}`}>{of.note}</p>}
    </section>
  );
}

function ColumnHead({ id }: { id: ColumnId }) {
  const { columnTexts, countingOf } = useWords().reports;
  const { label, definition } = columnTexts[id];
  return (
    <th scope="col" className="num">
      <Tooltip label={`${definition} ${countingOf(id)}`} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
        <button type="button" className={styles.defined} aria-label={`${label}: ${definition}`}>
          {label}
        </button>
      </Tooltip>
    </th>
  );
}

function FigureRow({ answer, of, row }: { answer: ReportAnswer; of: TableAnswer; row: RowAnswer }) {
  const sayRow = useSayRow();
  const name = sayRow(of.rowsAre, row);
  return (
    <tr>
      <th scope="row" className="cut" title={name}>
        {name}
      </th>
      {of.columns.map(({ id }) => (
        <td key={id} className="num" data-loss={isLoss(id, row) || undefined}>
          <FigureCell answer={answer} of={of} row={row} id={id} rowName={name} />
        </td>
      ))}
    </tr>
  );
}

const isLoss = (id: ColumnId, row: RowAnswer): boolean => {
  const value = row.figures[id]?.value ?? null;
  if (value === null) return false;
  return (specOf(id).unit === 'times' && value < 1) || ((id === 'result' || id === 'gap') && value < 0);
};

type FigureCellProps = { answer: ReportAnswer; of: TableAnswer; row: RowAnswer; id: ColumnId; rowName: string };

function FigureCell({ answer, of, row, id, rowName }: FigureCellProps) {
  const words = useWords().reports;
  const formats = useFormats();
  const figure = row.figures[id];
  const behind = { table: of.id, row: row.key, column: id };
  const before = figureBefore(answer, behind);
  if (!figure) return <span className="t3">{words.none}</span>;
  return (
    <>
      <FigureLinks name={answer.name} behind={behind} figure={figure} rowName={rowName} />
      {answer.compared && (
        <span className={styles.before}>
          {standsNow.has(id) ? '' : words.before(before ? sayFigure(id, before, formats, words) : words.none)}
        </span>
      )}
    </>
  );
}

/** What every column of the shown tables means, in words: also for paper, where nothing can be pointed at. */
export function Definitions({ tables, countedOver }: { tables: readonly TableAnswer[]; countedOver: string }) {
  const words = useWords().reports;
  const ids = [...new Set(tables.flatMap(({ columns }) => columns.map(({ id }) => id)))];
  return (
    <details className={styles.definitions}>
      <summary>{words.definitions}</summary>
      <p>{countedOver}</p>
      <dl>
        {ids.map((id) => (
          <div key={id}>
            <dt>{words.columnTexts[id].label}</dt>
            <dd>
              {words.columnTexts[id].definition} {words.countingOf(id)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
