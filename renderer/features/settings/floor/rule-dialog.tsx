import { Autocomplete, Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { StandingRule } from '../../../../shared/domain/floor-settings.ts';
import { leadSources } from '../../../../shared/domain/lead.ts';
import { useWholeCache } from '../../../data/desk.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { SeveralSelect } from '../../../ui/several-select.tsx';
import { useWords } from '../../../words/words.tsx';
import { useLanguages } from '../people/use-languages.ts';

type RuleDialogProps = { rule: StandingRule; isNew: boolean; onKeep: (rule: StandingRule) => void; onClose: () => void };

/** One rule: which leads of whose pool, and who may get them. */
export function RuleDialog({ rule, isNew, onKeep, onClose }: RuleDialogProps) {
  const { settings, leads } = useWords();
  const words = settings.floor;
  const { teams, users } = useWholeCache();
  const [draft, setDraft] = useState(rule);
  const [isTried, setIsTried] = useState(false);
  const edit = (change: Partial<StandingRule>) => setDraft({ ...draft, ...change });
  const when = (change: Partial<StandingRule['when']>) => edit({ when: { ...draft.when, ...change } });
  const isSound = draft.name.trim() !== '' && teams.has(draft.teamId);
  const skills = [...new Set([...users.values()].flatMap((each) => each.skills))].sort();
  const submit = () => {
    setIsTried(true);
    if (isSound) onKeep({ ...draft, name: draft.name.trim(), skill: draft.skill.trim() });
  };
  return (
    <FormDialog
      title={isNew ? words.newRule : words.changeRule}
      words={{ cancel: words.cancel, save: words.keep }}
      width={520}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={words.name}
        value={draft.name}
        maxLength={300}
        error={isTried && draft.name.trim() === '' ? words.nameMissing : null}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      <Select
        label={words.team}
        value={draft.teamId}
        allowDeselect={false}
        data={[...teams.values()].map(({ id, name }) => ({ value: id, label: name }))}
        error={isTried && !teams.has(draft.teamId) ? words.teamMissing : null}
        onChange={(teamId) => edit({ teamId: teamId ?? '' })}
      />
      <Checkbox
        label={words.keyAccounts}
        checked={draft.when.keyAccounts}
        onChange={(event) => when({ keyAccounts: event.currentTarget.checked })}
      />
      <SeveralSelect
        label={words.languages}
        description={words.languagesAny}
        data={useLanguages()}
        value={draft.when.languages}
        maxValues={20}
        searchable
        onChange={(languages) => when({ languages })}
      />
      <SeveralSelect
        label={words.sources}
        description={words.sourcesAny}
        data={leadSources.map((value) => ({ value, label: leads.sources[value] }))}
        value={draft.when.sources}
        onChange={(chosen) => when({ sources: leadSources.filter((each) => chosen.includes(each)) })}
      />
      <Autocomplete
        label={words.skill}
        description={words.skillHint}
        data={skills}
        value={draft.skill}
        maxLength={300}
        onChange={(skill) => edit({ skill })}
      />
      <Checkbox
        label={words.speaks}
        checked={draft.speaksLanguage}
        onChange={(event) => edit({ speaksLanguage: event.currentTarget.checked })}
      />
    </FormDialog>
  );
}
