import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { saveCampaign } from '../../../shared/commands/save-campaign.ts';
import { minorDigits } from '../../../shared/domain/campaign-cost-file.ts';
import type { Campaign } from '../../../shared/domain/people.ts';
import { useDesk } from '../../data/desk.ts';
import { Panel } from '../../ui/panel.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './campaigns.module.css';
import { ChannelChoice } from './new-campaign-dialog.tsx';

/** What a campaign is. Each field is kept as soon as it is left. */
export function CampaignForm({ campaign, mayEdit }: { campaign: Campaign; mayEdit: boolean }) {
  const words = useWords().campaigns.form;
  return (
    <Panel title={campaign.name} count={mayEdit ? words.saved : words.readOnly}>
      {mayEdit ? <Fields campaign={campaign} /> : <Facts campaign={campaign} />}
    </Panel>
  );
}

function Facts({ campaign }: { campaign: Campaign }) {
  const words = useWords().campaigns;
  const formats = useFormats();
  const facts = [
    [words.form.channel, words.channels[campaign.channel]],
    [words.form.startsOn, campaign.startsOn ? formats.date(campaign.startsOn) : words.none],
    [words.form.endsOn, campaign.endsOn ? formats.date(campaign.endsOn) : words.none],
    [words.form.budget, campaign.budget === null ? words.none : formats.money(campaign.budget, campaign.currency)],
    [words.form.expected, formats.count(campaign.expectedLeads)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Fields({ campaign }: { campaign: Campaign }) {
  const words = useWords().campaigns.form;
  const save = useSave(campaign);
  const { startsOn, endsOn, currency } = campaign;
  return (
    <div className={styles.fields}>
      <div data-wide>
        <LineField label={words.name} value={campaign.name} onKeep={(name) => save({ name })} />
      </div>
      <div data-wide>
        <ChannelChoice value={campaign.channel} onChange={(channel) => void save({ channel })} />
      </div>
      <DayField
        label={words.startsOn}
        value={startsOn}
        isFaulty={(day) => day !== null && endsOn !== null && day > endsOn}
        onKeep={(day) => save({ startsOn: day })}
      />
      <DayField
        label={words.endsOn}
        value={endsOn}
        isFaulty={(day) => day !== null && startsOn !== null && day < startsOn}
        onKeep={(day) => save({ endsOn: day })}
      />
      <MoneyField
        label={`${words.budget}, ${currency}`}
        value={campaign.budget}
        currency={currency}
        onKeep={(budget) => save({ budget })}
      />
      <NumberInput
        key={campaign.expectedLeads}
        label={words.expected}
        hideControls
        min={0}
        max={10_000_000}
        allowDecimal={false}
        thousandSeparator=","
        defaultValue={campaign.expectedLeads}
        onBlur={(event) => void save({ expectedLeads: Number(event.currentTarget.value.replaceAll(',', '')) || 0 })}
      />
    </div>
  );
}

/** Saves what differs from what is shown; a field that was only looked at saves nothing. */
const useSave = (campaign: Campaign) => {
  const { run } = useDesk();
  const told = useTold();
  return async (change: Partial<Campaign>): Promise<boolean> => {
    const isSame = Object.entries(change).every(([field, value]) => campaign[field as keyof Campaign] === value);
    return isSame || told(() => run(saveCampaign, { next: { ...campaign, ...change }, seen: campaign }));
  };
};

type LineFieldProps = { label: string; value: string; onKeep: (value: string) => Promise<boolean> };

function LineField({ label, value, onKeep }: LineFieldProps) {
  return (
    <TextInput
      key={value}
      label={label}
      maxLength={300}
      defaultValue={value}
      onBlur={(event) => {
        const typed = event.currentTarget.value.trim();
        if (typed === '') event.currentTarget.value = value;
        else void onKeep(typed);
      }}
    />
  );
}

type DayFieldProps = {
  label: string;
  value: string | null;
  isFaulty: (day: string | null) => boolean;
  onKeep: (day: string | null) => Promise<boolean>;
};

function DayField({ label, value, isFaulty, onKeep }: DayFieldProps) {
  const words = useWords().campaigns.form;
  const [fault, setFault] = useState(false);
  return (
    <TextInput
      key={value}
      type="date"
      label={label}
      defaultValue={value ?? ''}
      error={fault ? words.backwards : undefined}
      onBlur={(event) => {
        const day = event.currentTarget.value || null;
        const isBad = isFaulty(day);
        setFault(isBad);
        if (!isBad) void onKeep(day);
      }}
    />
  );
}

type MoneyFieldProps = { label: string; value: number | null; currency: string; onKeep: (minor: number | null) => Promise<boolean> };

function MoneyField({ label, value, currency, onKeep }: MoneyFieldProps) {
  const digits = minorDigits(currency);
  return (
    <NumberInput
      key={value}
      label={label}
      hideControls
      min={0}
      max={10 ** 12}
      decimalScale={digits}
      thousandSeparator=","
      defaultValue={value === null ? '' : value / 10 ** digits}
      onBlur={(event) => {
        const typed = event.currentTarget.value.replaceAll(',', '');
        void onKeep(typed === '' ? null : Math.round(Number(typed) * 10 ** digits));
      }}
    />
  );
}
