import { TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { commands } from '../../../../shared/commands/registry.ts';
import { type AuditFilter, mostLeadsAsked, serverActions } from '../../../../shared/protocol/audit.ts';
import { foldText } from '../../../data/column-cache.ts';
import { useWholeCache } from '../../../data/desk.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { useActionWords } from './use-action-words.ts';

/** What somebody looks for; dates as they are typed into a field of days. */
export type AuditWish = { byId: string | null; name: string | null; from: string; till: string; lead: string };
export const nothingWished: AuditWish = { byId: null, name: null, from: '', till: '', lead: '' };

const all = '-';
const startOf = (day: string): number => new Date(`${day}T00:00`).getTime();
const dayAfter = (day: string): number => new Date(startOf(day)).setDate(new Date(startOf(day)).getDate() + 1);

/** The question a wish stands for; `isNobody`: it names a lead that is not here. */
export const useFilterOf = ({
  byId,
  name,
  from,
  till,
  lead,
}: AuditWish): { filter: AuditFilter; leadNote: string | null; isNobody: boolean } => {
  const words = useWords().audit;
  const { searchTexts } = useWholeCache();
  const found = useMemo(() => {
    const wanted = foldText(lead.trim());
    return wanted === '' ? null : [...searchTexts].filter(([, text]) => text.includes(wanted)).map(([id]) => id);
  }, [lead, searchTexts]);
  const asked = found?.slice(0, mostLeadsAsked).join(' ');
  const filter = useMemo(
    () => ({
      ...(byId && { byId }),
      ...(name && { name }),
      ...(from && { from: startOf(from) }),
      ...(till && { till: dayAfter(till) }),
      ...(asked && { leadIds: asked.split(' ') }),
    }),
    [byId, name, from, till, asked],
  );
  const leadNote = found === null ? null : found.length === 0 ? words.noSuchLead : words.several(found.length, mostLeadsAsked);
  return { filter, leadNote, isNobody: found?.length === 0 };
};

type FiltersProps = { wish: AuditWish; onWish: (wish: AuditWish) => void; leadNote: string | null };

export function AuditFilters({ wish, onWish, leadNote }: FiltersProps) {
  const words = useWords().audit;
  const formats = useFormats();
  const actionWords = useActionWords();
  const { users } = useWholeCache();
  const byLabel = (a: { label: string }, b: { label: string }) => formats.compare(a.label, b.label);
  const people = [...users.values()].map(({ id, name }) => ({ value: id, label: name })).sort(byLabel);
  const actions = [...Object.keys(commands), ...serverActions].map((value) => ({ value, label: actionWords(value) })).sort(byLabel);
  const edit = (change: Partial<AuditWish>) => onWish({ ...wish, ...change });
  return (
    <search className={styles.auditFilters} aria-label={words.title}>
      <InlineSelect
        label={words.who}
        value={wish.byId ?? all}
        options={[{ value: all, label: words.everybody }, ...people]}
        isSearchable
        onChange={(value) => edit({ byId: value === all ? null : value })}
      />
      <InlineSelect
        label={words.what}
        value={wish.name ?? all}
        options={[{ value: all, label: words.everything }, ...actions]}
        isSearchable
        onChange={(value) => edit({ name: value === all ? null : value })}
      />
      <DayField label={words.day} value={wish.from} most={wish.till} onChange={(from) => edit({ from })} />
      <DayField label={words.till} value={wish.till} least={wish.from} onChange={(till) => edit({ till })} />
      <TextInput
        size="xs"
        type="search"
        aria-label={words.find}
        placeholder={words.findHint}
        value={wish.lead}
        onChange={(event) => edit({ lead: event.currentTarget.value })}
      />
      <span className="t2 sm" role="status">
        {leadNote}
      </span>
    </search>
  );
}

type DayFieldProps = { label: string; value: string; least?: string; most?: string; onChange: (day: string) => void };

/** A day, or none; bounds that are blank bound nothing. */
function DayField({ label, value, least = '', most = '', onChange }: DayFieldProps) {
  return (
    <TextInput
      size="xs"
      type="date"
      aria-label={label}
      leftSection={<span aria-hidden>{label}</span>}
      leftSectionWidth={48}
      w={178}
      value={value}
      min={least || undefined}
      max={most || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
