import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { saveCampaign } from '../../../shared/commands/save-campaign.ts';
import { type Campaign, campaignChannels } from '../../../shared/domain/people.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';
import styles from './campaigns.module.css';
import type { CampaignRow } from './use-campaign-rows.ts';

type Props = { rows: readonly CampaignRow[]; onMade: (campaignId: string) => void; onClose: () => void };

/** A name and a channel make a campaign; the rest is filled in beside the table. */
export function NewCampaignDialog({ rows, onMade, onClose }: Props) {
  const words = useWords().campaigns;
  const { run, newId } = useDesk();
  const { settings } = useWholeCache();
  const told = useTold();
  const [name, setName] = useState('');
  const [channel, setChannel] = useState<Campaign['channel']>('other');
  const typed = name.trim();
  const isTaken = rows.some(({ campaign }) => campaign.name.toLowerCase() === typed.toLowerCase());
  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (typed === '' || isTaken) return;
    const id = newId();
    const blank = { startsOn: null, endsOn: null, cost: 0, expectedLeads: 0, budget: null, currency: settings?.currency ?? 'EUR' };
    if (!(await told(() => run(saveCampaign, { next: { id, name: typed, channel, ...blank }, seen: null })))) return;
    onMade(id);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.fresh.title}
      width={440}
      footer={
        <>
          <Button onClick={onClose}>{words.fresh.cancel}</Button>
          <Button variant="filled" type="submit" form="new-campaign" disabled={typed === '' || isTaken}>
            {words.fresh.make}
          </Button>
        </>
      }
    >
      <form id="new-campaign" className={styles.stack} onSubmit={(event) => void make(event)}>
        <TextInput
          data-autofocus
          label={words.fresh.name}
          maxLength={300}
          value={name}
          error={isTaken ? words.fresh.taken : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ChannelChoice value={channel} onChange={setChannel} />
      </form>
    </Dialog>
  );
}

export function ChannelChoice({ value, onChange }: { value: Campaign['channel']; onChange: (channel: Campaign['channel']) => void }) {
  const words = useWords().campaigns;
  return (
    <div>
      <div className={styles.label} aria-hidden>
        {words.form.channel}
      </div>
      <InlineSelect
        label={words.form.channel}
        tone="field"
        width="100%"
        value={value}
        options={campaignChannels.map((each) => ({ value: each, label: words.channels[each] }))}
        onChange={onChange}
      />
    </div>
  );
}
