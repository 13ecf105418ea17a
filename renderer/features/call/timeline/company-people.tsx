import { type Lead, leadName } from '../../../../shared/domain/lead.ts';
import { StageGlyph } from '../../../ui/stage-glyph.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import styles from './timeline.module.css';
import { useCompanyLeads } from './use-company-leads.ts';

const shownAtMost = 3;

/** Who else of the company is known here; each opens. */
export function CompanyPeople({ onOpenLead }: { onOpenLead: (leadId: string) => void }) {
  const words = useWords().call.people;
  const formats = useFormats();
  const { lead, company } = useCall();
  const others = useCompanyLeads(company?.id ?? null)?.filter((each) => each.id !== lead.id);
  if (!company) return null;
  const facts = [company.employees !== null && words.employees(company.employees), company.industry].filter(Boolean).join(', ');
  const shown = (others ?? []).toSorted((a, b) => b.score - a.score).slice(0, shownAtMost);
  const rest = (others?.length ?? 0) - shown.length;
  return (
    <section className={styles.people} aria-label={words.title(company.name)}>
      <h3>
        <span className="cut">{company.name}</span>
        <span className={`t3 cut ${styles.size}`}>{facts}</span>
      </h3>
      <ul>
        {shown.map((each) => (
          <Person key={each.id} lead={each} onOpen={() => onOpenLead(each.id)} />
        ))}
        {rest > 0 && <li className="t3 sm">{words.more(formats.count(rest))}</li>}
        {others?.length === 0 && <li className="t3 sm">{words.nobody}</li>}
      </ul>
    </section>
  );
}

function Person({ lead, onOpen }: { lead: Lead; onOpen: () => void }) {
  const words = useWords();
  const formats = useFormats();
  const { now } = useCall();
  const state =
    lead.revisitOn !== null
      ? formats.month(lead.revisitOn)
      : lead.lastAttemptAt === null
        ? words.call.people.neverCalled
        : words.call.people.called(formats.shortDay(lead.lastAttemptAt, now));
  return (
    <li>
      <button type="button" className={styles.person} onClick={onOpen}>
        <StageGlyph stage={lead.stage} />
        <span className="cut">{leadName(lead)}</span>
        <span className="t3 sm cut">{[lead.title, state].filter(Boolean).join(', ')}</span>
        <span className="vh">{words.states.stage[lead.stage]}</span>
      </button>
    </li>
  );
}
