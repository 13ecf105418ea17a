import type { Likeness } from '../../data/alike-rows.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './check-step.module.css';

/** Rows beside whom they are alike to, here or further up in the file, and what becomes of them. `likeness`: null until they were compared. */
export function AlikeRows({ likeness, rowCount }: { likeness: Likeness | null; rowCount: number }) {
  const words = useWords().importing.check;
  if (!likeness) return <p className="t3">{words.notCompared}</p>;
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
      <table className={`${table.table} ${styles.alike}`}>
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
              <td>
                <span className={`b ${styles.line}`}>{`${row.firstName} ${row.lastName}`.trim()}</span>
                <span className={`t3 sm ${styles.line}`}>{row.companyName}</span>
              </td>
              <td>
                <span className={`b ${styles.line}`}>{name}</span>
                <span className={`t3 sm ${styles.line}`}>
                  {[company, otherRow === null ? '' : words.inThisFile(otherRow)].filter(Boolean).join(' · ')}
                </span>
              </td>
              <td>
                <Tag tone={joins ? 'ok' : 'warn'}>{joins ? words.joins(score) : words.isAsked(score)}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
