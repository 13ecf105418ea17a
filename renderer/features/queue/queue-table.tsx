import { TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import type { QueueEntry } from '../../../shared/domain/queue.ts';
import { foldText } from '../../data/column-cache.ts';
import { useDesk } from '../../data/desk.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SectionTable } from '../../ui/section-table.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import type { ArrangedQueue } from './arrange-queue.ts';
import { type QueueRow, queueColumns } from './queue-columns.tsx';
import { QueueFilter } from './queue-filter.tsx';
import styles from './today.module.css';
import type { DueTouches } from './use-due-touches.ts';
import { useQueueView } from './use-queue-view.ts';

/** Everybody after the next lead, in order, each with why; then those who open later. */
export function QueueTable({ queue, due }: { queue: ArrangedQueue; due: DueTouches }) {
  const words = useWords().today;
  const formats = useFormats();
  const [, navigate] = useLocation();
  const [needle, setNeedle] = useState<string | null>(null);
  const [focusedId, setFocused] = useState<string | null>(null);
  const isNarrow = useMediaQuery('(max-width: 1180px)', false, { getInitialValueInEffect: false });
  /** Who is looked for is found at the top, wherever one was before. */
  const look = (wanted: string | null) => {
    setNeedle(wanted);
    setFocused(null);
  };
  const { rows, sections } = useShown(queue, needle);
  const { view, togglePin } = useQueueView();
  const { pinnedIds } = view;
  const toggle = (lead: Lead) => {
    if (togglePin(lead.id)) showToast({ message: words.pin.done(leadName(lead)) });
  };
  const latestToggle = useRef(toggle);
  latestToggle.current = toggle;
  const columns = useMemo(
    () =>
      queueColumns(words, {
        now: queue.now,
        isNarrow,
        hasHalfDays: formats.hasHalfDays,
        pins: { pinnedIds, toggle: (lead) => latestToggle.current(lead) },
        due,
        calls: queue.calls,
      }),
    [words, queue.now, isNarrow, formats.hasHalfDays, pinnedIds, due, queue.calls],
  );
  const order = useMemo(() => Uint32Array.from(rows.keys()), [rows]);
  const getRow = useMemo(() => rowIn(rows), [rows]);
  const getRowId = useMemo(() => (index: number) => rows[index]?.lead.id ?? '', [rows]);
  useKeys([
    { keys: 'f', label: words.filter, run: () => setNeedle((was) => was ?? '') },
    {
      keys: 'i',
      label: words.pin.pin,
      isDisabled: rows.length === 0,
      run: () => {
        const id = focusedId ?? getRowId(0);
        const row = rows.find(({ lead }) => lead.id === id);
        if (row) toggle(row.lead);
      },
    },
    { keys: 'Escape', label: words.filterEnd, run: () => look(null), isDisabled: needle === null },
  ]);
  const head = (
    <>
      <QueueFilter />
      {needle === null ? <Hints /> : <Filter value={needle} onChange={look} />}
    </>
  );
  return (
    <Panel title={words.queue} count={words.callableNow(formats.count(queue.callable.length))} right={head} className={styles.queuePanel}>
      {queue.hiddenCount > 0 && <HiddenNote count={queue.hiddenCount} />}
      {rows.length === 0 ? (
        <EmptyState isSmall title={needle ? words.noneFits : queue.callable.length > 0 ? words.queueEnds : words.queueEmpty} />
      ) : (
        <SectionTable
          label={words.queue}
          order={order}
          getRow={getRow}
          getRowId={getRowId}
          sections={sections}
          columns={columns}
          focusedId={focusedId ?? getRowId(0)}
          onFocus={setFocused}
          onOpen={(_, id) => navigate(`/call/${id}`)}
        />
      )}
    </Panel>
  );
}

const rowIn =
  (rows: readonly QueueRow[]) =>
  (index: number): QueueRow => {
    const row = rows[index];
    if (!row) throw new Error('the queue names a place it does not have');
    return row;
  };

/** Without the one who is next, unless somebody is looked for. */
const useShown = (queue: ArrangedQueue, needle: string | null) => {
  const words = useWords().today;
  const { cache } = useDesk();
  return useMemo(() => {
    const wanted = foldText(needle?.trim() ?? '');
    const { searchTexts } = cache.store.getState();
    const fits = ({ lead }: QueueEntry<Lead>) => searchTexts.get(lead.id)?.includes(wanted) ?? false;
    const callable = wanted === '' ? queue.callable.slice(1) : queue.callable.filter(fits);
    const inCall = wanted === '' ? queue.inCall : queue.inCall.filter(fits);
    const later = wanted === '' ? queue.later : queue.later.filter(fits);
    const section = (id: string, title: string, { length }: readonly QueueRow[]) => {
      const head = (
        <>
          {title}&nbsp;<span className="t3">{words.leadCount(length)}</span>
        </>
      );
      return length > 0 ? [{ id, rowCount: length, head }] : [];
    };
    const sections = [
      { id: 'now', rowCount: callable.length },
      ...section('inCall', words.inCall.title, inCall),
      ...section('later', words.opensLater, later),
    ];
    return { rows: [...callable, ...inCall, ...later], sections };
  }, [queue, needle, words, cache]);
};

function HiddenNote({ count }: { count: number }) {
  const words = useWords().today.view;
  const { showAll } = useQueueView();
  return (
    <p className={`${styles.hidden} t2 sm`}>
      {words.hidden(count)}{' '}
      <button type="button" className={styles.showAll} onClick={showAll}>
        {words.showAll}
      </button>
    </p>
  );
}

function Hints() {
  const words = useWords().today;
  return (
    <span className={`${styles.hints} t3 sm`}>
      <KeyCap keys="j" />
      <KeyCap keys="k" /> {words.move} <KeyCap keys="Enter" /> {words.openRow.toLowerCase()} <KeyCap keys="f" /> {words.filter}
    </span>
  );
}

function Filter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const words = useWords().today;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <TextInput
      ref={input}
      role="searchbox"
      className={styles.filter}
      aria-label={words.filterLabel}
      placeholder={words.filterPlaceholder}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
        event.preventDefault();
        document.querySelector<HTMLElement>('[data-keys-home]')?.focus();
      }}
      rightSectionWidth={36}
      rightSection={<KeyCap keys="Escape" on="bare" />}
    />
  );
}
