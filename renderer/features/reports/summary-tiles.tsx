import type { ReportAnswer, TableAnswer } from '../../../shared/domain/reports/answer.ts';
import type { ColumnId } from '../../../shared/domain/reports/columns.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { FigureLinks } from './figure-links.tsx';
import { sayFigure } from './figure-words.ts';
import { figureBefore } from './report-view.ts';
import styles from './reports.module.css';

/** The one page for the meeting: each figure large, with what it means below it and what it was before. */
export function SummaryTiles({ answer, of }: { answer: ReportAnswer; of: TableAnswer }) {
  return (
    <ul className={styles.tiles} data-painted>
      {of.columns.map(({ id }) => (
        <Tile key={id} answer={answer} of={of} id={id} />
      ))}
    </ul>
  );
}

function Tile({ answer, of, id }: { answer: ReportAnswer; of: TableAnswer; id: ColumnId }) {
  const words = useWords().reports;
  const formats = useFormats();
  const row = of.rows[0];
  const figure = row?.figures[id];
  if (!row || !figure) return null;
  const { label, definition } = words.columnTexts[id];
  const behind = { table: of.id, row: row.key, column: id };
  const before = figureBefore(answer, behind);
  return (
    <li>
      <span className={styles.tileName}>{label}</span>
      <span className={styles.tileNumber}>
        <FigureLinks name={answer.name} behind={behind} figure={figure} rowName={words.total} className={styles.tileValue} />
      </span>
      {before && <span className={styles.before}>{words.before(sayFigure(id, before, formats, words))}</span>}
      <span className={styles.tileText}>{definition}</span>
    </li>
  );
}
