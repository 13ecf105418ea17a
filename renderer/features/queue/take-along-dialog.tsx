import { NumberInput } from '@mantine/core';
import { TimeInput } from '@mantine/dates';
import { useState } from 'react';
import { mostCheckedOut } from '../../../shared/domain/lease.ts';
import { localClock, minuteOfDay } from '../../../shared/domain/zone.ts';
import { useDesk } from '../../data/desk.ts';
import { isOnline, useSyncSummary } from '../../data/sync-summary.ts';
import { RunDialog } from '../../ui/run-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { usePoolDialog } from './pool-store.ts';
import styles from './today.module.css';
import { useOpenUntil, usePoolCounts, useTakeAlong } from './use-pool.ts';

const usualCount = 50;
const usualEnd = 18 * 60;
const hour = 60;
const dayMs = 24 * 60 * 60 * 1000;

/** `HH:MM` of a minute of the day. */
const wallOf = (minute: number): string =>
  `${String(Math.floor(minute / hour) % 24).padStart(2, '0')}:${String(minute % hour).padStart(2, '0')}`;

/** The usual end of the day, or, once that is near, four full hours from now. */
const proposedEnd = (now: number, zone: string): string => {
  const clock = localClock(now, zone);
  const minute = clock.hour * hour + clock.minute;
  return wallOf(minute < usualEnd - hour ? usualEnd : (Math.ceil(minute / hour) + 4) * hour);
};

/** The next time the person's clock shows that; null while it is no time. */
const nextInstant = (wall: string, now: number, zone: string): number | null => {
  const found = /^(\d{1,2}):(\d{2})/.exec(wall);
  if (!found) return null;
  const minute = Number(found[1]) * hour + Number(found[2]);
  const at = minuteOfDay(localClock(now, zone).day, minute, zone, 'later');
  return at > now ? at : minuteOfDay(localClock(now + dayMs, zone).day, minute, zone, 'later');
};

/** Opened from anywhere; see `usePoolDialog`. */
export function TakeAlongDialog() {
  const { isOpen, close } = usePoolDialog();
  return isOpen ? <OpenDialog onClose={close} /> : null;
}

/** How many leads of the pool, and until when. The server grants them, so that nobody else calls them. */
function OpenDialog({ onClose }: { onClose: () => void }) {
  const words = useWords().pool.takeAlong;
  const formats = useFormats();
  const { now, zone } = useDesk();
  const { mine } = usePoolCounts();
  const summary = useSyncSummary();
  const takeAlong = useTakeAlong();
  const [until, setUntil] = useState(() => proposedEnd(now(), zone));
  const endsAt = nextInstant(until, now(), zone);
  const open = useOpenUntil(endsAt);
  const room = Math.min(open, mostCheckedOut - mine.length);
  const [wanted, setWanted] = useState(usualCount);
  const count = Math.min(wanted, room);
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const isReady = count > 0 && endsAt !== null && !isAsking;
  const run = async () => {
    if (!isReady || endsAt === null) return;
    setIsAsking(true);
    const taken = await takeAlong(count, endsAt);
    setIsAsking(false);
    const whyNot = taken.kind === 'granted' ? (taken.count === 0 ? words.nothing : '') : words[taken.kind];
    setProblem(whyNot);
    if (taken.kind !== 'granted' || whyNot) return;
    const missing = count - taken.count;
    const done = words.done(taken.count, formats.nearTime(taken.endsAt, now()));
    showToast({ message: missing > 0 ? `${done}. ${words.fewer(missing)}` : done });
    onClose();
  };
  const roomWords = (left: number, carried: number) => {
    if (left > 0) return words.of(formats.count(left));
    return carried >= mostCheckedOut ? words.mostReached(mostCheckedOut) : words.noneOpen;
  };
  const said = problem || (isOnline(summary) ? '' : words.offline);
  return (
    <RunDialog
      title={words.title}
      words={{ cancel: words.cancel, run: isAsking ? words.running : words.run(count), key: words.run(count) }}
      isDisabled={!isReady}
      onRun={() => void run()}
      onClose={onClose}
    >
      <p className="t2">{words.hint}</p>
      <div className={styles.takeAlong}>
        <NumberInput
          data-autofocus
          label={words.count}
          description={roomWords(room, mine.length)}
          value={count}
          min={1}
          max={room}
          clampBehavior="blur"
          allowDecimal={false}
          allowNegative={false}
          onChange={(value) => setWanted(Number(value) || 0)}
        />
        <TimeInput
          label={words.until}
          description={endsAt === null ? ' ' : formats.dayAndTime(endsAt, now())}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </div>
      <p className={said ? 'warn' : 'vh'} role="status">
        {said}
      </p>
    </RunDialog>
  );
}
