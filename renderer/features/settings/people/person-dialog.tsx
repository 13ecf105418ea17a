import { Checkbox, MultiSelect, PasswordInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { roles, type User } from '../../../../shared/domain/people.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { ChipRow } from '../../../ui/chip-row.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { weekdayName } from '../window-words.ts';
import { draftOf, faultsOf, needsTeam, type PersonDraft, type PersonFault, type PersonFaults, personOf } from './person-draft.ts';
import { useSavePerson } from './save-person.ts';
import { useLanguages } from './use-languages.ts';

type FormProps = {
  draft: PersonDraft;
  edit: (change: Partial<PersonDraft>) => void;
  faultWords: (of: keyof PersonFaults) => string | null;
};

/** Who somebody is: a new person, or one who is or was here. */
export function PersonDialog({ person, onClose }: { person: User | null; onClose: () => void }) {
  const words = useWords().settings.people;
  const { zone, newId } = useDesk();
  const { users, teams } = useWholeCache();
  const [draft, setDraft] = useState(() => draftOf(person, zone, teams.size === 1 ? (teams.keys().next().value ?? null) : null));
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const save = useSavePerson();
  const faults = faultsOf(
    draft,
    [...users.values()].filter((each) => each.id !== person?.id),
  );
  const nameOf: Record<'capacity' | 'plannedCalls', string> = { capacity: words.capacity, plannedCalls: words.plannedCalls };
  const wordsOf = (fault: PersonFault, of: keyof PersonFaults) =>
    fault === 'number' ? words.number(of === 'capacity' || of === 'plannedCalls' ? nameOf[of] : '') : words[fault];
  const faultWords = (of: keyof PersonFaults) => {
    const fault = isTried ? faults[of] : undefined;
    return fault ? wordsOf(fault, of) : null;
  };
  const submit = async () => {
    setIsTried(true);
    if (Object.keys(faults).length > 0 || isBusy) return;
    setIsBusy(true);
    const saved = await save(personOf(draft, person?.id ?? newId(), person?.absences ?? []), draft.password);
    setIsBusy(false);
    if (saved === 'refused') return;
    const said = { saved: words.saved, withPassword: words.savedWithPassword, noPasswordYet: words.noPasswordYet }[saved];
    showToast({ message: said(draft.name.trim()), ...(saved === 'noPasswordYet' ? { tone: 'bad' as const } : {}) });
    onClose();
  };
  const form = { draft, edit: (change: Partial<PersonDraft>) => setDraft({ ...draft, ...change }), faultWords };
  return (
    <FormDialog
      title={person ? person.name : words.newTitle}
      words={{ cancel: words.cancel, save: isBusy ? words.saving : words.save }}
      width={620}
      isDisabled={isBusy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <WhoTheyAre {...form} />
      <WhatTheyCan {...form} />
      <WhenTheyWork {...form} />
      <PasswordInput
        label={person ? words.newPassword : words.password}
        description={person ? words.newPasswordHint : words.passwordHint}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': words.showPassword }}
        value={draft.password}
        maxLength={200}
        error={faultWords('password')}
        onChange={(event) => form.edit({ password: event.currentTarget.value })}
      />
    </FormDialog>
  );
}

function WhoTheyAre({ draft, edit, faultWords }: FormProps) {
  const { settings, states } = useWords();
  const words = settings.people;
  const { teams } = useWholeCache();
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          data-autofocus
          label={words.name}
          value={draft.name}
          maxLength={300}
          error={faultWords('name')}
          onChange={(event) => edit({ name: event.currentTarget.value })}
        />
        <TextInput
          label={words.email}
          type="email"
          value={draft.email}
          maxLength={300}
          error={faultWords('email')}
          onChange={(event) => edit({ email: event.currentTarget.value })}
        />
      </div>
      <div className={styles.pair}>
        <Select
          label={words.role}
          value={draft.role}
          allowDeselect={false}
          data={roles.map((value) => ({ value, label: states.role[value] }))}
          onChange={(value) => {
            const role = roles.find((each) => each === value) ?? draft.role;
            edit({ role, teamId: needsTeam(role) ? draft.teamId : null });
          }}
        />
        <Select
          label={words.team}
          value={draft.teamId}
          placeholder={words.noTeam}
          clearable={!needsTeam(draft.role)}
          data={[...teams.values()].map(({ id, name }) => ({ value: id, label: name }))}
          error={faultWords('teamId')}
          onChange={(teamId) => edit({ teamId })}
        />
      </div>
    </>
  );
}

function WhatTheyCan({ draft, edit, faultWords }: FormProps) {
  const words = useWords().settings.people;
  return (
    <>
      <div className={styles.pair}>
        <MultiSelect
          label={words.languages}
          description={words.languagesHint}
          data={useLanguages()}
          value={draft.languages}
          maxValues={20}
          searchable
          onChange={(languages) => edit({ languages })}
        />
        <TagsInput
          label={words.skills}
          description={words.skillsHint}
          data={useKnownSkills()}
          value={draft.skills}
          maxTags={20}
          onChange={(skills) => edit({ skills })}
        />
      </div>
      <div className={styles.pair}>
        <TextInput
          label={words.capacity}
          description={words.capacityHint}
          inputMode="numeric"
          value={draft.capacity}
          error={faultWords('capacity')}
          onChange={(event) => edit({ capacity: event.currentTarget.value })}
        />
        <TextInput
          label={words.plannedCalls}
          description={' '}
          inputMode="numeric"
          value={draft.plannedCalls}
          error={faultWords('plannedCalls')}
          onChange={(event) => edit({ plannedCalls: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={words.territory}
        value={draft.territory}
        maxLength={300}
        onChange={(event) => edit({ territory: event.currentTarget.value })}
      />
    </>
  );
}

function WhenTheyWork({ draft, edit, faultWords }: FormProps) {
  const words = useWords().settings.people;
  const formats = useFormats();
  const zones = useMemo(() => [...new Set([draft.zone, ...Intl.supportedValuesOf('timeZone')])].sort(), [draft.zone]);
  const items = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ value: String(weekday), label: weekdayName(weekday, formats).slice(0, 3) }));
  return (
    <>
      <Select
        label={words.zone}
        value={draft.zone}
        data={zones}
        searchable
        allowDeselect={false}
        onChange={(zone) => edit({ zone: zone ?? draft.zone })}
      />
      <Checkbox label={words.hoursSaid} checked={draft.hasHours} onChange={(event) => edit({ hasHours: event.currentTarget.checked })} />
      {draft.hasHours && (
        <div className="row" style={{ gap: 12, alignItems: 'end', flexWrap: 'wrap' }}>
          <ChipRow
            label={words.weekdays}
            isMultiple
            value={draft.weekdays.map(String)}
            items={items}
            onChange={(chosen) => edit({ weekdays: chosen.map(Number).sort((a, b) => a - b) })}
          />
          <TextInput
            label={words.from}
            w={80}
            value={draft.from}
            maxLength={5}
            onChange={(event) => edit({ from: event.currentTarget.value })}
          />
          <TextInput
            label={words.till}
            w={80}
            value={draft.till}
            maxLength={5}
            onChange={(event) => edit({ till: event.currentTarget.value })}
          />
        </div>
      )}
      {faultWords('hours') && (
        <p className="bad sm" role="alert">
          {faultWords('hours')}
        </p>
      )}
    </>
  );
}

/** Skills that anybody here has, so that one idea keeps one word. */
const useKnownSkills = (): string[] => {
  const { users } = useWholeCache();
  return [...new Set([...users.values()].flatMap(({ skills }) => skills))].sort();
};
