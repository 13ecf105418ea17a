import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type LeadSource, leadSources } from '../../../shared/domain/lead.ts';
import type { Campaign } from '../../../shared/domain/people.ts';
import { type IntakeKind, intakeKinds, type MadeKey, type NewKey } from '../../../shared/protocol/intake.ts';
import type { ServerResult } from '../../data/ask-server.ts';
import { useWholeCache } from '../../data/desk.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './campaigns.module.css';

type WayInDialogProps = {
  campaign: Campaign;
  make: (key: NewKey) => Promise<ServerResult<MadeKey>>;
  onMade: (key: MadeKey) => void;
  onClose: () => void;
};

const usualSource: Record<IntakeKind, LeadSource> = { api: 'webForm', form: 'inquiry', folder: 'import' };

/** A key, a form or a folder: what it is called, whose pool its leads go to, as what they count. */
export function WayInDialog({ campaign, make, onMade, onClose }: WayInDialogProps) {
  const all = useWords();
  const words = all.campaigns.waysIn;
  const { teams } = useWholeCache();
  const [kind, setKind] = useState<IntakeKind>('api');
  const [name, setName] = useState('');
  const [teamId, setTeamId] = useState<string | null>(teams.size === 1 ? ([...teams.keys()][0] ?? null) : null);
  const [source, setSource] = useState<LeadSource | null>(null);
  const [isConfirmed, setIsConfirmed] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const isReady = name.trim() !== '' && teamId !== null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || teamId === null) return;
    const form = { heading: name.trim(), thanks: '', isConfirmed };
    const made = await make({ campaignId: campaign.id, teamId, kind, name: name.trim(), source: source ?? usualSource[kind], form });
    setHasFailed(made.kind !== 'done');
    if (made.kind !== 'done') return;
    onMade(made.value);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.add}
      width={500}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" type="submit" form="way-in" disabled={!isReady}>
            {words.make}
          </Button>
        </>
      }
    >
      <form id="way-in" className={styles.stack} onSubmit={(event) => void submit(event)}>
        <Segmented
          label={words.kind}
          value={kind}
          items={intakeKinds.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={setKind}
        />
        <p className="t3 sm">{words.about[kind]}</p>
        <TextInput
          data-autofocus
          label={words.name}
          maxLength={300}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="row">
          <InlineSelect
            label={words.team}
            tone="field"
            width={210}
            placeholder={words.team}
            value={teamId}
            options={[...teams.values()].map((team) => ({ value: team.id, label: team.name }))}
            onChange={setTeamId}
          />
          <InlineSelect
            label={words.source}
            tone="field"
            width={210}
            value={source ?? usualSource[kind]}
            options={leadSources.map((value) => ({ value, label: all.leads.sources[value] }))}
            onChange={setSource}
          />
        </div>
        {kind === 'form' && (
          <Checkbox label={words.confirmed} checked={isConfirmed} onChange={(event) => setIsConfirmed(event.currentTarget.checked)} />
        )}
        {hasFailed && (
          <p className="bad" role="alert">
            {words.notDone}
          </p>
        )}
      </form>
    </Dialog>
  );
}
