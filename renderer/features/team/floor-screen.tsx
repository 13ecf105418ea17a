import { useState } from 'react';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { isOnline, useSyncSummary } from '../../data/sync-summary.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';
import { useFloorStore } from './floor-store.ts';
import { FloorStrip } from './floor-strip.tsx';
import { MoveHistory } from './move-history.tsx';
import { MovePanel } from './move-panel.tsx';
import { planMove, proposedReceivers, sourceColumns } from './plan-move.ts';
import { RepColumn } from './rep-column.tsx';
import { type Floor, useFloor } from './use-floor.ts';
import { WaitingMoves } from './waiting-moves.tsx';

/** The team lead's board: each rep with what they do and what waits, the pool beside them; pick work and move it. */
export function FloorScreen() {
  const { user } = useDesk();
  const { teams } = useWholeCache();
  const [chosenTeam, chooseTeam] = useState<string | null>(null);
  const teamId = user.teamId ?? chosenTeam ?? teams.keys().next().value ?? '';
  const options = [...teams.values()].map((team) => ({ value: team.id, label: team.name }));
  const floor = useFloor(teamId);
  const words = useWords().floor;
  return (
    <>
      <FloorHead team={teams.get(teamId)?.name ?? ''}>
        {user.teamId === null && <InlineSelect label={words.team} value={teamId} options={options} onChange={chooseTeam} />}
      </FloorHead>
      {floor && <Board floor={floor} key={teamId} />}
    </>
  );
}

function FloorHead({ team, children }: { team: string; children: React.ReactNode }) {
  const words = useWords().floor;
  const formats = useFormats();
  const { now } = useDesk();
  const summary = useSyncSummary();
  const isLive = isOnline(summary);
  const sub = isLive ? words.sub(team, formats.time(now())) : words.subOffline(team, formats.time(summary.syncedAt ?? now()));
  return <PageHead title={words.title} sub={sub} actions={children} />;
}

function Board({ floor }: { floor: Floor }) {
  const words = useWords().floor;
  const { columns, openCallbacks, now } = floor;
  const store = useFloorStore();
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const receiverIds = store.receiverIds ?? proposedReceivers(columns, store.picked);
  const isMoving = store.picked.size > 0;
  const plan = isMoving ? planMove(columns, { ...store, receiverIds }, openCallbacks) : null;
  const sources = new Set(sourceColumns(columns, store.picked).map((column) => column.id));
  useKeys([
    { keys: 'h', label: words.historyTitle, run: () => setHistoryOpen(true) },
    { keys: 'Escape', label: words.cancel, run: store.clear, isDisabled: !isMoving },
  ]);
  const hasReps = columns.length > 1;
  return (
    <div className={styles.page}>
      <FloorStrip columns={columns} now={now} onHistory={() => setHistoryOpen(true)} />
      <WaitingMoves leads={columns[0]?.leads ?? []} now={now} />
      <div className={styles.board} style={{ gridTemplateColumns: `repeat(${columns.length}, minmax(144px, 1fr))` }}>
        {columns.map((column) => (
          <RepColumn
            key={column.id ?? 'pool'}
            column={column}
            now={now}
            role={sources.has(column.id) ? 'from' : plan?.receivers.some((each) => each.column.id === column.id) ? 'to' : 'idle'}
            arriving={plan?.receivers.find((each) => each.column.id === column.id)?.arriving ?? []}
          />
        ))}
        {!hasReps && <EmptyState title={words.empty.title}>{words.empty.body}</EmptyState>}
      </div>
      {plan && <MovePanel plan={plan} columns={columns} receiverIds={receiverIds} />}
      <MoveHistory isOpen={isHistoryOpen} onClose={() => setHistoryOpen(false)} />
    </div>
  );
}
