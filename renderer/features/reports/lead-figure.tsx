import { useLocation } from 'wouter';
import { useDrillDown } from '../../data/drill-down.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './reports.module.css';

type LeadFigureProps = { leadIds: readonly string[]; title: string; tone?: 'bad' | undefined; isBig?: boolean };

/** A number that opens the leads behind it. Nothing is a dash. */
export function LeadFigure({ leadIds, title, tone, isBig = false }: LeadFigureProps) {
  const words = useWords().reports;
  const formats = useFormats();
  const [, navigate] = useLocation();
  const { open } = useDrillDown();
  if (leadIds.length === 0) return <span className="t3">{words.none}</span>;
  const show = () => {
    open({ title, leadIds });
    navigate('/leads');
  };
  const count = formats.count(leadIds.length);
  return (
    <button
      type="button"
      className={styles.figure}
      data-tone={tone}
      data-big={isBig || undefined}
      aria-label={`${count}: ${title}`}
      onClick={show}
    >
      {count}
    </button>
  );
}
