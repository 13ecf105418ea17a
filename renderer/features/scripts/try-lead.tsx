import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { foldText } from '../../data/column-cache.ts';
import { useWholeCache } from '../../data/desk.ts';
import { useWords } from '../../words/words.tsx';
import styles from './scripts.module.css';

const shownLeads = 6;

/** The first leads whose name, company or number holds every word; looks no further than it must. */
const findLeads = (texts: ReadonlyMap<string, string>, query: string): string[] => {
  const wanted = foldText(query).split(/\s+/).filter(Boolean);
  const found: string[] = [];
  for (const [id, text] of texts) {
    if (wanted.every((word) => text.includes(word))) found.push(id);
    if (found.length === shownLeads) break;
  }
  return found;
};

/** To whom it is said, and saying it to somebody else. */
export function TryLead({ leadId, onChoose }: { leadId: string | null; onChoose: (leadId: string) => void }) {
  const words = useWords().scripts.trial;
  const { leads, companies } = useWholeCache();
  const [isChoosing, setIsChoosing] = useState(false);
  const lead = leadId === null ? undefined : leads.get(leadId);
  const nameOf = (each: Lead) => words.at(leadName(each), (each.companyId && companies.get(each.companyId)?.name) || '');
  if (!lead) return <p className="t2">{words.noLead}</p>;
  const choose = (id: string) => {
    setIsChoosing(false);
    onChoose(id);
  };
  return (
    <div className={styles.tryLead}>
      <p>
        <span className="t3">{words.as}</span> <span className="b">{nameOf(lead)}</span>
      </p>
      {isChoosing ? (
        <LeadSearch nameOf={nameOf} onChoose={choose} />
      ) : (
        <Button size="xs" onClick={() => setIsChoosing(true)}>
          {words.choose}
        </Button>
      )}
    </div>
  );
}

function LeadSearch({ nameOf, onChoose }: { nameOf: (lead: Lead) => string; onChoose: (leadId: string) => void }) {
  const words = useWords().scripts.trial;
  const { leads, searchTexts } = useWholeCache();
  const [query, setQuery] = useState('');
  const found = findLeads(searchTexts, query).flatMap((id) => leads.get(id) ?? []);
  return (
    <div className={styles.search}>
      <TextInput
        aria-label={words.search}
        placeholder={words.search}
        value={query}
        autoFocus
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && found[0] && onChoose(found[0].id)}
      />
      {found.length === 0 && <p className="t2 sm">{words.notFound}</p>}
      <ul>
        {found.map((lead) => (
          <li key={lead.id}>
            <button type="button" className={styles.foundLead} onClick={() => onChoose(lead.id)}>
              {nameOf(lead)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
