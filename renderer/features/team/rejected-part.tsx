import { useMemo } from 'react';
import type { Letter } from '../../../shared/domain/bantfo.ts';
import { type RejectionRow, rejectionsBy } from '../../../shared/domain/rejections.ts';
import { useWholeCache } from '../../data/desk.ts';
import { useShowLeads } from '../../parts/use-show-leads.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import table from '../../ui/table.module.css';
import { reasonLabel } from '../../words/reason-label.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';

const splits = ['reason', 'letter', 'script'] as const;
type Split = (typeof splits)[number];

/** Why sales sent a rep's handoffs back: by reason, by letter, by script. Each number opens its leads. */
export function RejectedPart({ userId }: { userId: string }) {
  const words = useWords().floor.rejected;
  const formats = useFormats();
  const { handoffs, revision } = useWholeCache();
  const own = useMemo(() => {
    void revision;
    return [...handoffs.values()].filter((each) => each.repId === userId);
  }, [handoffs, revision, userId]);
  const [all] = rejectionsBy('rep', own);
  if (!all) return <EmptyState title={words.none} isSmall />;
  return (
    <div className={styles.form}>
      <p className="t2">{words.sum(all.rejected, all.answered, formats.percent(all.rejected / all.answered))}</p>
      {splits.map((split) => (
        <RejectedBy
          key={split}
          split={split}
          rows={rejectionsBy(split, own)}
          whole={split === 'reason' ? all.rejected : undefined}
          userId={userId}
        />
      ))}
    </div>
  );
}

/** `whole`: what shares are of; else each of what was answered there. */
function RejectedBy({ split, rows, whole, userId }: { split: Split; rows: RejectionRow[]; whole: number | undefined; userId: string }) {
  const words = useWords().floor.rejected;
  const formats = useFormats();
  const say = useKeyWords(split);
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{words.splits[split]}</th>
          <th className={`num ${styles.counts}`}>{words.count}</th>
          <th className={`num ${styles.shares}`}>{words.share[split]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td className={styles.wrap}>{say(row.key)}</td>
            <td className="num">
              <OpenLeads row={row} what={say(row.key)} userId={userId} />
            </td>
            <td className="num">{formats.percent(row.rejected / (whole ?? row.answered))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const useKeyWords = (split: Split): ((key: string) => string) => {
  const { floor, handoffLoop, states } = useWords();
  const { settings } = useWholeCache();
  return (key) => {
    if (split === 'letter') return states.letterName[key as Letter];
    if (split === 'script') return key || handoffLoop.rejections.noScript;
    return reasonLabel(key, settings?.rejectReasons, handoffLoop) ?? (key || floor.rejected.unsaid);
  };
};

function OpenLeads({ row: { rejected, leadIds }, what, userId }: { row: RejectionRow; what: string; userId: string }) {
  const words = useWords().floor.rejected;
  const formats = useFormats();
  const { users } = useWholeCache();
  const showLeads = useShowLeads();
  const show = () => {
    showLeads({ title: words.title(users.get(userId)?.name ?? '?', what), leadIds });
  };
  return (
    <button type="button" className={styles.link} aria-label={words.opens(rejected, what)} onClick={show}>
      {formats.count(rejected)}
    </button>
  );
}
