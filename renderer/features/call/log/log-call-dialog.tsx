import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Lead, leadName } from '../../../../shared/domain/lead.ts';
import { formatPhone } from '../../../../shared/domain/phone-number.ts';
import { placeOfZone } from '../../../../shared/domain/zone.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { useLeadRows } from '../../../data/lead-rows.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { RunDialog } from '../../../ui/run-dialog.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { numberOf } from '../call-draft.ts';
import { callSession } from '../call-session.ts';
import { OutcomeProvider } from '../outcome/outcome-subject.tsx';
import styles from './log.module.css';
import { useLogAgain } from './log-again.ts';
import type { LogDraft } from './log-draft.ts';
import { LogOutcome } from './log-outcome.tsx';
import { type LogEntry, type OpenLogProps, useLogEntry } from './use-log-entry.ts';

type LogCallProps = { leadId: string; onClose: () => void };

/** A call made on one's own telephone, written down after it: when, how long, on which number, and what came of it. */
export function LogCallDialog({ leadId, onClose }: LogCallProps) {
  const words = useWords().logCall;
  const desk = useDesk();
  const rows = useLeadRows(leadId);
  const settings = useCache((cache) => cache.settings);
  const close = () => {
    const isLeftOpen = useLogAgain.getState().before?.leadId === leadId;
    useLogAgain.setState({ before: null });
    onClose();
    // Its outcome was taken back and not given again: the call screen takes it up.
    if (isLeftOpen) void callSession(desk, leadId).refresh();
  };
  if (rows?.lead && settings) return <OpenLog rows={rows} lead={rows.lead} settings={settings} onClose={close} />;
  return (
    <Dialog isOpen onClose={onClose} title={words.open}>
      <p className="t2">{rows ? words.gone : words.reading}</p>
    </Dialog>
  );
}

function OpenLog({ rows, lead, settings, onClose }: OpenLogProps) {
  const words = useWords().logCall;
  const desk = useDesk();
  const [before] = useState(() => useLogAgain.getState().before);
  const again = before?.leadId === lead.id ? before : null;
  const [now] = useState(() => again?.now ?? desk.now());
  const entry = useLogEntry({ rows, lead, settings, onClose, now, again });
  return (
    <RunDialog
      title={words.title(leadName(lead))}
      words={{ cancel: words.cancel, run: words.keep }}
      width={720}
      isDisabled={entry.save === null}
      onRun={() => entry.save?.()}
      onClose={onClose}
    >
      <div className={styles.form}>
        <p className={again ? 'sm' : 't3 sm'}>{again ? words.again : words.hint}</p>
        <WhenFields entry={entry} lead={lead} />
        <OutcomeProvider value={entry.subject}>
          <LogOutcome entry={entry} />
        </OutcomeProvider>
      </div>
    </RunDialog>
  );
}

function WhenFields({ entry, lead }: { entry: LogEntry; lead: Lead }) {
  const words = useWords().logCall;
  const { draft, change, length } = entry;
  return (
    <>
      <div className={styles.line}>
        <TextInput
          data-autofocus
          label={words.when}
          placeholder={words.whenPlaceholder}
          maxLength={80}
          value={draft.when}
          onChange={(event) => change({ when: event.currentTarget.value })}
        />
        <TextInput
          label={words.long}
          placeholder={words.longPlaceholder}
          maxLength={20}
          value={draft.long}
          error={length === null && words.longUnclear}
          onChange={(event) => change({ long: event.currentTarget.value })}
        />
        <NumberField draft={draft} change={change} lead={lead} />
      </div>
      <WhenRead entry={entry} lead={lead} />
    </>
  );
}

/** What was understood, on both clocks, and what would have stood against it. */
function WhenRead({ entry, lead }: { entry: LogEntry; lead: Lead }) {
  const words = useWords().logCall;
  const formats = useFormats();
  const { draft, time, rule, change } = entry;
  const { now } = entry.subject;
  if (time.kind === 'failure') {
    const isBlank = draft.when.trim() === '';
    return (
      <p className={isBlank ? 't2 sm' : 'warn sm'} aria-live="polite">
        {isBlank ? words.sayWhen : words[time.code]}
      </p>
    );
  }
  const zone = lead.zones[0];
  const against = rule === null ? undefined : words.against[rule as keyof typeof words.against];
  return (
    <div className={styles.read} aria-live="polite">
      <p>
        <b className="b">{words.at(formats.dayAndTime(time.at, now), formats.nearness(time.at, now))}</b>{' '}
        {zone && <span className="t2">{words.theirs(formats.dayAndTime(time.at, now, zone), placeOfZone(zone))}</span>}
      </p>
      {against && (
        <>
          <p className="warn">
            {against} {words.isAudited}
          </p>
          <TextInput
            aria-label={words.why}
            placeholder={words.why}
            maxLength={300}
            value={draft.why}
            onChange={(event) => change({ why: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  );
}

/** One telephone may stand behind several extensions. */
const keyOf = ({ number, extension }: { number: string | null; extension: string | null }) => `${number} ${extension ?? ''}`;

function NumberField({ draft, change, lead }: { draft: LogDraft; change: LogEntry['change']; lead: Lead }) {
  const words = useWords().logCall;
  const own = useWords().call.number;
  const known = lead.phones.filter(({ number }) => number !== null);
  if (known.length === 0) {
    return (
      <TextInput
        label={words.noNumber}
        maxLength={60}
        value={draft.number}
        error={draft.outcome !== null && draft.number.trim() === '' && words.numberMissing}
        onChange={(event) => change({ number: event.currentTarget.value })}
      />
    );
  }
  const distinct = [...new Map(known.map((each) => [keyOf(each), each])).entries()];
  const options = distinct.map(([value, { number, kind, extension }]) => ({
    value,
    label: [formatPhone(number ?? ''), extension && own.extension(extension), own.kinds[kind]].filter(Boolean).join(' '),
  }));
  return (
    <div className={styles.labelled}>
      <span>{words.number}</span>
      <InlineSelect
        label={words.number}
        tone="field"
        width="100%"
        value={keyOf(draft)}
        options={options}
        onChange={(value) => change(numberOf(known.find((each) => keyOf(each) === value)))}
      />
    </div>
  );
}
