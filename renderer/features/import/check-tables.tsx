import type { ReactNode } from 'react';
import type { StrangeRow } from '../../../shared/domain/import/check-rows.ts';
import type { ImportedRow, RefusedRow } from '../../../shared/domain/import/imported-row.ts';
import { formatPhone } from '../../../shared/domain/phone-number.ts';
import { useDesk } from '../../data/desk.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './check-step.module.css';

/** The first rows as the leads they will be. */
export function FirstRows({ rows }: { rows: readonly ImportedRow[] }) {
  const { check: words, cannotGoOn } = useWords().importing;
  if (rows.length === 0) return <EmptyState isSmall title={cannotGoOn.nothingToTake} />;
  return (
    <table className={`${table.table} ${styles.rows}`}>
      <thead>
        <tr>
          <th className="num">{words.row}</th>
          <th>{words.name}</th>
          <th>{words.company}</th>
          <th>{words.phoneAndMail}</th>
          <th>{words.arrived}</th>
          <th>{words.also}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <FirstRow key={row.row} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function FirstRow({ row }: { row: ImportedRow }) {
  const { now } = useDesk();
  const words = useWords().importing.check;
  const formats = useFormats();
  const also = alsoKept(row);
  return (
    <tr>
      <td className="num t3">{row.row}</td>
      <td>
        <TwoLines first={<span className="b">{nameOf(row)}</span>} second={row.title} />
      </td>
      <td>
        <TwoLines first={row.companyName} second={[row.postcode, row.city, row.country].filter(Boolean).join(' ')} />
      </td>
      <td>
        <TwoLines first={<Phones row={row} />} second={row.email} />
      </td>
      <td>{row.arrivedAt === null ? <span className="t3">{words.now}</span> : formats.shortDay(row.arrivedAt, now())}</td>
      <td>
        <span className={styles.also} title={also}>
          {also}
        </span>
      </td>
    </tr>
  );
}

function TwoLines({ first, second }: { first: ReactNode; second: string | null }) {
  return (
    <>
      <span className={styles.line}>{first}</span>
      <span className={`t3 sm ${styles.line}`}>{second}</span>
    </>
  );
}

function Phones({ row }: { row: ImportedRow }) {
  const words = useWords().importing.check;
  const [first, ...more] = row.phones;
  if (!first) return null;
  return (
    <span className={first.number ? '' : 'warn'} title={first.number ? first.asWritten : words.notReadable}>
      {first.number ? formatPhone(first.number) : first.asWritten}
      {more.length > 0 && <span className="t3"> +{more.length}</span>}
    </span>
  );
}

const nameOf = (row: ImportedRow): string => `${row.firstName} ${row.lastName}`.trim() || row.externalId || row.email || row.companyName;

const alsoKept = (row: ImportedRow): string =>
  [row.touchTitle, row.sourceWords, row.note, ...Object.entries(row.custom).map(([header, cell]) => `${header}: ${cell}`)]
    .filter(Boolean)
    .join(' · ');

/** Rows that are taken in although something about them is odd, with what it is. */
export function StrangeRows({ rows }: { rows: readonly StrangeRow[] }) {
  const words = useWords().importing;
  if (rows.length === 0) return <EmptyState isSmall title={words.check.noneStrange} />;
  return (
    <table className={`${table.table} ${styles.strange}`}>
      <thead>
        <tr>
          <th className="num">{words.check.row}</th>
          <th>{words.check.name}</th>
          <th>{words.check.whatIsStrange}</th>
          <th>{words.check.asWritten}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, codes, strange }) => (
          <tr key={row.row}>
            <td className="num t3">{row.row}</td>
            <td className="cut b">{nameOf(row)}</td>
            <td className={styles.tags}>
              {codes.map((code) => (
                <Tag key={code} tone="warn">
                  {words.odd[code]}
                </Tag>
              ))}
            </td>
            <td className="cut t2">{strange.map(({ header, cell }) => (header ? `${header}: ${cell}` : cell)).join(' · ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type RefusedRowsProps = { rows: readonly (Pick<RefusedRow, 'row' | 'cells'> & { reason: string })[]; headers: readonly string[] };

/** Rows that cannot be leads, with their reason and what stands in them. */
export function RefusedRows({ rows, headers }: RefusedRowsProps) {
  const words = useWords().importing;
  if (rows.length === 0) return <EmptyState isSmall title={words.check.noneRefused} />;
  return (
    <table className={`${table.table} ${styles.refused}`}>
      <thead>
        <tr>
          <th className="num">{words.check.row}</th>
          <th>{words.check.reason}</th>
          <th>{words.check.cells}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, reason, cells }) => (
          <tr key={row}>
            <td className="num t3">{row}</td>
            <td>{words.refusals[reason as keyof typeof words.refusals] ?? reason}</td>
            <td className="cut t2" title={filledCells(cells, headers)}>
              {filledCells(cells, headers)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const filledCells = (cells: readonly string[], headers: readonly string[]): string =>
  cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [headers[at] ? `${headers[at]}: ${cell}` : cell])).join(' · ');
