import type { ReportAnswer } from '../../../shared/domain/reports/answer.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import type { FunnelCounts } from './funnel-counts.ts';
import { LeadFigure } from './lead-figure.tsx';
import { figureBefore } from './report-view.ts';
import styles from './reports.module.css';

const rows = ['stillHere', 'leak', 'resting', 'left'] as const;

/** The same numbers as the picture, each opening its leads, and how long a step takes. */
export function FunnelTable({ columns, answer }: { columns: readonly FunnelCounts[]; answer: ReportAnswer }) {
  const words = useWords().reports;
  const formats = useFormats();
  return (
    <table className={styles.table}>
      <colgroup>
        <col style={{ width: '12.55%' }} />
        {columns.map((column) => (
          <col key={column.step} />
        ))}
      </colgroup>
      <thead className="vh">
        <tr>
          <th scope="col">{words.reached}</th>
          {columns.map((column) => (
            <th key={column.step} scope="col">
              {words.steps[column.step]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row" className={row === 'leak' ? 'bad' : undefined}>
              {words.rows[row]}
            </th>
            {columns.map((column) => (
              <td key={column.step}>
                <LeadFigure
                  name="funnel"
                  behind={{ table: 'steps', row: column.step, column: row }}
                  count={column[row]}
                  title={`${words.steps[column.step]}, ${words.rows[row].toLowerCase()}`}
                  tone={row === 'leak' ? 'bad' : undefined}
                />
                {answer.compared && (
                  <span className={styles.before}>
                    {words.before(formats.count(figureBefore(answer, { table: 'steps', row: column.step, column: row })?.value ?? 0))}
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{words.rows.median}</th>
          {columns.map((column) => (
            <td key={column.step} className="t2">
              {column.medianMs === null ? '' : formats.length(column.medianMs)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
