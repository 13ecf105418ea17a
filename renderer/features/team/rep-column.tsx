import { Checkbox } from '@mantine/core';
import { IconDots, IconUserPlus } from '@tabler/icons-react';
import { memo, useId } from 'react';
import type { Lead } from '../../../shared/domain/lead.ts';
import { useDesk } from '../../data/desk.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Meter } from '../../ui/meter.tsx';
import { cssColor } from '../../ui/tokens.ts';
import type { Formats } from '../../words/format.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { Activity } from './activity.tsx';
import type { RepProps } from './board-props.ts';
import styles from './floor.module.css';
import { type Bucket, type FloorColumn, mayGet } from './floor-model.ts';
import { bucketKey, useFloorStore } from './floor-store.ts';
import { PoolClaimLines } from './pool-column.tsx';
import { allKeysOf, useDrag, useDrop } from './use-drop.ts';

const dayMs = 86_400_000;

/** One rep, or the pool: activity, load, what waits by class, how long it has waited, today's figures. */
export const RepColumn = memo(function RepColumn({ column, now, role, arriving, isMoving, receiverIds, onOpenRep }: RepProps) {
  const words = useWords().floor;
  const name = column.user?.name ?? words.pool;
  const drag = useDrag(allKeysOf(column));
  return (
    <section
      className={styles.col}
      data-from={role === 'from' || undefined}
      data-to={role === 'to' || undefined}
      aria-label={name}
      {...useDrop(column.id, mayGet(column))}
    >
      <header className={styles.chead} {...drag}>
        <div className={styles.nm}>
          <Avatar name={name} />
          <h2>{name}</h2>
          <span className="grow" />
          <PickAll column={column} name={name} />
        </div>
        <div className={styles.doing}>
          <Activity column={column} />
          <span className="grow" />
          {isMoving && role !== 'from' && mayGet(column) && <GetsToggle column={column} name={name} receiverIds={receiverIds} />}
          {column.user && !isMoving && <OpenRep name={name} onOpen={() => onOpenRep(column.id ?? '')} />}
        </div>
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
});

/** By keyboard what dropping is by mouse: this one gets what is picked, or does not. */
export function GetsToggle({ column, name, receiverIds }: Pick<RepProps, 'column' | 'receiverIds'> & { name: string }) {
  const words = useWords().floor;
  const { toggleReceiver } = useFloorStore();
  return (
    <button
      type="button"
      className={styles.icon}
      aria-pressed={receiverIds.includes(column.id)}
      aria-label={words.gets(name)}
      title={words.gets(name)}
      onClick={() => toggleReceiver(column.id, receiverIds)}
    >
      <IconUserPlus size={15} stroke={1.7} aria-hidden />
    </button>
  );
}

export function OpenRep({ name, onOpen }: { name: string; onOpen: () => void }) {
  const words = useWords().floor;
  return (
    <button type="button" className={styles.icon} aria-label={words.openRep(name)} title={words.openRep(name)} onClick={onOpen}>
      <IconDots size={15} stroke={1.7} aria-hidden />
    </button>
  );
}

export function PickAll({ column, name }: { column: FloorColumn; name: string }) {
  const words = useWords().floor;
  const { picked, toggle } = useFloorStore();
  const keys = allKeysOf(column);
  const count = keys.filter((key) => picked.has(key)).length;
  if (keys.length === 0) return null;
  return (
    <Checkbox
      checked={count === keys.length}
      indeterminate={count > 0 && count < keys.length}
      onChange={() => toggle(count > 0 && count < keys.length ? keys.filter((key) => !picked.has(key)) : keys)}
      aria-label={words.selectAllOf(name)}
      className={styles.pickAll}
    />
  );
}

export function Load({ column, arriving }: { column: FloorColumn; arriving: number }) {
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
  const drag = useDrag([key]);
  return (
    <label htmlFor={tickId} className={styles.bucket} data-picked={picked.has(key) || undefined} {...drag}>
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

/** The clock for today, the weekday for tomorrow, the date later. */
const comesAt = (at: number, now: number, formats: Formats): string => {
  if (formats.isSameDay(at, now)) return formats.shortTime(at);
  return at - now < dayMs ? formats.shortWeekday(at) : formats.shortDay(at, now);
};

/** How late the most urgent is; or when it comes. A promise or a first call that is late is bad, other work is only old. */
function BucketAge({ bucket: { late, dueAt }, now }: { bucket: Bucket; now: number }) {
  const formats = useFormats();
  if (dueAt === null) return <span />;
  if (dueAt >= now) return <span>{comesAt(dueAt, now, formats)}</span>;
  const tone = late === 'callbacks' ? 'bad' : late === 'firstCalls' ? 'warn' : undefined;
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

/** What their desktop has told so far; while it is away, as of when. */
function Today({ column: { today, asOf } }: { column: FloorColumn }) {
  const words = useWords().floor;
  const formats = useFormats();
  const { now } = useDesk();
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
      {asOf !== null && <span className={styles.asOf}>{words.asOf(formats.nearTime(asOf, now()))}</span>}
    </div>
  );
}
