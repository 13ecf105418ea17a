import { Button, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { scheduleCallback } from '../../../shared/commands/schedule-callback.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { placeOfZone } from '../../../shared/domain/zone.ts';
import { useDesk } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { type CallPlan, type PlannedCall, planCalls } from './call-plan.ts';
import styles from './leads.module.css';

type PlanDialogProps = { leads: readonly Lead[]; onClose: () => void };

/** More promises than this at once are nobody's promises any more. */
const mostAtOnce = 100;

/** Plans a call with each selected lead, at the same time of day on its own clock. */
export function PlanDialog({ leads, onClose }: PlanDialogProps) {
  const words = useWords().leads.plan;
  const { run, newId, zone } = useDesk();
  const told = useTold();
  const calendar = useWindowCalendar();
  const now = useNow(30_000);
  const [text, setText] = useState('');
  const [promise, setPromise] = useState('');
  const [whose, setWhose] = useState<'personal' | 'shared'>('personal');
  const plan = useMemo(() => planCalls(text, leads, { now, myZone: zone, calendar }), [text, leads, now, zone, calendar]);
  const isTooMany = leads.length > mostAtOnce;
  const mayRun = plan.calls.length > 0 && !isTooMany;

  const save = async () => {
    if (!mayRun) return;
    const wasWritten = await told(async () => {
      for (const { lead, wall, zone: leadZone, at } of plan.calls) {
        const time = {
          callbackId: newId(),
          wall,
          zone: leadZone,
          dueAt: at,
          promise: promise.trim(),
          isPersonal: whose === 'personal',
          replacesId: lead.callbackId,
        };
        await run(scheduleCallback, { leadId: lead.id, ...time });
      }
    });
    if (!wasWritten) return;
    showToast({ message: words.done(plan.calls.length) });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.title(leads.length)}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" disabled={!mayRun} onClick={() => void save()} rightSection={<KeyCap keys="Enter" on="fill" />}>
            {words.run(plan.calls.length)}
          </Button>
        </>
      }
    >
      <ConfirmKey label={words.run(plan.calls.length)} isDisabled={!mayRun} run={() => void save()} />
      <TextInput
        data-autofocus
        size="lg"
        label={words.when}
        placeholder={words.whenPlaceholder}
        description={words.whenHint}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && void save()}
      />
      <div className="row" style={{ gap: 6, marginTop: 6 }}>
        {words.examples.map((example) => (
          <Button key={example} size="xs" className={styles.tool} onClick={() => setText(example)}>
            {example}
          </Button>
        ))}
      </div>
      <TextInput
        mt={12}
        label={words.promise}
        placeholder={words.promisePlaceholder}
        maxLength={300}
        value={promise}
        onChange={(event) => setPromise(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && void save()}
      />
      <div className={styles.section}>
        <h3>{words.whose}</h3>
        <Segmented
          label={words.whose}
          value={whose}
          onChange={setWhose}
          items={[
            { value: 'personal', label: words.personal },
            { value: 'shared', label: words.shared },
          ]}
        />
      </div>
      <Preview plan={plan} leads={leads} now={now} isTooMany={isTooMany} />
    </Dialog>
  );
}

/** Inside the dialog, so that the key belongs to it. */
function ConfirmKey({ label, isDisabled, run }: { label: string; isDisabled: boolean; run: () => void }) {
  useKeys([{ keys: ['Enter', 'mod+Enter'], label, isDisabled, run }]);
  return null;
}

function Preview({ plan, leads, now, isTooMany }: { plan: CallPlan; leads: readonly Lead[]; now: number; isTooMany: boolean }) {
  const words = useWords().leads.plan;
  const replaced = plan.calls.filter(({ lead }) => lead.callbackId !== null).length;
  const outside = plan.calls.filter(({ isOutsideWindow }) => isOutsideWindow).length;
  const notes = [
    replaced > 0 && words.replaces(replaced),
    outside > 0 && words.outside(outside),
    plan.withoutZone > 0 && words.withoutZone(plan.withoutZone),
    plan.ambiguous > 0 && words.ambiguous(plan.ambiguous),
  ].filter((note) => note !== false);
  return (
    <section className={styles.preview} aria-live="polite">
      <h3>{words.preview}</h3>
      {isTooMany ? <p className="warn">{words.tooMany(leads.length, mostAtOnce)}</p> : <Times calls={plan.calls} now={now} />}
      {!isTooMany && plan.calls.length === 0 && plan.fault && (
        <p className={plan.fault === 'empty' ? 't2' : 'warn'}>{words.faults[plan.fault]}</p>
      )}
      {notes.map((note) => (
        <p key={note} className="t2 sm">
          {note}
        </p>
      ))}
    </section>
  );
}

/** One lead: both clocks. Several: from when to when they are in the person's own time. */
function Times({ calls, now }: { calls: readonly PlannedCall[]; now: number }) {
  const words = useWords().leads.plan;
  const formats = useFormats();
  const [first, ...others] = calls.toSorted((a, b) => a.at - b.at);
  if (!first) return null;
  const mine = formats.dayAndTime(first.at, now);
  const last = others.at(-1);
  if (last) return <p>{words.several(calls.length, mine, formats.dayAndTime(last.at, now))}</p>;
  const theirs = formats.dayAndTime(first.at, now, first.zone);
  return <p>{words.one(leadName(first.lead), mine, theirs, first.lead.city || placeOfZone(first.zone))}</p>;
}
