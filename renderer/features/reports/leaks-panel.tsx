import type { Leak } from '../../../shared/domain/leaks.ts';
import { Panel } from '../../ui/panel.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { LeadFigure } from './lead-figure.tsx';
import styles from './reports.module.css';

/** Leads nobody would miss until it is too late, by kind; each number opens them. */
export function LeaksPanel({ leaks, now }: { leaks: readonly Leak[]; now: number }) {
  const words = useWords();
  const formats = useFormats();
  const count = leaks.reduce((sum, leak) => sum + leak.leadIds.length, 0);
  return (
    <Panel title={words.reports.leaks} count={count > 0 ? words.reports.leakCount(count) : undefined}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className={styles.scroll} tabIndex={0} aria-label={words.reports.leaks}>
        {leaks.length === 0 && <p className={`t2 ${styles.calm}`}>{words.reports.noLeaks}</p>}
        {leaks.map((leak) => {
          const title = words.reports.leakOf(words.states.stage[leak.stage], words.reports.leakKinds[leak.kind]);
          return (
            <div key={`${leak.kind} ${leak.stage}`} className={styles.leak}>
              <span className="b cut">{title}</span>
              <LeadFigure leadIds={leak.leadIds} title={title} isBig />
              <span className="t3 sm cut">{words.reports.oldest(formats.age(leak.oldestSinceAt, now))}</span>
            </div>
          );
        })}
      </section>
    </Panel>
  );
}
