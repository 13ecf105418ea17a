import { useMediaQuery } from '@mantine/hooks';
import { IconUser, IconUsers } from '@tabler/icons-react';
import { useMemo } from 'react';
import { leadName } from '../../../shared/domain/lead.ts';
import { dayAfter, localClock, placeOfZone } from '../../../shared/domain/zone.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { SectionTable, type TableSection } from '../../ui/section-table.tsx';
import type { TableColumn } from '../../ui/table-columns.ts';
import type { Words } from '../../words/en.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import type { AgendaEntry, AgendaGroup } from './agenda.ts';
import styles from './callbacks.module.css';
import { PromisedWindow, StandingTag } from './standing-tag.tsx';

type AgendaTableProps = { groups: readonly AgendaGroup[]; chosenId: string | null; now: number; onChoose: (id: string) => void };

/** The agenda: a row per promise, both clocks, what was promised, what speaks against it. */
export function AgendaTable({ groups, chosenId, now, onChoose }: AgendaTableProps) {
  const words = useWords().callbacks;
  const sections = useSections(groups, now);
  const rows = useMemo(() => groups.flatMap((group) => group.entries), [groups]);
  const order = useMemo(() => Uint32Array.from(rows.keys()), [rows]);
  const isNarrow = useMediaQuery('(max-width: 1180px)', false, { getInitialValueInEffect: false });
  const columns = useMemo(() => {
    const all = agendaColumns(words, now);
    return isNarrow ? all.filter(({ id }) => id !== 'promised') : all;
  }, [words, now, isNarrow]);
  const getRow = useMemo(() => rowIn(rows), [rows]);
  const getRowId = useMemo(() => (index: number) => rows[index]?.callback.id ?? '', [rows]);
  return (
    <SectionTable
      label={words.agenda}
      order={order}
      getRow={getRow}
      getRowId={getRowId}
      sections={sections}
      columns={columns}
      focusedId={chosenId}
      onFocus={onChoose}
    />
  );
}

const rowIn =
  (rows: readonly AgendaEntry[]) =>
  (index: number): AgendaEntry => {
    const row = rows[index];
    if (!row) throw new Error('the agenda names a row it does not have');
    return row;
  };

const nowLineHeight = 18;

/** A section per group, with the line of now where it belongs: between what has come and what is to come, today or not. */
const useSections = (groups: readonly AgendaGroup[], now: number): TableSection[] => {
  const { zone } = useDesk();
  return useMemo(() => {
    const today = localClock(now, zone).day;
    const line = (rowCount: number): TableSection => ({ id: 'now', rowCount, head: <NowLine now={now} />, markHeight: nowLineHeight });
    const isPast = ({ day }: AgendaGroup): boolean => day === null || day < today;
    const sections = groups.flatMap((group): TableSection[] => {
      const id = group.day ?? 'missed';
      const head = <GroupHead key={id} group={group} today={today} />;
      if (group.day !== today) return [{ id, rowCount: group.entries.length, head }];
      const passed = group.entries.filter(({ callback }) => callback.dueAt <= now).length;
      return [{ id, rowCount: passed, head }, line(group.entries.length - passed)];
    });
    return groups.some(({ day }) => day === today) ? sections : sections.toSpliced(groups.filter(isPast).length, 0, line(0));
  }, [groups, now, zone]);
};

function GroupHead({ group, today }: { group: AgendaGroup; today: string }) {
  const words = useWords().callbacks;
  const formats = useFormats();
  if (group.day === null) {
    return (
      <>
        <span className="bad">{words.missed}</span> <span className="t3">{formats.count(group.entries.length)}</span>
      </>
    );
  }
  const near = group.day === today ? words.today : group.day === dayAfter(today, { days: 1 }) ? words.tomorrow : '';
  return (
    <>
      {near && `${near} `}
      <span className={near ? 't3' : undefined}>{formats.day(group.entries[0]?.callback.dueAt ?? 0)}</span>
    </>
  );
}

function NowLine({ now }: { now: number }) {
  const formats = useFormats();
  const words = useWords().callbacks;
  return (
    <div className={styles.now}>
      <span className="vh">{words.nowLine}</span>
      {formats.time(now)}
    </div>
  );
}

const agendaColumns = (words: Words['callbacks'], now: number): TableColumn<AgendaEntry>[] => [
  { id: 'mine', header: words.columns.mine, width: 70, cell: (entry) => <MyTime entry={entry} /> },
  { id: 'theirs', header: words.columns.theirs, width: 144, cell: (entry) => <TheirTime entry={entry} now={now} /> },
  { id: 'lead', header: words.columns.lead, width: { min: 150, grow: 5 }, cell: (entry) => <LeadCell entry={entry} /> },
  {
    id: 'promised',
    header: words.columns.promised,
    width: { min: 100, grow: 4 },
    cell: ({ callback }) => <span className="t2 cut">{callback.promise}</span>,
  },
  { id: 'state', header: words.columns.state, width: 172, cell: (entry) => <StandingTag entry={entry} now={now} /> },
];

function MyTime({ entry: { callback } }: { entry: AgendaEntry }) {
  return <span className={styles.mine}>{useFormats().time(callback.dueAt)}</span>;
}

function TheirTime({ entry, now }: { entry: AgendaEntry; now: number }) {
  const formats = useFormats();
  const { callback, lead } = entry;
  const theirs = formats.time(callback.dueAt, callback.zone);
  return (
    <>
      <PromisedWindow entry={entry} now={now} />
      <span className={theirs === formats.time(callback.dueAt) ? 't3' : 'b'}>{theirs}</span>
      <span className="t3 sm cut">{lead.city || placeOfZone(callback.zone)}</span>
    </>
  );
}

function LeadCell({ entry: { callback, lead } }: { entry: AgendaEntry }) {
  const words = useWords().callbacks;
  const { user } = useDesk();
  const company = useCache((cache) => (lead.companyId ? cache.companies.get(lead.companyId)?.name : undefined));
  const isAnothers = callback.userId !== null && callback.userId !== user.userId;
  const owner = useCache((cache) => (isAnothers ? cache.users.get(callback.userId ?? '')?.name : undefined));
  const Icon = callback.userId === null ? IconUsers : IconUser;
  return (
    <span className={styles.lead}>
      <Icon size={13} className="t3" aria-label={callback.userId === null ? words.sharedOne : words.personal} role="img" />
      <span className="b cut">{leadName(lead)}</span>
      <span className="t3 cut">{owner ? words.of(owner) : company}</span>
    </span>
  );
}
