import { useShowLeads } from '../../parts/use-show-leads.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './ledger.module.css';

type LeadFigureProps = { leadIds: readonly string[]; title: string; isBig?: boolean };

/** A number that opens the leads behind it; nothing is a dash. */
export function LeadFigure({ leadIds, title, isBig = false }: LeadFigureProps) {
  const words = useWords().ledger;
  const formats = useFormats();
  const showLeads = useShowLeads();
  if (leadIds.length === 0) return <span className="t3">{words.none}</span>;
  const show = () => {
    showLeads({ title, leadIds });
  };
  const count = formats.count(leadIds.length);
  return (
    <button type="button" className={styles.figure} data-big={isBig || undefined} aria-label={`${count}: ${title}`} onClick={show}>
      {count}
    </button>
  );
}
