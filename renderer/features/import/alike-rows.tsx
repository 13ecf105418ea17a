import type { Likeness } from '../../data/alike-rows.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './check-step.module.css';

/** Rows beside whom they are alike to, here or further up in the file, and what becomes of them. */
export function AlikeRows({ likeness, rowCount }: { likeness: Likeness; rowCount: number }) {
  const words = useWords().importing.check;
  const { looked, rows } = likeness;
  const part = looked < rowCount ? <p className="t3">{words.alikeAmong(looked)}</p> : null;
  if (rows.length === 0)
    return (
      <>
        {part}
        <EmptyState isSmall title={words.noneAlike} />
      </>
    );
  return (
    <>
      {part}
      <table className={`${table.table} ${styles.strange}`}>
        <thead>
          <tr>
            <th className="num">{words.row}</th>
            <th>{words.name}</th>
            <th>{words.alikeTo}</th>
            <th>{words.becomes}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, name, company, otherRow, score, joins }) => (
            <tr key={`${row.row}.${row.person}`}>
              <td className="num t3">{row.row}</td>
              <td className="cut">
                <span className="b">{`${row.firstName} ${row.lastName}`.trim()}</span> <span className="t3">{row.companyName}</span>
              </td>
              <td className="cut">
                <span className="b">{name}</span> <span className="t3">{company}</span>
              </td>
              <td className={styles.tags}>
                <Tag tone={joins ? 'ok' : 'warn'}>{joins ? words.joins(score) : words.isAsked(score)}</Tag>
                {otherRow !== null && <span className="t3"> {words.inThisFile(otherRow)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
