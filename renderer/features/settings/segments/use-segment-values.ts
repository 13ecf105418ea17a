import { useMemo, useState } from 'react';
import { letterStates } from '../../../../shared/domain/bantfo.ts';
import { leadSources } from '../../../../shared/domain/lead.ts';
import { stages } from '../../../../shared/domain/stage.ts';
import type { ColumnCache } from '../../../data/column-cache.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { useNames } from '../../../words/use-names.ts';
import { useWords } from '../../../words/words.tsx';
import type { Subject } from './rule-form.ts';

export type Choice = { value: string; label: string };

/** One value of a subject in words: a campaign by its name, a country in the reader's language. */
export const useValueWord = (): ((subject: Subject, value: string) => string) => {
  const words = useWords();
  const names = useNames();
  const { campaigns } = useWholeCache();
  return useMemo(() => {
    const known: Partial<Record<Subject, Record<string, string>>> = {
      'lead.stage': words.states.stage,
      'lead.source': words.leads.sources,
      'lead.band': words.states.band,
      'company.isKeyAccount': words.settings.segments.yesNo,
      answer: words.settings.segments.answers,
    };
    return (subject, value) => {
      if (subject === 'lead.campaignId') return campaigns.get(value)?.name ?? words.settings.segments.gone;
      if (subject === 'lead.country' || subject === 'company.country') return names.country(value);
      if (subject === 'lead.language') return names.language(value);
      return known[subject]?.[value] ?? value;
    };
  }, [words, names, campaigns]);
};

const setOf = (values: Iterable<string | null>): Set<string> =>
  new Set([...values].filter((each) => each !== null && each !== '')) as Set<string>;

const valuesIn = ({ leads, companies, campaigns }: ColumnCache): Partial<Record<Subject, Iterable<string>>> => ({
  'lead.campaignId': [...campaigns.keys()],
  'lead.country': setOf(Array.from(leads.values(), ({ country }) => country)),
  'lead.language': setOf(Array.from(leads.values(), ({ language }) => language)),
  'company.industry': setOf(Array.from(companies.values(), ({ industry }) => industry)),
  'company.country': setOf(Array.from(companies.values(), ({ country }) => country)),
  'company.city': setOf(Array.from(companies.values(), ({ city }) => city)),
  'company.name': setOf(Array.from(companies.values(), ({ name }) => name)),
});

/** The center's own values of a subject, as they stood when the fields were opened, by name. */
export const useSegmentValues = (): ((subject: Subject) => Choice[]) => {
  const { cache } = useDesk();
  const word = useValueWord();
  const [found] = useState(() => valuesIn(cache.store.getState()));
  return useMemo(() => {
    const fixed: Partial<Record<Subject, readonly string[]>> = {
      'lead.stage': stages.filter((stage) => stage !== 'merged' && stage !== 'purged'),
      'lead.source': leadSources,
      'lead.band': ['hot', 'warm', 'cold'],
      'company.isKeyAccount': ['true', 'false'],
      answer: letterStates,
    };
    const labelled = (subject: Subject, values: Iterable<string>) => [...values].map((value) => ({ value, label: word(subject, value) }));
    const kept = new Map<Subject, Choice[]>();
    return (subject) => {
      const known = kept.get(subject);
      if (known) return known;
      const choices = fixed[subject]
        ? labelled(subject, fixed[subject])
        : labelled(subject, found[subject] ?? []).sort((a, b) => a.label.localeCompare(b.label));
      kept.set(subject, choices);
      return choices;
    };
  }, [found, word]);
};
