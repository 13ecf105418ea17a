import { Checkbox } from '@mantine/core';
import { useId } from 'react';
import type { Lead } from '../../../shared/domain/lead.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Meter } from '../../ui/meter.tsx';
import { RepGlyph } from '../../ui/rep-glyph.tsx';
import { cssColor } from '../../ui/tokens.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';
import type { Bucket, FloorColumn } from './floor-model.ts';
import { bucketKey, useFloorStore } from './floor-store.ts';
import { PoolClaimLines } from './pool-column.tsx';

const dayMs = 86_400_000;

type RepColumnProps = {
  column: FloorColumn;
  now: number;
  /** Gives leads away, gets some, or neither. */
  role: 'from' | 'to' | 'idle';
  arriving: readonly Lead[];
};

/** One rep, or the pool: activity, load, what waits by class, how long it has waited, today's figures. */
export function RepColumn({ column, now, role, arriving }: RepColumnProps) {
  const words = useWords().floor;
  const name = column.user?.name ?? words.pool;
  return (
    <section className={styles.col} data-from={role === 'from' || undefined} data-to={role === 'to' || undefined} aria-label={name}>
      <header className={styles.chead}>
        <div className={styles.nm}>
          <Avatar name={name} />
          <h2>{name}</h2>
          <span className="grow" />
          <PickAll column={column} name={name} />
        </div>
        <Activity column={column} now={now} />
        <Load column={column} arriving={arriving.length} />
      </header>
      {column.user === null && <PoolClaimLines leads={column.leads} now={now} />}
      <div className={styles.list}>
        {arriving.length > 0 && <Arriving leads={arriving} />}
        {column.buckets.map((bucket) => (
          <BucketRow key={bucket.kind} bucket={bucket} column={column} name={name} now={now} />
        ))}
      </div>
      <Ages ages={column.ages} />
      {column.user && <Today column={column} />}
    </section>
  );
}

function PickAll({ column, name }: { column: FloorColumn; name: string }) {
  const words = useWords().floor;
  const { picked, toggle } = useFloorStore();
  const keys = column.buckets.map((bucket) => bucketKey(column.id, bucket.kind));
  const count = keys.filter((key) => picked.has(key)).length;
  if (keys.length === 0) return null;
  return (
    <Checkbox
      checked={count === keys.length}
      indeterminate={count > 0 && count < keys.length}
      onChange={() => toggle(count > 0 && count < keys.length ? keys.filter((key) => !picked.has(key)) : keys)}
      aria-label={words.selectAllOf(name)}
    />
  );
}

function Activity({ column: { activity, user }, now }: { column: FloorColumn; now: number }) {
  const words = useWords().floor;
  const formats = useFormats();
  if (!user) return <div className={styles.state}>{words.poolState}</div>;
  const lengthMs = Math.max(0, now - (activity.sinceAt ?? now));
  const sinceWords = (at: number) => (now - at < dayMs ? formats.time(at) : formats.shortDay(at, now));
  const said = {
    inCall: () => words.states.inCall(formats.stopwatch(lengthMs)),
    wrapUp: () => words.states.wrapUp(formats.stopwatch(lengthMs)),
    ready: () => words.states.ready,
    break: () => words.states.break(formats.length(lengthMs)),
    offline: () => (activity.sinceAt ? words.states.offline(sinceWords(activity.sinceAt)) : words.states.neverSeen),
    absent: () => words.states.absent,
  }[activity.kind]();
  return (
    <div className={styles.state}>
      <RepGlyph state={activity.kind} />
      <span className="cut">{said}</span>
    </div>
  );
}

function Load({ column, arriving }: { column: FloorColumn; arriving: number }) {
  const words = useWords().floor;
  const load = column.leads.length;
  const capacity = column.user?.capacity ?? 0;
  const parts = [
    { value: load, color: cssColor('text-3') },
    { value: arriving, color: cssColor('accent'), isHatched: true },
  ];
  return (
    <div className={styles.load}>
      <span>
        <span className="t2">{words.load}</span>
        <span>
          <b className="b">{load + arriving}</b> {capacity > 0 && <span className="t3">{words.of(capacity)}</span>}
        </span>
      </span>
      <Meter
        parts={parts}
        max={Math.max(load + arriving, Math.round(capacity * 1.15), 1)}
        height={8}
        {...(capacity > 0 ? { mark: capacity } : {})}
      />
    </div>
  );
}

function Arriving({ leads }: { leads: readonly Lead[] }) {
  const words = useWords().floor;
  const callbacks = leads.filter((lead) => lead.nextActionKind === 'callback').length;
  return (
    <div className={styles.arrive}>
      <b>{words.arrives(leads.length)}</b>
      <span>{words.arrivesOf(callbacks, leads.length - callbacks)}</span>
    </div>
  );
}

function BucketRow({ bucket, column, name, now }: { bucket: Bucket; column: FloorColumn; name: string; now: number }) {
  const words = useWords().floor;
  const { picked, toggle } = useFloorStore();
  const key = bucketKey(column.id, bucket.kind);
  const label = words.buckets[bucket.kind];
  const tickId = useId();
  return (
    <label htmlFor={tickId} className={styles.bucket} data-picked={picked.has(key) || undefined}>
      <Checkbox
        id={tickId}
        checked={picked.has(key)}
        onChange={() => toggle([key])}
        aria-label={words.bucketOf(label, name, bucket.leads.length)}
      />
      <span className="cut">{label}</span>
      <span>{bucket.leads.length}</span>
      <BucketAge bucket={bucket} now={now} />
    </label>
  );
}

/** How late the most urgent is; or when it comes. A promise or a first call that is late is bad, other work is only old. */
function BucketAge({ bucket: { kind, dueAt }, now }: { bucket: Bucket; now: number }) {
  const formats = useFormats();
  if (dueAt === null) return <span />;
  if (dueAt >= now) return <span>{dueAt - now < dayMs ? formats.time(dueAt) : formats.shortDay(dueAt, now)}</span>;
  const tone = kind === 'callbacks' ? 'bad' : kind === 'firstCall' ? 'warn' : undefined;
  return <span className={tone}>{formats.age(dueAt, now)}</span>;
}

function Ages({ ages }: { ages: FloorColumn['ages'] }) {
  const words = useWords().floor;
  const most = Math.max(1, ...ages);
  return (
    <div className={styles.age}>
      <h3>{words.waitingDays}</h3>
      {ages.map((count, index) => (
        <span key={words.ages[index]}>
          <b className="t2">{count}</b>
          <i data-old={index === 3 || undefined} style={{ height: Math.max(2, (count / most) * 22) }} />
          {words.ages[index]}
        </span>
      ))}
    </div>
  );
}

function Today({ column: { today } }: { column: FloorColumn }) {
  const words = useWords().floor;
  return (
    <div className={styles.today}>
      <span>
        <b>{today.calls}</b> {words.calls}
      </span>
      <span>
        <b>{today.reached}</b> {words.reached}
      </span>
      <span>
        <b>{today.qsos}</b> {words.qso}
      </span>
    </div>
  );
}
