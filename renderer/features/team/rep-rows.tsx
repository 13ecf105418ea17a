import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useMemo, useRef, useState } from 'react';
import { useDesk } from '../../data/desk.ts';
import { Meter } from '../../ui/meter.tsx';
import { cssColor } from '../../ui/tokens.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { Activity } from './activity.tsx';
import { type BoardProps, type RepProps, repPropsOf } from './board-props.ts';
import styles from './floor.module.css';
import { type BucketKind, bucketKinds, type FloorColumn } from './floor-model.ts';
import { bucketKey, useFloorStore } from './floor-store.ts';
import { GetsToggle, OpenRep, PickAll } from './rep-column.tsx';
import { type RowSort, sortedRows } from './row-sort.ts';
import { allKeysOf, useDrag, useDrop } from './use-drop.ts';

const rowHeight = 34;

/** Many reps on one screen, a line each; only those in sight are drawn. */
export function RepRows(props: BoardProps) {
  const words = useWords().floor;
  const [sort, setSort] = useState<RowSort>({ by: 'rep', isDescending: false });
  const columns = useMemo(() => sortedRows(props.columns, sort), [props.columns, sort]);
  const box = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: columns.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: 1200, height: 700 },
  });
  return (
    <div className={styles.rows}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className={styles.rowsBox} ref={box} tabIndex={0} aria-label={words.board}>
        <div className={styles.rowsHead}>
          <SortHead by="rep" sort={sort} onSort={setSort} label={words.heads.rep} />
          <span>{words.heads.now}</span>
          <SortHead by="load" sort={sort} onSort={setSort} label={words.load} />
          {bucketKinds.map((kind) => (
            <SortHead key={kind} by={kind} sort={sort} onSort={setSort} label={words.buckets[kind]} isFigure />
          ))}
          <SortHead by="late" sort={sort} onSort={setSort} label={words.heads.late} isFigure />
          <SortHead by="oldest" sort={sort} onSort={setSort} label={words.heads.oldest} isFigure />
          <SortHead by="today" sort={sort} onSort={setSort} label={words.heads.today} isFigure />
          <span className="vh">{words.heads.choose}</span>
        </div>
        <div className={styles.track} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const column = columns[index];
            return (
              column && (
                <div
                  key={column.id ?? 'pool'}
                  className={styles.rowSlot}
                  style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                >
                  <RepRow {...repPropsOf(column, props)} />
                </div>
              )
            );
          })}
        </div>
      </section>
    </div>
  );
}

type SortHeadProps = { by: RowSort['by']; sort: RowSort; onSort: (sort: RowSort) => void; label: string; isFigure?: boolean };

/** A second press turns it round; figures begin with the most. */
function SortHead({ by, sort, onSort, label, isFigure = false }: SortHeadProps) {
  const words = useWords().floor;
  const isOn = sort.by === by;
  const press = () => onSort({ by, isDescending: isOn ? !sort.isDescending : by !== 'rep' });
  const mark: ReactNode =
    isOn &&
    (sort.isDescending ? (
      <IconChevronDown size={12} className={styles.mark} aria-hidden />
    ) : (
      <IconChevronUp size={12} className={styles.mark} aria-hidden />
    ));
  return (
    <span className={isFigure ? styles.figure : undefined}>
      <button
        type="button"
        className={isFigure ? `${styles.sort} ${styles.sortFigure}` : styles.sort}
        data-on={isOn || undefined}
        aria-pressed={isOn}
        aria-label={words.sortBy(label)}
        onClick={press}
      >
        <span>{label}</span>
        {mark}
      </button>
    </span>
  );
}

const RepRow = memo(function RepRow({ column, now, role, arriving, isMoving, receiverIds, onOpenRep }: RepProps) {
  const words = useWords().floor;
  const name = column.user?.name ?? words.pool;
  return (
    <section
      className={styles.row}
      aria-label={name}
      data-from={role === 'from' || undefined}
      data-to={role === 'to' || undefined}
      {...useDrop(column.id)}
      {...useDrag(allKeysOf(column))}
    >
      <span className="b cut">{name}</span>
      <span>
        <Activity column={column} />
      </span>
      <span>
        <RowLoad column={column} arriving={arriving.length} />
      </span>
      {bucketKinds.map((kind) => (
        <span key={kind} className={styles.figure}>
          <BucketCell column={column} kind={kind} name={name} />
        </span>
      ))}
      <Late column={column} now={now} />
      <span className={styles.figure}>
        <RowToday column={column} />
      </span>
      <span className={styles.choose}>
        {isMoving && role !== 'from' && <GetsToggle column={column} name={name} receiverIds={receiverIds} />}
        {column.user && !isMoving && <OpenRep name={name} onOpen={() => onOpenRep(column.id ?? '')} />}
        <PickAll column={column} name={name} />
      </span>
    </section>
  );
});

function RowLoad({ column, arriving }: { column: FloorColumn; arriving: number }) {
  const words = useWords().floor;
  const load = column.leads.length;
  const capacity = column.user?.capacity ?? 0;
  const parts = [
    { value: load, color: cssColor('text-3') },
    { value: arriving, color: cssColor('accent'), isHatched: true },
  ];
  return (
    <span className={styles.rowLoad}>
      <Meter
        parts={parts}
        max={Math.max(load + arriving, Math.round(capacity * 1.15), 1)}
        height={6}
        {...(capacity > 0 ? { mark: capacity } : {})}
      />
      <span className="nowrap">
        <b className="b">{load + arriving}</b> {capacity > 0 && <span className="t3">{words.of(capacity)}</span>}
      </span>
    </span>
  );
}

function BucketCell({ column, kind, name }: { column: FloorColumn; kind: BucketKind; name: string }) {
  const words = useWords().floor;
  const { picked, toggle } = useFloorStore();
  const bucket = column.buckets.find((each) => each.kind === kind);
  const key = bucketKey(column.id, kind);
  const drag = useDrag(bucket ? [key] : []);
  if (!bucket) return null;
  return (
    <button
      type="button"
      className={styles.cell}
      aria-pressed={picked.has(key)}
      aria-label={words.bucketOf(words.buckets[kind], name, bucket.leads.length)}
      onClick={() => toggle([key])}
      {...drag}
    >
      {bucket.leads.length}
    </button>
  );
}

function Late({ column: { late }, now }: { column: FloorColumn; now: number }) {
  const words = useWords().floor;
  const formats = useFormats();
  const bad = late.callbacks + late.firstCalls;
  return (
    <>
      <span className={styles.figure}>
        {bad > 0 && (
          <span className={late.callbacks > 0 ? 'bad' : 'warn'} title={words.lateHint(late.callbacks, late.firstCalls)}>
            {bad}
          </span>
        )}
      </span>
      <span className={`${styles.figure} t3`}>{late.oldestAt !== null && formats.age(late.oldestAt, now)}</span>
    </>
  );
}

function RowToday({ column: { today, asOf, user } }: { column: FloorColumn }) {
  const words = useWords().floor;
  const formats = useFormats();
  const { now } = useDesk();
  if (!user) return null;
  return (
    <span title={asOf === null ? undefined : words.asOf(formats.nearTime(asOf, now()))} className="nowrap">
      <b>{today.calls}</b> / <b>{today.reached}</b> / <b>{today.qsos}</b>
      {asOf !== null && <span className="t3"> {formats.time(asOf)}</span>}
    </span>
  );
}
