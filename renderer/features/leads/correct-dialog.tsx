import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { correctLead } from '../../../shared/commands/correct-lead.ts';
import { type Correction, type DetailName, valuesOf } from '../../../shared/domain/correction.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useLeadRows } from '../../data/lead-rows.ts';
import { RunDialog } from '../../ui/run-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { detailLine } from '../../words/detail-line.ts';
import { useWords } from '../../words/words.tsx';
import { type Bases, basesOf, changesOf, companyNamed, type DetailDraft, draftOf, faultsOf, phonesOf } from './correct-form.ts';
import styles from './leads.module.css';

type CorrectDialogProps = { leadId: string; onClose: () => void };

/** Who the lead is, to be put right: each detail by itself, nothing that stood there is lost. */
export function CorrectDialog({ leadId, onClose }: CorrectDialogProps) {
  const rows = useLeadRows(leadId);
  if (!rows?.lead) return null;
  return <CorrectForm key={leadId} lead={rows.lead} corrections={rows.corrections} onClose={onClose} />;
}

type CorrectFormProps = { lead: Lead; corrections: readonly Correction[]; onClose: () => void };

function CorrectForm({ lead, corrections, onClose }: CorrectFormProps) {
  const words = useWords().corrections;
  const { run, newId } = useDesk();
  const { companies } = useWholeCache();
  const told = useTold();
  // What the person began from: a change that arrives while they type is shown, and merged by the rules when they save.
  const [seen] = useState(() => ({ bases: basesOf(corrections), draft: draftOf(lead, companies.get(lead.companyId ?? '')?.name ?? '') }));
  const [draft, setDraft] = useState<DetailDraft>(seen.draft);
  const faults = faultsOf(draft);
  const isNewCompany = draft.company.trim() !== '' && companyNamed(draft.company, companies) === undefined;
  const isChanged = (Object.keys(draft) as (keyof DetailDraft)[]).some((field) => draft[field] !== seen.draft[field]);
  const mayRun = isChanged && Object.keys(faults).length === 0;
  const save = async () => {
    if (!mayRun) return;
    const { changes, newCompany } = changesOf(draft, lead, { companies, bases: seen.bases, newId });
    const own = changes.filter(({ field }) => isTouched(field, draft, seen.draft));
    if (own.length > 0 && !(await told(() => run(correctLead, { leadId: lead.id, changes: own, newCompany })))) return;
    showToast({ message: words.saved(own.length) });
    onClose();
  };
  const field = (name: keyof DetailDraft, label: string, of: DetailName, more: { description?: string } = {}) => {
    const fault = faults[name];
    return {
      label,
      value: draft[name],
      maxLength: name === 'phones' ? 3000 : 300,
      error: fault && words[fault],
      description: <Meanwhile field={of} bases={seen.bases} corrections={corrections} otherwise={more.description} />,
      inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
      onChange: (event: { currentTarget: { value: string } } | string) => {
        const value = typeof event === 'string' ? event : event.currentTarget.value;
        setDraft((before) => ({ ...before, [name]: value }));
      },
    };
  };
  return (
    <RunDialog
      title={words.editTitle(leadName(lead))}
      words={{ cancel: words.cancel, run: words.save }}
      width={560}
      hint={words.hint}
      isDisabled={!mayRun}
      onRun={() => void save()}
      onClose={onClose}
    >
      <div className={styles.details}>
        <TextInput data-autofocus {...field('firstName', words.firstName, 'name')} />
        <TextInput {...field('lastName', words.lastName, 'name')} />
        <TextInput {...field('title', words.fields.title, 'title')} />
        <CompanyField field={field('company', words.fields.company, 'company', isNewCompany ? { description: words.newCompany } : {})} />
        <TextInput type="email" {...field('email', words.fields.email, 'email')} />
        <Textarea
          autosize
          minRows={1}
          maxRows={4}
          {...field('phones', words.fields.phones, 'phones', { description: usePhoneHint(draft, lead) })}
        />
        <TextInput {...field('street', words.street, 'address')} />
        <TextInput {...field('postcode', words.postcode, 'address')} />
        <TextInput {...field('city', words.city, 'address')} />
        <TextInput {...field('region', words.region, 'address')} />
        <TextInput {...field('country', words.country, 'address', { description: words.countryHint })} />
        <TextInput {...field('language', words.fields.language, 'language', { description: words.languageHint })} />
      </div>
    </RunDialog>
  );
}

const fieldsOf: Partial<Record<string, readonly (keyof DetailDraft)[]>> = {
  name: ['firstName', 'lastName'],
  address: ['street', 'postcode', 'city', 'region', 'country'],
};

/** The person typed in this detail; another one that changed meanwhile is not theirs to put back. */
const isTouched = (field: string, draft: DetailDraft, before: DetailDraft): boolean =>
  (fieldsOf[field] ?? [field as keyof DetailDraft]).some((each) => draft[each] !== before[each]);

const usePhoneHint = (draft: DetailDraft, lead: Lead): string => {
  const words = useWords().corrections;
  const unread = phonesOf(draft.phones, draft.country.trim().toUpperCase() || null, lead.phones).find(({ number }) => number === null);
  return unread ? words.phoneUnread(unread.asWritten) : words.phonesHint;
};

type MeanwhileProps = { field: DetailName; bases: Bases; corrections: readonly Correction[]; otherwise: string | undefined };

/** Somebody else has changed this detail since the form was opened; else what the field is about. */
function Meanwhile({ field, bases, corrections, otherwise }: MeanwhileProps) {
  const words = useWords().corrections;
  const { users, companies } = useWholeCache();
  const [newest] = valuesOf(corrections, field);
  if (!newest || newest.id === bases[field]) return otherwise ?? null;
  const name = users.get(newest.byId ?? '')?.name ?? '';
  return (
    <span className="warn">
      {words.changedMeanwhile(
        name,
        detailLine(newest, words, (id) => companies.get(id)?.name),
      )}
    </span>
  );
}

type TextField = { label: string; value: string; onChange: (value: string) => void };

/** A company of the center, or the name of one that nobody has entered yet. */
function CompanyField({ field }: { field: TextField }) {
  const { companies, revision } = useWholeCache();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map keeps its identity, its revision tells
  const names = useMemo(() => [...new Set([...companies.values()].map(({ name }) => name))].sort(), [companies, revision]);
  return <Autocomplete {...field} data={names} limit={8} comboboxProps={{ shadow: 'md' }} />;
}
