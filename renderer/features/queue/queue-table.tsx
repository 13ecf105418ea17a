import { TextInput } from '@mantine/core';
import { IconStarFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import type { QueueEntry } from '../../../shared/domain/queue.ts';
import { foldText } from '../../data/column-cache.ts';
import { useWholeCache } from '../../data/desk.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { LetterStrip } from '../../ui/letter-glyph.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Score } from '../../ui/score.tsx';
import table from '../../ui/table.module.css';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './today.module.css';
import type { OwnQueue } from './use-queue.ts';
import { useReasonWords } from './use-reason-words.ts';
import { WindowWords } from './window-words.tsx';

/** The head of the queue is what counts: rows beyond are named by their number, the filter finds them. */
const shownCallable = 100;
const shownLater = 50;

/** Everybody after the next lead, in order, each with why; then those who open later. */
export function QueueTable({ queue }: { queue: OwnQueue }) {
  const words = useWords().today;
  const formats = useFormats();
  const { companies } = useWholeCache();
  const [, navigate] = useLocation();
  const [needle, setNeedle] = useState<string | null>(null);
  const [focusedId, setFocused] = useState<string | null>(null);
  const fits = ({ lead }: QueueEntry<Lead>) =>
    !needle || foldText(`${leadName(lead)} ${companies.get(lead.companyId ?? '')?.name ?? ''}`).includes(foldText(needle));
  const callable = queue.callable.slice(needle ? 0 : 1).filter(fits);
  const later = queue.later.filter(fits);
  const shown = [...callable.slice(0, shownCallable), ...later.slice(0, shownLater)];
  const at = Math.max(
    0,
    shown.findIndex(({ lead }) => lead.id === focusedId),
  );
  const step = (by: number) => setFocused(shown[Math.max(0, Math.min(shown.length - 1, at + by))]?.lead.id ?? null);
  const open = (leadId: string | undefined) => leadId && navigate(`/call/${leadId}`);
  useKeys([
    { keys: ['j', 'ArrowDown'], label: words.nextRow, run: () => step(1), canRepeat: true },
    { keys: ['k', 'ArrowUp'], label: words.previousRow, run: () => step(-1), canRepeat: true },
    { keys: 'Enter', label: words.openRow, run: () => void open(shown[at]?.lead.id) },
    { keys: 'f', label: words.filter, run: () => setNeedle('') },
    { keys: 'Escape', label: words.filter, run: () => setNeedle(null), isDisabled: needle === null, isHidden: true },
  ]);
  const row = (entry: QueueEntry<Lead>) => (
    <Row
      key={entry.lead.id}
      entry={entry}
      now={queue.now}
      isFocused={entry.lead.id === shown[at]?.lead.id}
      onOpen={() => open(entry.lead.id)}
    />
  );
  const head = needle === null ? <Hints /> : <Filter value={needle} onChange={setNeedle} />;
  return (
    <Panel title={words.queue} count={words.callableNow(formats.count(queue.callable.length))} right={head}>
      <div className={styles.scroll}>
        <table className={`${table.table} ${styles.queue}`}>
          <Head />
          <tbody>
            {callable.slice(0, shownCallable).map(row)}
            {callable.length > shownCallable && <Words>{words.more(callable.length - shownCallable)}</Words>}
            {later.length > 0 && (
              <Words>
                {words.opensLater} <span className="t3">{words.leadCount(later.length)}</span>
              </Words>
            )}
            {later.slice(0, shownLater).map(row)}
            {later.length > shownLater && <Words>{words.more(later.length - shownLater)}</Words>}
            {needle && shown.length === 0 && <Words>{words.noneFits}</Words>}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Head() {
  const { columns } = useWords().today;
  return (
    <thead>
      <tr>
        <th>{columns.lead}</th>
        <th style={{ width: 196 }}>{columns.why}</th>
        <th style={{ width: 200 }}>{columns.window}</th>
        <th style={{ width: 56 }}>{columns.score}</th>
        <th style={{ width: 97 }}>{columns.letters}</th>
        <th className="num" style={{ width: 46 }}>
          {columns.tries}
        </th>
      </tr>
    </thead>
  );
}

function Hints() {
  const words = useWords().today;
  return (
    <span className="row t3 sm">
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
      size="xs"
      aria-label={words.filterLabel}
      placeholder={words.filterPlaceholder}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function Words({ children }: { children: React.ReactNode }) {
  return (
    <tr className={table.group}>
      <td colSpan={6}>{children}</td>
    </tr>
  );
}

type RowProps = { entry: QueueEntry<Lead>; now: number; isFocused: boolean; onOpen: () => void };

function Row({ entry: { lead, reason, window }, now, isFocused, onOpen }: RowProps) {
  const words = useWords().today;
  const { companies } = useWholeCache();
  const { label, detail, tone } = useReasonWords(now)(reason);
  const company = companies.get(lead.companyId ?? '');
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isFocused) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isFocused]);
  return (
    <tr ref={row} data-focus={isFocused || undefined}>
      <td>
        <button type="button" className={styles.name} onClick={onOpen} tabIndex={isFocused ? 0 : -1}>
          <span className="b cut">{leadName(lead)}</span>
          {company?.isKeyAccount && <IconStarFilled size={11} className="t2" aria-label={words.keyAccount} />}
          <span className="t3 cut">{company?.name}</span>
        </button>
      </td>
      <td>
        <span className={styles.why}>
          <span>{label}</span>
          <span className={`sm cut ${tone ?? 't3'}`}>{detail}</span>
        </span>
      </td>
      <td>
        <WindowWords window={window} city={lead.city} now={now} />
      </td>
      <td>
        <Score value={lead.score} band={lead.band} />
      </td>
      <td>
        <LetterStrip marks={lead.letters} />
      </td>
      <td className="num t2">{lead.attempts}</td>
    </tr>
  );
}
