import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type MadeWebhook, type NewWebhook, newWebhook, type WebhookEvent, webhookEvents } from '../../../../shared/protocol/webhooks.ts';
import type { ServerResult } from '../../../data/ask-server.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';

type NewWebhookDialogProps = {
  make: (webhook: NewWebhook) => Promise<ServerResult<MadeWebhook>>;
  onMade: (url: string, made: MadeWebhook) => void;
  onClose: () => void;
};

/** Which system is told what. Its address has to be reachable from the server. */
export function NewWebhookDialog({ make, onMade, onClose }: NewWebhookDialogProps) {
  const words = useWords().settings.webhooks;
  const { notDone } = useWords().settings.access;
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<readonly WebhookEvent[]>(['lead.handedOff', 'handoff.answered']);
  const [fault, setFault] = useState<string | null>(null);
  const asked = newWebhook.safeParse({ url: url.trim(), events });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!asked.success) return;
    const result = await make(asked.data);
    if (result.kind !== 'done') return setFault(result.kind === 'refused' ? words.addressRefused : notDone[result.kind]);
    onMade(asked.data.url, result.value);
    onClose();
  };
  const toggle = (event: WebhookEvent, isOn: boolean) =>
    setEvents(webhookEvents.filter((each) => (each === event ? isOn : events.includes(each))));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.add}
      width={520}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" type="submit" form="webhook" disabled={!asked.success}>
            {words.make}
          </Button>
        </>
      }
    >
      <form id="webhook" className={styles.reason} onSubmit={(event) => void submit(event)}>
        <TextInput
          data-autofocus
          label={words.url}
          placeholder="https://crm.your-company.example/refinery"
          maxLength={2000}
          value={url}
          error={fault}
          onChange={(event) => {
            setUrl(event.currentTarget.value);
            setFault(null);
          }}
        />
        <fieldset className={styles.checks}>
          <legend>{words.events}</legend>
          {webhookEvents.map((event) => (
            <Checkbox
              key={event}
              label={words.event[event]}
              checked={events.includes(event)}
              onChange={({ currentTarget }) => toggle(event, currentTarget.checked)}
            />
          ))}
        </fieldset>
        <p className="t3 sm">{words.signed}</p>
      </form>
    </Dialog>
  );
}
