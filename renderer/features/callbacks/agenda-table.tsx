import { IconUser, IconUsers } from '@tabler/icons-react';
import { Fragment, useEffect, useRef } from 'react';
import { windowOf } from '../../../shared/domain/calling-window.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import { localClock, placeOfZone } from '../../../shared/domain/zone.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { WindowGlyph } from '../../ui/window-glyph.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { type AgendaEntry, type AgendaGroup, dueMs } from './agenda.ts';
import styles from './callbacks.module.css';

type AgendaTableProps = { groups: readonly AgendaGroup[]; chosenId: string | undefined; now: number; onChoose: (id: string) => void };

/** The agenda: a row per promise, both clocks, what was promised, what speaks against it. */
export function AgendaTable({ groups, chosenId, now, onChoose }: AgendaTableProps) {
  const words = useWords().callbacks;
  const { columns } = words;
  return (
    <div className={styles.scroll}>
      <table className={`${table.table} ${styles.table}`}>
        <thead>
          <tr>
            <th style={{ width: 66 }}>{columns.mine}</th>
            <th style={{ width: 138 }}>{columns.theirs}</th>
            <th style={{ width: 206 }}>{columns.lead}</th>
            <th>{columns.promised}</th>
            <th style={{ width: 156 }}>
              <span className="vh">{columns.state}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Group key={group.day ?? 'missed'} group={group} chosenId={chosenId} now={now} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Group({ group, chosenId, now, onChoose }: Omit<AgendaTableProps, 'groups'> & { group: AgendaGroup }) {
  const words = useWords().callbacks;
  const formats = useFormats();
  const { zone } = useDesk();
  const first = group.entries[0]?.callback.dueAt ?? now;
  const isToday = group.day === localClock(now, zone).day;
  const lineBefore = isToday ? group.entries.find(({ callback }) => callback.dueAt > now)?.callback.id : undefined;
  return (
    <>
      <tr className={table.group}>
        <td colSpan={5}>
          {group.day === null ? (
            <>
              <span className="bad">{words.missed}</span> <span className="t3">{group.entries.length}</span>
            </>
          ) : (
            <>
              {isToday && `${words.today} `}
              <span className={isToday ? 't3' : undefined}>{formats.day(first)}</span>
            </>
          )}
        </td>
      </tr>
      {group.entries.map((entry) => (
        <Fragment key={entry.callback.id}>
          {entry.callback.id === lineBefore && <NowLine now={now} />}
          <Row entry={entry} isChosen={entry.callback.id === chosenId} now={now} onChoose={onChoose} />
        </Fragment>
      ))}
    </>
  );
}

function NowLine({ now }: { now: number }) {
  const formats = useFormats();
  return (
    <tr className={styles.now} aria-hidden>
      <td colSpan={5}>
        <div>{formats.time(now)}</div>
      </td>
    </tr>
  );
}

type RowProps = { entry: AgendaEntry; isChosen: boolean; now: number; onChoose: (id: string) => void };

function Row({ entry: { callback, lead, overlapMs }, isChosen, now, onChoose }: RowProps) {
  const words = useWords().callbacks;
  const formats = useFormats();
  const { user } = useDesk();
  const { companies, users } = useWholeCache();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const mine = formats.time(callback.dueAt);
  const theirs = formats.time(callback.dueAt, callback.zone);
  const owner = callback.userId !== null && callback.userId !== user.userId ? users.get(callback.userId)?.name : undefined;
  const Icon = callback.userId === null ? IconUsers : IconUser;
  return (
    <tr ref={row} data-focus={isChosen || undefined}>
      <td className={styles.mine}>{mine}</td>
      <td>
        <span className="row" style={{ gap: 6 }}>
          <TheirWindow entry={{ callback, lead, overlapMs }} now={now} />
          <span className={mine === theirs ? 't3' : 'b'}>{theirs}</span>
          <span className="t3 sm cut">{lead.city || placeOfZone(callback.zone)}</span>
        </span>
      </td>
      <td>
        <button type="button" className={styles.choose} aria-pressed={isChosen} onClick={() => onChoose(callback.id)}>
          <Icon size={13} className="t3" aria-label={callback.userId === null ? words.sharedOne : words.personal} />
          <span className="b">{leadName(lead)}</span>
          <span className="t3 cut">{owner ? words.of(owner) : companies.get(lead.companyId ?? '')?.name}</span>
        </button>
      </td>
      <td className="t2 cut">{callback.promise}</td>
      <td>
        <State entry={{ callback, lead, overlapMs }} now={now} />
      </td>
    </tr>
  );
}

const useWindowAt = (entry: AgendaEntry, now: number) => {
  const calendar = useWindowCalendar();
  return calendar ? windowOf(entry.lead, calendar, Math.max(entry.callback.dueAt, now)) : null;
};

function TheirWindow({ entry, now }: { entry: AgendaEntry; now: number }) {
  const window = useWindowAt(entry, now);
  if (!window) return null;
  const open = window.isClosingSoon ? 'closing' : 'open';
  return <WindowGlyph state={window.allowed ? open : window.zone === null ? 'unknown' : 'shut'} />;
}

/** One word on what matters most: late, due, shut then, too close to another, or safe in two zones. */
function State({ entry, now }: { entry: AgendaEntry; now: number }) {
  const words = useWords().callbacks;
  const formats = useFormats();
  const window = useWindowAt(entry, now);
  const { dueAt } = entry.callback;
  if (dueAt < now - dueMs) return <Tag tone="bad">{words.late(formats.length(now - dueAt))}</Tag>;
  if (dueAt <= now) return <Tag tone="accent">{words.dueNow}</Tag>;
  if (window && !window.allowed && window.opensAt !== null)
    return <Tag tone="line">{words.opens(formats.dayAndTime(window.opensAt, now))}</Tag>;
  if (entry.overlapMs > 0) return <Tag tone="warn">{words.overlaps(formats.length(entry.overlapMs))}</Tag>;
  return entry.lead.zones.length > 1 ? <Tag tone="line">{words.twoZones}</Tag> : null;
}
