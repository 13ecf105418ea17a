import type { ReportAnswer } from '../../../shared/domain/reports/answer.ts';
import { Panel } from '../../ui/panel.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { useSayRow } from './figure-words.ts';
import { LeadFigure } from './lead-figure.tsx';
import styles from './reports.module.css';

/** Leads nobody would miss until it is too late, by kind; each number opens them. */
export function LeaksPanel({ leaks }: { leaks: ReportAnswer }) {
  const words = useWords().reports;
  const formats = useFormats();
  const sayRow = useSayRow();
  const rows = leaks.tables.find(({ id }) => id === 'now')?.rows ?? [];
  const count = rows.reduce((sum, { figures }) => sum + (figures.leads?.value ?? 0), 0);
  return (
    <Panel title={words.leaks} count={count > 0 ? words.leakCount(count) : undefined}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className={styles.scroll} tabIndex={0} aria-label={words.leaks}>
        {rows.length === 0 && <p className={`t2 ${styles.calm}`}>{words.noLeaks}</p>}
        {rows.map((row) => {
          const title = sayRow('leak', row);
          return (
            <div key={row.key} className={styles.leak}>
              <span className="b cut">{title}</span>
              <LeadFigure
                name="leaks"
                behind={{ table: 'now', row: row.key, column: 'leads' }}
                count={row.figures.leads?.value ?? 0}
                title={title}
                isBig
              />
              <span className="t3 sm cut">{words.oldest(formats.length(row.figures.oldest?.value ?? 0))}</span>
            </div>
          );
        })}
      </section>
    </Panel>
  );
}
