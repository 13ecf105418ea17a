import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCalendarDown, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { closeCallback } from '../../../shared/commands/close-callback.ts';
import { scheduleCallback } from '../../../shared/commands/schedule-callback.ts';
import { bestHours, isBestHour } from '../../../shared/domain/best-hours.ts';
import type { Callback } from '../../../shared/domain/call.ts';
import { callbackLengthMs, suggestCallbackTimes } from '../../../shared/domain/callback-suggestions.ts';
import { type CallbackTime, readCallbackTime } from '../../../shared/domain/callback-time.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import { teamLeadAfterMs } from '../../../shared/domain/missed-callback.ts';
import { hoursOfPlace, openingFrom } from '../../../shared/domain/window-calendar.ts';
import { instantToWall, localClock, placeOfZone } from '../../../shared/domain/zone.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';
import { ChipRow } from '../../ui/chip-row.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Panel } from '../../ui/panel.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import type { AgendaEntry } from './agenda.ts';
import { useCalendarFile } from './calendar-file.ts';
import styles from './callbacks.module.css';
import { TimeRuler } from './time-ruler.tsx';
import { WhoseRow } from './whose-row.tsx';

type MovePanelProps = {
  entry: AgendaEntry;
  open: readonly Callback[];
  now: number;
  /** It stands under another id now; the choice goes along. */
  onMoved: (callbackId: string) => void;
};

const snoozeMs = 15 * 60_000;

/** The chosen callback: moved in words or to an offered time, snoozed, closed, or called. */
export function MovePanel({ entry: { callback, lead }, open, now, onMoved }: MovePanelProps) {
  const words = useWords().callbacks;
  const formats = useFormats();
  const { run, newId, zone: myZone } = useDesk();
  const { settings } = useWholeCache();
  const told = useTold();
  const writeFile = useCalendarFile();
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [pick, setPick] = useState<number | null>(null);
  const read = text.trim() === '' ? null : readCallbackTime(text, { now, zone: callback.zone, myZone });
  const chosenAt = read?.kind === 'time' ? read.at : pick;
  const moveTo = async (at: number) => {
    const wall = instantToWall(at, callback.zone);
    const time = {
      wall,
      zone: callback.zone,
      dueAt: at,
      promise: callback.promise,
      isPersonal: callback.userId !== null,
      replacesId: callback.id,
    };
    const callbackId = newId();
    if (!(await told(() => run(scheduleCallback, { callbackId, leadId: lead.id, ...time })))) return;
    onMoved(callbackId);
    showToast({ message: words.moved(leadName(lead), formats.dayAndTime(at, now)), onUndo: promiseAsBefore });
  };
  /** Back to the time it had: a promise in its words, whatever became of it meanwhile. */
  const promiseAsBefore = async () => {
    const { wall, zone, dueAt, promise, userId } = callback;
    await told(() =>
      run(scheduleCallback, { callbackId: newId(), leadId: lead.id, wall, zone, dueAt, promise, isPersonal: userId !== null }),
    );
  };
  const close = async () => {
    const isDone = await told(() => run(closeCallback, { callbackId: callback.id, leadId: lead.id, as: 'kept' }));
    if (isDone) showToast({ message: words.closed(leadName(lead)), onUndo: promiseAsBefore });
  };
  const snooze = () => void moveTo(Math.max(now, callback.dueAt) + snoozeMs);
  const call = () => navigate(`/call/${lead.id}`);
  useKeys([
    { keys: 'Enter', label: words.moveTo, run: () => void (chosenAt !== null && moveTo(chosenAt)), isDisabled: chosenAt === null },
    { keys: 'z', label: words.snooze, run: snooze },
    { keys: 'd', label: words.done, run: () => void close() },
    { keys: 'mod+Enter', label: words.call, run: call },
    { keys: 'i', label: words.file.one, run: () => void writeFile([{ callback, lead, overlapMs: 0 }], 'one') },
  ]);
  return (
    <Panel label={leadName(lead)} className={styles.side}>
      <Who
        lead={lead}
        zone={callback.zone}
        promise={callback.promise}
        onCall={call}
        onSave={() => void writeFile([{ callback, lead, overlapMs: 0 }], 'one')}
      />
      <section className={styles.section}>
        <TextInput
          label={words.moveTo}
          placeholder={words.moveToHint}
          value={text}
          maxLength={80}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setPick(null);
          }}
          onKeyDown={(event) => event.key === 'Enter' && chosenAt !== null && void moveTo(chosenAt)}
        />
        {read?.kind === 'failure' && <Failure read={read} zone={callback.zone} pick={pick} now={now} onPick={setPick} />}
        <BothClocks at={chosenAt ?? callback.dueAt} callback={callback} lead={lead} now={now} />
      </section>
      <Clash at={chosenAt} callback={callback} open={open} />
      <section className={styles.section}>
        <TimeRuler
          at={chosenAt ?? callback.dueAt}
          theirZone={callback.zone}
          lead={lead}
          taken={open.filter((each) => each.id !== callback.id)}
        />
      </section>
      <Suggestions
        entry={{ callback, lead, overlapMs: 0 }}
        open={open}
        now={now}
        chosenAt={chosenAt}
        onChoose={(at) => {
          setText('');
          setPick(at);
        }}
      />
      <WhoseRow entry={{ callback, lead, overlapMs: 0 }} open={open} onMoved={onMoved} />
      <section className={styles.section}>
        <h3>{words.reminders}</h3>
        <p className="t2">
          {settings &&
            words.remindersBody(
              callback.userId === null ? null : formats.length(settings.queue.callbackGraceMs),
              formats.length(teamLeadAfterMs(settings)),
            )}
        </p>
      </section>
      <div className={styles.acts}>
        <Button
          variant="filled"
          disabled={chosenAt === null}
          onClick={() => chosenAt !== null && void moveTo(chosenAt)}
          rightSection={<KeyCap keys="Enter" on="fill" />}
        >
          {chosenAt === null ? words.moveTo : words.move(formats.nearTime(chosenAt, now))}
        </Button>
        <Button onClick={snooze} rightSection={<KeyCap keys="z" />} title={words.snoozeHint} aria-keyshortcuts={ariaKeys('z')}>
          {words.snooze}
        </Button>
        <Button onClick={() => void close()} rightSection={<KeyCap keys="d" />} aria-keyshortcuts={ariaKeys('d')}>
          {words.done}
        </Button>
      </div>
    </Panel>
  );
}

/** Something else is promised by the same person then; null: no other time is chosen. */
function Clash({ at, callback, open }: { at: number | null; callback: Callback; open: readonly Callback[] }) {
  const words = useWords().callbacks;
  const formats = useFormats();
  const { user } = useDesk();
  const { leads } = useWholeCache();
  const whose = callback.userId ?? leads.get(callback.leadId)?.ownerId ?? user.userId;
  const near =
    at === null
      ? undefined
      : open.find((each) => each.id !== callback.id && each.userId === whose && Math.abs(each.dueAt - at) < callbackLengthMs);
  const other = near && leads.get(near.leadId);
  if (!near) return null;
  return (
    <p className={`${styles.clash} warn`} role="status">
      <IconAlertTriangle size={13} stroke={1.8} aria-hidden />{' '}
      {words.clash(other ? leadName(other) : words.somebody, formats.time(near.dueAt))}
    </p>
  );
}

type WhoProps = { lead: AgendaEntry['lead']; zone: string; promise: string; onCall: () => void; onSave: () => void };

function Who({ lead, zone, promise, onCall, onSave }: WhoProps) {
  const words = useWords().callbacks;
  const { companies } = useWholeCache();
  const company = companies.get(lead.companyId ?? '')?.name;
  return (
    <div className={styles.who}>
      <div className={styles.name}>
        <h2 className="cut">{leadName(lead)}</h2>
        <Button
          size="xs"
          onClick={onCall}
          leftSection={<IconPhone size={13} aria-hidden />}
          rightSection={<KeyCap keys="mod+Enter" />}
          aria-keyshortcuts={ariaKeys('mod+Enter')}
        >
          {words.call}
        </Button>
        <ActionIcon
          variant="default"
          size={26}
          onClick={onSave}
          aria-label={words.file.one}
          title={words.file.one}
          aria-keyshortcuts={ariaKeys('i')}
        >
          <IconCalendarDown size={15} stroke={1.7} aria-hidden />
        </ActionIcon>
      </div>
      <p className="t2">{[lead.title, company, lead.city].filter(Boolean).join(', ')}</p>
      <p className="t3 sm">{words.zoneOf(zone, words.zoneSource[lead.zoneSource])}</p>
      {promise && <p className={styles.promise}>“{promise.replace(/^[“"]|[”"]$/g, '')}”</p>}
    </div>
  );
}

type FailureProps = {
  read: Extract<CallbackTime, { kind: 'failure' }>;
  zone: string;
  pick: number | null;
  now: number;
  onPick: (at: number) => void;
};

/** Not understood, past, or one of two where the clocks change: then the person chooses. */
function Failure({ read, zone, pick, now, onPick }: FailureProps) {
  const words = useWords().callbacks;
  const formats = useFormats();
  if (read.code === 'unclear') return <p className="t2">{words.unclear}</p>;
  if (read.code === 'inThePast') return <p className="warn">{words.past}</p>;
  const both = read.code === 'gap' ? [read.before, read.after] : [read.earlier, read.later];
  const question = read.code === 'gap' ? words.gap : words.twice;
  return (
    <div>
      <p className="warn">{question}</p>
      <ChipRow
        label={question}
        value={pick === null ? null : String(pick)}
        items={both.map((at) => ({ value: String(at), label: `${formats.dayAndTime(at, now, zone)} (${formats.time(at)})` }))}
        onChange={(value) => onPick(Number(value))}
      />
    </div>
  );
}

function BothClocks({ at, callback, lead, now }: { at: number; callback: Callback; lead: AgendaEntry['lead']; now: number }) {
  const words = useWords().callbacks;
  const formats = useFormats();
  const calendar = useWindowCalendar();
  const opening = calendar && openingFrom(lead, calendar, at);
  const isOpen = opening !== null && opening !== undefined && opening.from <= at && at < opening.till;
  const isBest = isBestHour(bestHours(lead), localClock(at, callback.zone).hour);
  const holiday = calendar && hoursOfPlace(lead, calendar, at).holiday;
  const said = isOpen ? (isBest ? words.callableBest : words.callable) : (holiday ?? words.notCallable);
  return (
    <div className={styles.clocks}>
      <div>
        <span className="t3 sm">{words.myTime}</span>
        <b>{formats.dayAndTime(at, now)}</b>
        <span className="t3 sm">{formats.lateness(at, now)}</span>
      </div>
      <div>
        <span className="t3 sm">{placeOfZone(callback.zone)}</span>
        <b>{formats.dayAndTime(at, now, callback.zone)}</b>
        <span className={isOpen ? 'ok sm' : 'warn sm'}>{said}</span>
      </div>
    </div>
  );
}

type SuggestionsProps = Omit<MovePanelProps, 'onMoved'> & { chosenAt: number | null; onChoose: (at: number) => void };

function Suggestions({ entry: { callback, lead }, open, now, chosenAt, onChoose }: SuggestionsProps) {
  const words = useWords().callbacks;
  const formats = useFormats();
  const { zone: myZone, user } = useDesk();
  const { users } = useWholeCache();
  const calendar = useWindowCalendar();
  // Who will call, not who looks: a team lead moves what others have promised.
  const whose = callback.userId ?? lead.ownerId ?? user.userId;
  const person = users.get(whose);
  const zone = whose === user.userId ? myZone : (person?.zone ?? myZone);
  const takenAt = open.filter((each) => each.userId === whose && each.id !== callback.id).map((each) => each.dueAt);
  const offered = calendar ? suggestCallbackTimes(lead, { now, zone, takenAt, person }, calendar) : [];
  useKeys(
    offered.map(({ at }, index) => ({
      keys: String(index + 1),
      label: formats.dayAndTime(at, now),
      group: words.free,
      run: () => onChoose(at),
    })),
  );
  return (
    <section className={styles.section}>
      <h3>{words.free}</h3>
      {offered.length === 0 && <p className="t2">{words.noneFree}</p>}
      {offered.map(({ at, isBestHour: isBest }, index) => (
        <button
          key={at}
          type="button"
          className={styles.offer}
          aria-pressed={at === chosenAt}
          onClick={() => onChoose(at)}
          aria-keyshortcuts={String(index + 1)}
        >
          <KeyCap keys={String(index + 1)} />
          <b>{formats.dayAndTime(at, now)}</b>
          <span className="t3 sm">
            {formats.time(at, callback.zone)} {placeOfZone(callback.zone)}
            {isBest && `, ${words.bestHour}`}
          </span>
        </button>
      ))}
    </section>
  );
}
