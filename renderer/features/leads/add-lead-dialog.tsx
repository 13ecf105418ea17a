import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { addLead } from '../../../shared/commands/add-lead.ts';
import type { Suspect } from '../../../shared/domain/duplicates/duplicate-index.ts';
import { noFacts, type PersonFacts } from '../../../shared/domain/duplicates/person-facts.ts';
import type { LeadSource } from '../../../shared/domain/lead.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useDuplicateSearch } from '../../data/duplicate-search.ts';
import { useBars } from '../../data/suspects.ts';
import { RunDialog } from '../../ui/run-dialog.tsx';
import { Tag } from '../../ui/tag.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';
import { type DetailDraft, faultsOf, phonesOf } from './correct-form.ts';
import styles from './leads.module.css';

/** Sources that somebody enters by hand. */
const sources = ['inquiry', 'referral', 'tradeShow', 'prospecting'] as const satisfies LeadSource[];

const blank: DetailDraft = {
  firstName: '',
  lastName: '',
  title: '',
  company: '',
  email: '',
  phones: '',
  street: '',
  postcode: '',
  city: '',
  region: '',
  country: '',
  language: '',
};

type AddLeadProps = { onClose: () => void; onOpen: (leadId: string) => void };

/** A lead entered by hand. Who is known already and may be the same person is shown while one types. */
export function AddLeadDialog({ onClose, onOpen }: AddLeadProps) {
  const { duplicates, corrections, leads } = useWords();
  const words = duplicates.add;
  const [draft, setDraft] = useState(blank);
  const [source, setSource] = useState<LeadSource>('inquiry');
  const [note, setNote] = useState('');
  const owner = useOwnerChoice();
  const suspects = useTypedSuspects(draft);
  const faults = faultsOf(draft);
  const mayRun = Object.keys(faults).length === 0;
  const add = useAdd();
  const save = async () => {
    if (mayRun && (await add(draft, { source, note, ...owner.chosen }))) onClose();
  };
  const field = (name: keyof DetailDraft, label: string) => ({
    label,
    value: draft[name],
    maxLength: name === 'phones' ? 3000 : 300,
    // Nothing is wrong with a form in which nobody has typed yet.
    error: name !== 'lastName' && faults[name] ? corrections[faults[name]] : undefined,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <RunDialog
      title={words.title}
      words={{ cancel: words.cancel, run: suspects.length > 0 ? words.anyway : words.save, key: words.save }}
      width={720}
      hint={words.hint}
      isDisabled={!mayRun}
      onRun={() => void save()}
      onClose={onClose}
    >
      <div className={styles.details}>
        <TextInput data-autofocus {...field('firstName', corrections.firstName)} />
        <TextInput {...field('lastName', corrections.lastName)} />
        <TextInput {...field('company', corrections.fields.company)} />
        <TextInput {...field('title', corrections.fields.title)} />
        <TextInput type="email" {...field('email', corrections.fields.email)} />
        <TextInput {...field('phones', corrections.fields.phones)} />
        <TextInput {...field('street', corrections.street)} />
        <TextInput {...field('postcode', corrections.postcode)} />
        <TextInput {...field('city', corrections.city)} />
        <TextInput {...field('country', corrections.country)} />
        <NativeSelect
          label={words.source}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value as LeadSource)}
          data={sources.map((value) => ({ value, label: leads.sources[value] }))}
        />
        <NativeSelect
          label={words.owner}
          value={owner.value}
          onChange={(event) => owner.choose(event.currentTarget.value)}
          data={owner.data}
        />
      </div>
      <Textarea
        mt={8}
        label={words.note}
        autosize
        minRows={1}
        maxRows={3}
        value={note}
        maxLength={20_000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Suspects suspects={suspects} onOpen={onOpen} />
    </RunDialog>
  );
}

/** With oneself or the team's pool; whoever leads people enters for the pool and hands out afterwards. */
const useOwnerChoice = () => {
  const words = useWords().duplicates.add;
  const { user } = useDesk();
  const { teams } = useWholeCache();
  const ofTeams = [...teams.values()].filter(({ id }) => user.teamId === null || id === user.teamId);
  const data = [
    ...(user.role === 'rep' ? [{ value: 'me', label: words.me }] : []),
    ...ofTeams.map(({ id, name }) => ({ value: id, label: `${words.toPool}, ${name}` })),
  ];
  const [value, choose] = useState(data[0]?.value ?? '');
  const chosen = value === 'me' ? { teamId: user.teamId ?? '', ownerId: user.userId } : { teamId: value, ownerId: null };
  return { value, choose, data, chosen };
};

const factsOf = (draft: DetailDraft): PersonFacts => {
  const phones = phonesOf(draft.phones, draft.country.trim().toUpperCase() || null, []);
  return {
    ...noFacts,
    firstName: draft.firstName,
    lastName: draft.lastName,
    email: draft.email.trim() || null,
    phones: phones.map(({ number, asWritten }) => number ?? asWritten),
    companyName: draft.company,
    street: draft.street,
    postcode: draft.postcode,
    city: draft.city,
  };
};

const mostShown = 3;

/** Looked up behind the typing: a key press never waits for it. */
const useTypedSuspects = (draft: DetailDraft): Suspect[] => {
  const { suspectFrom } = useBars();
  const { index } = useDuplicateSearch();
  const typed = useDeferredValue(draft);
  return index.suspectsOf(factsOf(typed), suspectFrom).slice(0, mostShown);
};

type Placed = { source: LeadSource; note: string; teamId: string; ownerId: string | null };

const useAdd = (): ((draft: DetailDraft, placed: Placed) => Promise<boolean>) => {
  const words = useWords().duplicates.add;
  const { run, newId } = useDesk();
  const told = useTold();
  return async (draft, placed) => {
    const country = draft.country.trim().toUpperCase() || null;
    const isAdded = await told(() =>
      run(addLead, {
        leadId: newId(),
        firstName: draft.firstName.trim(),
        lastName: draft.lastName.trim(),
        title: draft.title.trim(),
        email: draft.email.trim().toLowerCase() || null,
        phones: phonesOf(draft.phones, country, []),
        companyName: draft.company.trim(),
        street: draft.street.trim(),
        postcode: draft.postcode.trim(),
        city: draft.city.trim(),
        region: draft.region.trim(),
        country,
        language: draft.language.trim().toLowerCase() || null,
        campaignId: null,
        ...placed,
      }),
    );
    const name = leadName({ ...draft, email: draft.email.trim() || null, externalId: null });
    if (isAdded) showToast({ message: words.added(name) });
    return isAdded;
  };
};

function Suspects({ suspects, onOpen }: { suspects: readonly Suspect[]; onOpen: (leadId: string) => void }) {
  const { duplicates: words } = useWords();
  const { leads, companies } = useWholeCache();
  const { isReady } = useDuplicateSearch();
  const shown = suspects.flatMap((each) => {
    const lead = leads.get(each.id);
    return lead ? [{ ...each, lead }] : [];
  });
  return (
    <section className={styles.suspects} aria-label={words.add.suspects} aria-live="polite">
      {shown.length === 0 && <p className="t3 sm">{isReady ? words.add.none : words.loading}</p>}
      {shown.map(({ lead, score, reasons }) => (
        <div key={lead.id} className={styles.notice}>
          <span className="grow">
            <b>{leadName(lead)}</b>{' '}
            <span className="t2">{[companies.get(lead.companyId ?? '')?.name, lead.city].filter(Boolean).join(', ')}</span>
            <br />
            <span className="sm">
              {reasons
                .filter(({ points }) => points > 0)
                .slice(0, 3)
                .map(({ field, level }) => words.reason(field, level))
                .join(', ')}
            </span>
          </span>
          <Tag tone="line">{words.score(score)}</Tag>
          <Button onClick={() => onOpen(lead.id)}>{words.add.openIt}</Button>
        </div>
      ))}
    </section>
  );
}
