import type { ReportAnswer, TableAnswer } from '../../../shared/domain/reports/answer.ts';
import type { ColumnId } from '../../../shared/domain/reports/columns.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { useSayRow } from './figure-words.ts';
import { useOpenLeads } from './report-view.ts';
import styles from './reports.module.css';

type HeatPictureProps = { answer: ReportAnswer; of: TableAnswer; column: ColumnId; weight: ColumnId };

/** Rates by weekday and hour: each cell says its number, darker where it is higher, and opens its leads. */
export function HeatPicture({ answer, of, column, weight }: HeatPictureProps) {
  const words = useWords().reports;
  const formats = useFormats();
  const sayRow = useSayRow();
  const open = useOpenLeads();
  const cells = new Map(of.rows.map((row) => [row.key, row]));
  const hours = [...new Set(of.rows.map(({ key }) => key.split(' ')[1] ?? ''))].filter((hour) => hour !== '').sort();
  const highest = Math.max(
    0.01,
    ...of.rows.filter((row) => (row.figures[weight]?.value ?? 0) >= enough).map((row) => row.figures[column]?.value ?? 0),
  );
  return (
    <table className={styles.heat} data-painted aria-label={words.pictureOf(answer.title, words.columnTexts[column].label)}>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{words.tables.week}</span>
          </th>
          {hours.map((hour) => (
            <th key={hour} scope="col">
              {hour}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {words.weekdays.map((weekday, at) => (
          <tr key={weekday}>
            <th scope="row">{weekday}</th>
            {hours.map((hour) => {
              const key = `${at + 1} ${hour}`;
              const row = cells.get(key);
              const figure = row?.figures[column];
              const calls = row?.figures[weight]?.value ?? 0;
              if (!row || !figure) return <td key={key} />;
              const name = sayRow(of.rowsAre, row);
              const strength = calls < enough ? 0 : Math.round(((figure.value ?? 0) / highest) * 40);
              return (
                <td key={key} style={{ background: `color-mix(in srgb, var(--rf-accent) ${strength}%, var(--rf-surface))` }}>
                  <button
                    type="button"
                    onClick={() =>
                      open(
                        answer.name,
                        { table: of.id, row: key, column: weight },
                        words.figureTitle(words.texts[answer.name].title, name, words.columnTexts[weight].label),
                      )
                    }
                  >
                    <span className="vh">{words.figureTitle(words.texts[answer.name].title, name, words.columnTexts[column].label)} </span>
                    {formats.percent(figure.value ?? 0)}
                    <small>{formats.count(calls)}</small>
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Fewer calls than this in a cell, and its rate says nothing: it is shown without colour. */
const enough = 5;
