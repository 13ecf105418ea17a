import { IconPin, IconPinFilled, IconStarFilled } from '@tabler/icons-react';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import type { PulseKind } from '../../../shared/domain/pulse-settings.ts';
import type { QueueEntry } from '../../../shared/domain/queue.ts';
import { useCache } from '../../data/desk.ts';
import { usePersonName } from '../../parts/use-person-name.ts';
import { LetterStrip } from '../../ui/letter-glyph.tsx';
import { Score } from '../../ui/score.tsx';
import type { TableColumn } from '../../ui/table-columns.ts';
import type { Words } from '../../words/en.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import type { ArrangedQueue } from './arrange-queue.ts';
import styles from './today.module.css';
import type { DueTouches } from './use-due-touches.ts';
import { type ReasonWords, useReasonWords } from './use-reason-words.ts';
import { WindowWords } from './window-words.tsx';

export type QueueRow = QueueEntry<Lead>;

/** Who is pinned, and what pins or lets go. */
export type Pins = { pinnedIds: readonly string[]; toggle: (lead: Lead) => void };

type ColumnFacts = {
  now: number;
  isNarrow: boolean;
  hasHalfDays: boolean;
  pins: Pins;
  due: DueTouches;
  /** Calls that others are in, by lead. */
  calls: ArrangedQueue['calls'];
};

/** The columns of the queue at one moment; narrow windows leave out what the lead's own screen shows as well. */
export const queueColumns = (
  words: Words['today'],
  { now, isNarrow, hasHalfDays, pins, due, calls }: ColumnFacts,
): TableColumn<QueueRow>[] => {
  const { columns } = words;
  const all: TableColumn<QueueRow>[] = [
    {
      id: 'lead',
      header: columns.lead,
      width: { min: 128, grow: 1 },
      cell: ({ lead }) => <NameCell lead={lead} pins={pins} />,
    },
    {
      id: 'why',
      header: columns.why,
      width: isNarrow ? 182 : 190,
      cell: ({ lead, reason }) => <WhyCell reason={reason} due={due.get(lead.id)} now={now} call={calls.get(lead.id)} />,
    },
    {
      id: 'window',
      header: columns.window,
      width: (isNarrow ? 190 : 202) + (hasHalfDays && !isNarrow ? 20 : 0),
      cell: (row) => <WindowWords window={row.window} city={row.lead.city} now={now} />,
    },
    { id: 'score', header: columns.score, width: 60, cell: ({ lead }) => <Score value={lead.score} band={lead.band} /> },
    { id: 'letters', header: columns.letters, width: 99, cell: ({ lead }) => <LetterStrip marks={lead.letters} /> },
    { id: 'tries', header: columns.tries, width: 50, isNumeric: true, cell: ({ lead }) => <span className="t2">{lead.attempts}</span> },
  ];
  return isNarrow ? all.filter(({ id }) => id !== 'letters' && id !== 'tries') : all;
};

function NameCell({ lead, pins }: { lead: Lead; pins: Pins }) {
  const words = useWords().today;
  const company = useCache((cache) => (lead.companyId ? cache.companies.get(lead.companyId) : undefined));
  return (
    <span className={styles.name}>
      <span className="b cut">{leadName(lead)}</span>
      {company?.isKeyAccount && <IconStarFilled size={11} className="t2" aria-label={words.keyAccount} />}
      <span className="t3 cut">{company?.name}</span>
      <PinButton lead={lead} pins={pins} />
    </span>
  );
}

/** For the mouse, over the row it is on; by key it is done on the row that is chosen. */
function PinButton({ lead, pins: { pinnedIds, toggle } }: { lead: Lead; pins: Pins }) {
  const { pin: words } = useWords().today;
  const isPinned = pinnedIds.includes(lead.id);
  return (
    <button
      type="button"
      className={styles.pin}
      data-pinned={isPinned || undefined}
      aria-hidden={!isPinned}
      title={isPinned ? words.unpin : words.pin}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        toggle(lead);
      }}
    >
      {isPinned ? <IconPinFilled size={13} aria-label={words.pinned} /> : <IconPin size={13} aria-hidden />}
    </button>
  );
}

type WhyCellProps = Pick<QueueRow, 'reason'> & { due: PulseKind | undefined; now: number; call: CallOfOther | undefined };

function WhyCell({ reason, due, now, call }: WhyCellProps) {
  const reasonWords = useReasonWords(now)(reason, due);
  const callWords = useCallWords(call);
  const { label, detail, tone } = callWords ?? reasonWords;
  return (
    <span className={styles.why}>
      <span>{label}</span>
      <span className={`sm cut ${tone ?? 't3'}`}>{detail}</span>
    </span>
  );
}

type CallOfOther = ReturnType<ArrangedQueue['calls']['get']>;

/** Who talks with them, and since when; null while nobody does. */
const useCallWords = (call: CallOfOther): ReasonWords | null => {
  const words = useWords().today.inCall;
  const formats = useFormats();
  const nameOf = usePersonName();
  return call ? { label: words.label, detail: words.detail(nameOf(call.userId), formats.time(call.startedAt)), tone: undefined } : null;
};
