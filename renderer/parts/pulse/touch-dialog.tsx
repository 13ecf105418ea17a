import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { recordTouch } from '../../../shared/commands/record-touch.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { localClock, minuteOfDay } from '../../../shared/domain/zone.ts';
import { useDesk } from '../../data/desk.ts';
import { useLeadRows } from '../../data/lead-rows.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';
import { SendContent } from '../nurture/send-content.tsx';
import styles from './pulse.module.css';

type TouchDialogProps = { lead: Lead; kind: 'mail' | 'event'; onClose: () => void };

const noon = 12 * 60;

/** Writes a planned mail from the library, or records a touch that was made elsewhere: either counts as a word from us. */
export function TouchDialog({ lead, kind, onClose }: TouchDialogProps) {
  const words = useWords().pulse.record;
  const rows = useLeadRows(lead.id);
  const name = leadName(lead);
  const formId = useId();
  return (
    <Dialog
      isOpen
      width={560}
      onClose={onClose}
      title={kind === 'mail' ? words.mailTitle(name) : words.eventTitle(name)}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" type="submit" form={formId}>
            {words.save}
          </Button>
        </>
      }
    >
      {kind === 'mail' && rows && <SendContent lead={lead} rows={rows} />}
      <RecordForm id={formId} lead={lead} kind={kind} onDone={onClose} />
    </Dialog>
  );
}

function RecordForm({ id, lead, kind, onDone }: { id: string; lead: Lead; kind: 'mail' | 'event'; onDone: () => void }) {
  const words = useWords().pulse.record;
  const { run, now, zone } = useDesk();
  const told = useTold();
  const [today] = useState(() => localClock(now(), zone).day);
  const [what, setWhat] = useState('');
  const [on, setOn] = useState(today);
  const [isTried, setTried] = useState(false);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(on) && on <= today;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isDay || what.trim() === '') return;
    // Of another day only the day is known: noon is nobody's midnight.
    const happenedAt = on === today ? now() : minuteOfDay(on, noon, zone, 'earlier');
    if (!(await told(() => run(recordTouch, { leadId: lead.id, kind, title: what.trim(), detail: '', happenedAt })))) return;
    showToast({ message: words.saved(leadName(lead)) });
    onDone();
  };
  return (
    <form id={id} className={styles.record} onSubmit={(event) => void submit(event)} noValidate>
      <p className="t2 sm">{kind === 'mail' ? words.otherMail : words.eventHint}</p>
      <TextInput
        data-autofocus={kind === 'event' || undefined}
        label={words.what[kind]}
        value={what}
        maxLength={200}
        error={isTried && what.trim() === '' ? words.faults.what : null}
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={words.day}
        value={on}
        max={today}
        error={isTried && !isDay ? words.faults.day : null}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
    </form>
  );
}
