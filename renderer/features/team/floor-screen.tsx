import { Button } from '@mantine/core';
import { memo, useCallback, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { z } from 'zod';
import type { Lead } from '../../../shared/domain/lead.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { usePreference } from '../../data/preference.ts';
import { isOnline, useSyncSummary } from '../../data/sync-summary.ts';
import { useNow } from '../../data/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { BalanceDrawer } from './balance-drawer.tsx';
import styles from './floor.module.css';
import type { FloorBook, FloorView } from './floor-book.ts';
import { useFloorStore } from './floor-store.ts';
import { FloorStrip } from './floor-strip.tsx';
import { MoveHistory } from './move-history.tsx';
import { MovePanel } from './move-panel.tsx';
import { type MovePlan, planMove, proposedReceivers, sourceColumns } from './plan-move.ts';
import { RepColumns } from './rep-columns.tsx';
import { RepDrawer } from './rep-drawer.tsx';
import { RepRows } from './rep-rows.tsx';
import { useFloor, useFloorBook } from './use-floor.ts';
import { useSuggestions } from './use-suggestions.ts';
import { WaitingMoves } from './waiting-moves.tsx';

const layouts = ['auto', 'columns', 'rows'] as const;
const layout = z.enum(layouts);
/** More reps than this are rows, unless somebody says otherwise. */
const mostColumns = 12;
const allTeams = 'all';

/** The team lead's board: each rep with what they do and what waits, the pool beside them; pick work and move it. */
export function FloorScreen() {
  const { user } = useDesk();
  const teams = useCache((cache) => cache.teams);
  const [chosenTeam, chooseTeam] = useState<string | null>(null);
  const teamId = user.teamId ?? chosenTeam ?? teams.keys().next().value ?? '';
  const words = useWords().floor;
  const options = [
    ...[...teams.values()].map((team) => ({ value: team.id, label: team.name })),
    { value: allTeams, label: words.allTeams },
  ];
  const book = useFloorBook(teamId === allTeams ? null : teamId);
  const columnCount = useFloor(book, (floor) => floor?.columns.length ?? 0);
  const [chosenLayout = 'auto', setLayout] = usePreference('floor.layout', layout, 'auto');
  const isRows = chosenLayout === 'rows' || (chosenLayout === 'auto' && columnCount > mostColumns + 1);
  return (
    <>
      <FloorHead team={teamId === allTeams ? words.allTeams : (teams.get(teamId)?.name ?? '')}>
        {user.teamId === null && <InlineSelect label={words.team} value={teamId} options={options} onChange={chooseTeam} />}
        <Button component={Link} href="/wall" size="xs" variant="subtle" color="gray">
          {words.toWall}
        </Button>
        <Segmented
          label={words.layout}
          value={isRows ? 'rows' : 'columns'}
          items={[
            { value: 'columns', label: words.layouts.columns },
            { value: 'rows', label: words.layouts.rows },
          ]}
          onChange={(value) => void setLayout(value as (typeof layouts)[number])}
        />
      </FloorHead>
      <LiveBoard book={book} isRows={isRows} key={teamId} />
    </>
  );
}

function FloorHead({ team, children }: { team: string; children: React.ReactNode }) {
  const words = useWords().floor;
  const formats = useFormats();
  const now = useNow(20_000);
  const summary = useSyncSummary();
  const isLive = isOnline(summary);
  const sub = isLive ? words.sub(team, formats.time(now)) : words.subOffline(team, formats.time(summary.syncedAt ?? now));
  return <PageHead title={words.title} sub={sub} actions={children} />;
}

type Open = { kind: 'history' } | { kind: 'balance' } | { kind: 'rep'; userId: string } | null;

const nobody: readonly (string | null)[] = [];
const noLeads: readonly Lead[] = [];

/** What a move of what is picked would do; nothing while nothing is picked. */
const usePlan = ({ columns, keyAccounts }: FloorView): { plan: MovePlan | null; receiverIds: readonly (string | null)[] } => {
  const { picked, receiverIds, shares, leavesOutUnspoken, amount, splitBy } = useFloorStore();
  const isMoving = picked.size > 0;
  const receivers = useMemo(
    () => receiverIds ?? (isMoving ? proposedReceivers(columns, picked) : nobody),
    [receiverIds, isMoving, columns, picked],
  );
  const plan = useMemo(
    () =>
      isMoving ? planMove(columns, { picked, receiverIds: receivers, shares, leavesOutUnspoken, amount, splitBy }, keyAccounts) : null,
    [isMoving, columns, picked, receivers, shares, leavesOutUnspoken, amount, splitBy, keyAccounts],
  );
  return { plan, receiverIds: receivers };
};

/** Drawn again when the floor changed: the head above it is not. */
const LiveBoard = memo(function LiveBoard({ book, isRows }: { book: FloorBook | null; isRows: boolean }) {
  const floor = useFloor(book, (view) => view);
  return floor && <Board floor={floor} isRows={isRows} />;
});

function Board({ floor, isRows }: { floor: FloorView; isRows: boolean }) {
  const words = useWords().floor;
  const { columns, now, shownAt } = floor;
  const { picked, clear } = useFloorStore();
  const suggestions = useSuggestions(floor);
  const [open, setOpen] = useState<Open>(null);
  const { plan, receiverIds } = usePlan(floor);
  const isMoving = plan !== null;
  const roles = useMemo(() => new Map(sourceColumns(columns, picked).map((column) => [column.id, 'from' as const])), [columns, picked]);
  useKeys([
    { keys: 'h', label: words.historyTitle, run: () => setOpen({ kind: 'history' }) },
    { keys: 'b', label: words.balance.title, run: () => setOpen({ kind: 'balance' }), isDisabled: suggestions.open.length === 0 },
    { keys: 'Escape', label: words.cancel, run: clear, isDisabled: !isMoving },
  ]);
  const close = () => setOpen(null);
  const openRep = useCallback((userId: string) => setOpen({ kind: 'rep', userId }), []);
  const board = {
    columns,
    now: shownAt,
    roleOf: (id: string | null) =>
      roles.get(id) ?? (plan?.receivers.some((each) => each.column.id === id) ? ('to' as const) : ('idle' as const)),
    arrivingAt: (id: string | null) => plan?.receivers.find((each) => each.column.id === id)?.arriving ?? noLeads,
    isMoving,
    receiverIds,
    onOpenRep: openRep,
  };
  return (
    <div className={styles.page}>
      <FloorStrip
        columns={columns}
        now={now}
        suggestions={suggestions.open.length}
        onHistory={() => setOpen({ kind: 'history' })}
        onBalance={() => setOpen({ kind: 'balance' })}
      />
      <WaitingMoves leads={columns[0]?.leads ?? []} now={now} />
      {isRows ? <RepRows {...board} /> : <RepColumns {...board} />}
      {columns.length <= 1 && <EmptyState title={words.empty.title}>{words.empty.body}</EmptyState>}
      {plan && <MovePanel plan={plan} columns={columns} receiverIds={receiverIds} />}
      <MoveHistory isOpen={open?.kind === 'history'} onClose={close} />
      <BalanceDrawer isOpen={open?.kind === 'balance'} onClose={close} suggestions={suggestions} />
      {open?.kind === 'rep' && <RepDrawer userId={open.userId} onClose={close} />}
    </div>
  );
}
