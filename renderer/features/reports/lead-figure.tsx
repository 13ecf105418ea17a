import type { Behind } from '../../../shared/domain/reports/answer.ts';
import type { ReportName } from '../../../shared/domain/reports/report.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { useOpenLeads } from './report-view.ts';
import styles from './reports.module.css';

type LeadFigureProps = { name: ReportName; behind: Behind; count: number; title: string; tone?: 'bad' | undefined; isBig?: boolean };

/** A number that opens the leads behind it. Nothing is a dash. */
export function LeadFigure({ name, behind, count, title, tone, isBig = false }: LeadFigureProps) {
  const words = useWords().reports;
  const formats = useFormats();
  const open = useOpenLeads();
  if (count === 0) return <span className="t3">{words.none}</span>;
  const said = formats.count(count);
  return (
    <button
      type="button"
      className={styles.figure}
      data-tone={tone}
      data-big={isBig || undefined}
      aria-label={`${said}: ${title}`}
      onClick={() => open(name, behind, title)}
    >
      {said}
    </button>
  );
}
