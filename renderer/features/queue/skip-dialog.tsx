import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { dayAfter, isKnownZone, localClock, minuteOfDay } from '../../../shared/domain/zone.ts';
import { useDesk } from '../../data/desk.ts';
import { ChipRow } from '../../ui/chip-row.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { RunDialog } from '../../ui/run-dialog.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './today.module.css';
import { usePutOff } from './use-put-off.ts';

const reasons = ['wrongMoment', 'prepare', 'waiting', 'colleague'] as const;
type Reason = (typeof reasons)[number];
const times = ['inTwoHours', 'tomorrow', 'inThreeDays', 'nextWeek'] as const;
type Time = (typeof times)[number];
const daysAhead: Record<Exclude<Time, 'inTwoHours'>, number> = { tomorrow: 1, inThreeDays: 3, nextWeek: 7 };
const twoHoursMs = 2 * 3_600_000;

/** Later the same day, or from the morning of a later day where the lead lives; its calling window decides the minute. */
const untilOf = (time: Time, lead: Lead, now: number, home: string): number => {
  if (time === 'inTwoHours') return now + twoHoursMs;
  const zone = lead.zones.find(isKnownZone) ?? home;
  return minuteOfDay(dayAfter(localClock(now, zone).day, { days: daysAhead[time] }), 8 * 60, zone, 'later');
};

/** Not this one now: why, and when again. One digit, one Enter. */
export function SkipDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { skip } = useWords().today;
  const formats = useFormats();
  const putOff = usePutOff();
  const { now, zone } = useDesk();
  const [reason, setReason] = useState<Reason | null>(null);
  const [own, setOwn] = useState('');
  const [time, setTime] = useState<Time>('tomorrow');
  const said = own.trim() || (reason ? skip.reasons[reason] : '');
  const save = async () => {
    if (said === '') return;
    const until = untilOf(time, lead, now(), zone);
    const reason = skip.noted(said, `${formats.day(until)}, ${formats.time(until)}`);
    const isDone = await putOff({ lead, until, reason, said: skip.done(leadName(lead), formats.dayAndTime(until, now())) });
    if (isDone) onClose();
  };
  return (
    <RunDialog
      title={skip.title(leadName(lead))}
      words={{ cancel: skip.cancel, run: skip.run }}
      isDisabled={said === ''}
      onRun={() => void save()}
      onClose={onClose}
    >
      <ReasonKeys choose={(index) => setReason(reasons[index] ?? null)} />
      <div className={styles.skip}>
        <h3>{skip.why}</h3>
        <ChipRow
          label={skip.why}
          value={reason}
          items={reasons.map((value, index) => ({ value, label: skip.reasons[value], keys: String(index + 1) }))}
          onChange={setReason}
        />
        <TextInput
          aria-label={skip.words}
          placeholder={skip.words}
          value={own}
          maxLength={200}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <h3>{skip.until}</h3>
        <ChipRow label={skip.until} value={time} items={times.map((value) => ({ value, label: skip[value] }))} onChange={setTime} />
        <p className="t3 sm">{skip.hint}</p>
      </div>
    </RunDialog>
  );
}

/** Inside the dialog, so that the keys belong to it. */
function ReasonKeys({ choose }: { choose: (index: number) => void }) {
  const { skip } = useWords().today;
  useKeys(reasons.map((reason, index) => ({ keys: String(index + 1), label: skip.reasons[reason], run: () => choose(index) })));
  return null;
}
