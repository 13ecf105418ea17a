import { TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { callbackLengthMs, suggestCallbackTimes } from '../../../../shared/domain/callback-suggestions.ts';
import { type CallbackTime, readCallbackTime } from '../../../../shared/domain/callback-time.ts';
import { leadName } from '../../../../shared/domain/lead.ts';
import { hoursOfPlace, openingFrom } from '../../../../shared/domain/window-calendar.ts';
import { instantToWall, isKnownZone, localClock, placeOfZone } from '../../../../shared/domain/zone.ts';
import type { OutcomeDraft } from '../../../data/db.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { useWindowCalendar } from '../../../data/window-calendar.ts';
import { ChipRow } from '../../../ui/chip-row.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { NumberedChips } from './numbered-chips.tsx';
import styles from './outcome.module.css';
import { useSubject } from './outcome-subject.tsx';

/** The clock a callback is meant on: the lead's, or the center's while nobody knows the lead's. */
const useCallbackZone = (): string => {
  const { lead, settings } = useSubject();
  return lead.zones.find(isKnownZone) ?? settings.zone;
};

const useReadTime = (outcome: OutcomeDraft): CallbackTime => {
  const { now, zone: myZone } = useDesk();
  const zone = useCallbackZone();
  return readCallbackTime(outcome.when, { now: now(), zone, myZone });
};

export type ChosenTime = { wall: string; zone: string; at: number };

/** The time as it would be promised; null while it is unclear, past, or one of two. */
export const useChosenTime = (outcome: OutcomeDraft): ChosenTime | null => {
  const zone = useCallbackZone();
  const read = useReadTime(outcome);
  if (read.kind === 'time') return { wall: read.wall, zone: read.zone, at: read.at };
  const at = outcome.pick && bothOf(read)?.[outcome.pick];
  return at ? { wall: instantToWall(at, zone), zone, at } : null;
};

type Both = { first: number; second: number };

/** The two instants a reading may mean where the clocks change. */
const bothOf = (read: CallbackTime): Both | null => {
  if (read.kind === 'time') return null;
  if (read.code === 'gap') return { first: read.before, second: read.after };
  return read.code === 'twice' ? { first: read.earlier, second: read.later } : null;
};

/** When, as people say it; shown on both clocks with what speaks against it; three times that are free and callable beside it. */
export function CallbackBlock({ outcome }: { outcome: OutcomeDraft }) {
  const words = useWords().call.callback;
  const { edit, lead } = useSubject();
  return (
    <div className={styles.callback}>
      <TextInput
        data-autofocus
        className={styles.when}
        aria-label={words.when}
        placeholder={words.whenPlaceholder}
        maxLength={80}
        value={outcome.when}
        onChange={(event) => edit({ when: event.currentTarget.value, pick: null })}
      />
      <Reading outcome={outcome} />
      <Suggestions outcome={outcome} />
      <TextInput
        className={styles.grow}
        aria-label={words.promise}
        placeholder={words.promisePlaceholder(lead.firstName || leadName(lead))}
        maxLength={300}
        value={outcome.promise}
        onChange={(event) => edit({ promise: event.currentTarget.value })}
      />
      <Segmented
        label={words.whose}
        value={outcome.isPersonal ? 'mine' : 'team'}
        items={[
          { value: 'mine', label: words.mine },
          { value: 'team', label: words.team },
        ]}
        onChange={(whose) => edit({ isPersonal: whose === 'mine' })}
      />
    </div>
  );
}

/** What was understood: both clocks, then what speaks against it, or what is still to be said. */
function Reading({ outcome }: { outcome: OutcomeDraft }) {
  const words = useWords().call.callback;
  const formats = useFormats();
  const { edit, now } = useSubject();
  const { zone: myZone } = useDesk();
  const zone = useCallbackZone();
  const read = useReadTime(outcome);
  const chosen = useChosenTime(outcome);
  const both = bothOf(read);
  const place = placeOfZone(zone);
  if (both) {
    const question = read.kind === 'failure' && read.code === 'gap' ? words.gap(place) : words.twice(place);
    return (
      <div className={styles.reading}>
        <span className="warn">{question}</span>
        <ChipRow
          label={question}
          value={outcome.pick}
          items={(['first', 'second'] as const).map((value) => ({
            value,
            label: words.onBothClocks(formats.dayAndTime(both[value], now, zone), formats.time(both[value])),
          }))}
          onChange={(pick) => edit({ pick })}
        />
      </div>
    );
  }
  if (!chosen) {
    const why =
      outcome.when.trim() === '' ? words.sayWhen : read.kind === 'failure' && read.code === 'inThePast' ? words.past : words.unclear;
    return <p className={`${styles.reading} t2`}>{why}</p>;
  }
  const isSameDay = localClock(chosen.at, zone).day === localClock(chosen.at, myZone).day;
  const theirs = words.theirs(formats.dayAndTime(chosen.at, now, zone), place);
  return (
    <p className={styles.reading} aria-live="polite">
      <b className="b">{theirs}</b>
      {zone !== myZone && (
        <span className="t2">{words.yours(isSameDay ? formats.time(chosen.at, myZone) : formats.dayAndTime(chosen.at, now, myZone))}</span>
      )}
      <Objection at={chosen.at} />
    </p>
  );
}

/** Outside their window, or too close to another promise: said, not forbidden. */
function Objection({ at }: { at: number }) {
  const words = useWords().call.callback;
  const formats = useFormats();
  const { lead } = useSubject();
  const calendar = useWindowCalendar();
  const leads = useCache((cache) => cache.leads);
  const mine = useMyCallbacks();
  const opening = calendar && openingFrom(lead, calendar, at);
  const isShut = lead.zones.length > 0 && (!opening || opening.from > at);
  const near = mine.find((each) => Math.abs(each.dueAt - at) < callbackLengthMs);
  const nearLead = near && leads.get(near.leadId);
  const holiday = calendar && isShut ? hoursOfPlace(lead, calendar, at).holiday : null;
  const shut = holiday ? words.onHoliday(holiday) : words.outside;
  const said = isShut ? shut : near ? words.clash(nearLead ? leadName(nearLead) : words.another, formats.time(near.dueAt)) : null;
  if (!said) return null;
  return (
    <span className="warn">
      <IconAlertTriangle size={13} stroke={1.8} aria-hidden /> {said}
    </span>
  );
}

/** Open promises of the person, this lead's own left out: a new one takes its place. */
const useMyCallbacks = () => {
  const { db, user } = useDesk();
  const { lead } = useSubject();
  return useLiveQuery(
    () =>
      db.callbacks
        .where('state')
        .equals('open')
        .filter((each) => each.userId === user.userId && each.leadId !== lead.id)
        .toArray(),
    [db, user.userId, lead.id],
    [],
  );
};

function Suggestions({ outcome }: { outcome: OutcomeDraft }) {
  const words = useWords().call.callback;
  const formats = useFormats();
  const { edit, lead, now } = useSubject();
  const { zone: myZone, user } = useDesk();
  const person = useCache((cache) => cache.users.get(user.userId));
  const calendar = useWindowCalendar();
  const mine = useMyCallbacks();
  const zone = useCallbackZone();
  if (!calendar) return null;
  const offered = suggestCallbackTimes(lead, { now, zone: myZone, takenAt: mine.map((each) => each.dueAt), person }, calendar);
  if (offered.length === 0) return null;
  const items = offered.map(({ wall, at, isBestHour }) => ({
    value: wall.replace('T', ' '),
    label: isBestHour ? words.bestHour(formats.dayAndTime(at, now, zone)) : formats.dayAndTime(at, now, zone),
  }));
  return (
    <NumberedChips
      label={words.suggestions}
      isNumbered
      value={outcome.when}
      items={items}
      onChoose={(when) => edit({ when, pick: null })}
    />
  );
}
