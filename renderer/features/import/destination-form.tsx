import { TextInput } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import { countryCodes } from '../../../shared/domain/import/countries.ts';
import { leadSources } from '../../../shared/domain/lead.ts';
import { campaign } from '../../../shared/domain/people.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useFormats, useLocale, useWords } from '../../words/words.tsx';
import styles from './check-step.module.css';
import { importStore } from './import-store.ts';
import { setDestination, type WizardContext } from './wizard-actions.ts';

const channels = campaign.shape.channel.options;

/** Campaign, source, team and the country of bare numbers: what every row of the file has in common. */
export function DestinationForm({ context }: { context: WizardContext }) {
  const words = useWords().importing;
  const destination = useStore(importStore, (state) => state.destination);
  if (!destination) return null;
  const { check } = words;
  return (
    <Panel title={check.where}>
      <div className={styles.form}>
        <CampaignFields context={context} />
        <Field label={check.source} hint={check.sourceHint}>
          <InlineSelect
            label={check.source}
            value={destination.source}
            options={leadSources.map((value) => ({ value, label: words.sources[value] }))}
            onChange={(source) => setDestination(context, { source })}
            tone="field"
            width="100%"
          />
        </Field>
        <TeamField context={context} />
        <CountryField context={context} />
      </div>
    </Panel>
  );
}

/** A label that is seen; the control inside carries the same name for screen readers. */
function Field({ label, hint, children }: { label: string; hint?: string | undefined; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      {children}
      {hint && <span className="t3 sm">{hint}</span>}
    </div>
  );
}

function CampaignFields({ context }: { context: WizardContext }) {
  const words = useWords().importing;
  const formats = useFormats();
  const destination = useStore(importStore, (state) => state.destination);
  const campaigns = useCache((cache) => cache.campaigns);
  const revision = useCache((cache) => cache.revision);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cache's maps keep their identity, the revision tells of changes
  const options = useMemo(() => {
    const known = [...campaigns.values()].sort((a, b) => formats.compare(a.name, b.name));
    return [
      { value: 'new', label: words.check.newCampaign },
      { value: 'none', label: words.check.noCampaign },
      ...known.map(({ id, name }) => ({ value: id, label: name })),
    ];
  }, [campaigns, revision, formats, words]);
  if (!destination) return null;
  return (
    <>
      <Field label={words.check.campaign}>
        <InlineSelect
          label={words.check.campaign}
          value={destination.campaign}
          options={options}
          onChange={(chosen) => setDestination(context, { campaign: chosen })}
          tone="field"
          width="100%"
          isSearchable
        />
      </Field>
      {destination.campaign === 'new' && (
        <div className={styles.pair}>
          <TextInput
            label={words.check.campaignName}
            value={destination.campaignName}
            maxLength={200}
            onChange={(event) => setDestination(context, { campaignName: event.currentTarget.value })}
            error={destination.campaignName.trim() === ''}
          />
          <Field label={words.check.channel}>
            <InlineSelect
              label={words.check.channel}
              value={destination.channel}
              options={channels.map((value) => ({ value, label: words.channels[value] }))}
              onChange={(channel) => setDestination(context, { channel })}
              tone="field"
              width="100%"
            />
          </Field>
        </div>
      )}
    </>
  );
}

/** A team lead brings leads into the own team; managers choose. */
function TeamField({ context }: { context: WizardContext }) {
  const { user } = useDesk();
  const words = useWords().importing.check;
  const formats = useFormats();
  const destination = useStore(importStore, (state) => state.destination);
  const teams = useCache((cache) => cache.teams);
  const canChoose = user.role !== 'teamLead';
  const options = [...teams.values()]
    .filter((team) => canChoose || team.id === user.teamId)
    .sort((a, b) => formats.compare(a.name, b.name))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Field label={words.team} hint={words.teamHint}>
      <InlineSelect
        label={words.team}
        value={destination?.teamId ?? null}
        options={options}
        onChange={(teamId) => setDestination(context, { teamId })}
        placeholder={words.chooseTeam}
        tone={destination?.teamId ? 'field' : 'warn'}
        width="100%"
      />
    </Field>
  );
}

function CountryField({ context }: { context: WizardContext }) {
  const words = useWords().importing.check;
  const { locale } = useLocale();
  const formats = useFormats();
  const country = useStore(importStore, (state) => state.destination?.country ?? null);
  const options = useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'region' });
    const named = countryCodes.map((value) => ({ value, label: names.of(value) ?? value }));
    return named.sort((a, b) => formats.compare(a.label, b.label));
  }, [locale, formats]);
  return (
    <Field label={words.country} hint={words.countryHint}>
      <InlineSelect
        label={words.country}
        value={country}
        options={options}
        onChange={(chosen) => setDestination(context, { country: chosen })}
        placeholder={words.chooseCountry}
        tone={country ? 'field' : 'warn'}
        width="100%"
        isSearchable
      />
    </Field>
  );
}
