import { useMemo, useState } from 'react';
import type { Letter } from '../../../shared/domain/bantfo.ts';
import { rejectionSplits, rejectionsBy } from '../../../shared/domain/rejections.ts';
import { useWholeCache } from '../../data/desk.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import table from '../../ui/table.module.css';
import { reasonLabel } from '../../words/reason-label.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './pay/pay.module.css';

/** Why sales sends back, by rep, letter or script. */
export function Rejections() {
  const words = useWords();
  const own = words.handoffLoop.rejections;
  const formats = useFormats();
  const { handoffs, users, settings } = useWholeCache();
  const [split, setSplit] = useState<(typeof rejectionSplits)[number]>('rep');
  const rows = useMemo(() => rejectionsBy(split, handoffs.values()), [split, handoffs]);
  const nameOf = (key: string): string => {
    if (split === 'rep') return users.get(key)?.name ?? '–';
    return split === 'script' ? key || own.noScript : own.openLetter(words.states.letterName[key as Letter]);
  };
  const reason = (code: string) => reasonLabel(code, settings?.rejectReasons, words.handoffLoop) ?? code;
  return (
    <div className={styles.stack}>
      <Segmented
        label={own.by}
        value={split}
        items={rejectionSplits.map((value) => ({ value, label: own.splits[value] }))}
        onChange={setSplit}
      />
      {rows.length === 0 ? (
        <EmptyState isSmall title={own.none} />
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{own.splits[split]}</th>
              <th className="num">{own.count}</th>
              <th className="num">{own.share}</th>
              <th>{own.most}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, rejected, answered, reasons }) => (
              <tr key={key}>
                <td className="b">{nameOf(key)}</td>
                <td className="num">{formats.count(rejected)}</td>
                <td className="num">{formats.percent(rejected / answered)}</td>
                <td className="t2" style={{ whiteSpace: 'normal' }}>
                  {reasons
                    .slice(0, 3)
                    .map(({ code, count }) => `${reason(code)} ${formats.count(count)}`)
                    .join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
