import { Button } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import type { Assignment } from '../../../shared/domain/history.ts';
import { systemId } from '../../../shared/domain/people.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { allRows } from '../../data/rows.ts';
import { useMove } from '../../data/use-move.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';

/** Assignments looked at; the newest moves among them are listed. */
const readAtMost = 3000;
const shownMoves = 30;

/** What was moved, by whom, newest first; each can be taken back. */
export function MoveHistory({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords().floor;
  const { db } = useDesk();
  const moves = useLiveQuery(async () => {
    if (!isOpen) return [];
    const recent = (await allRows(db, 'assignments')).sort((a, b) => (a.moveId < b.moveId ? 1 : -1)).slice(0, readAtMost);
    // Who reached a lead of the pool made it theirs; nobody moved it.
    const moved = recent.filter((each) => each.byId !== each.toId || each.fromId !== null);
    const groups = [...Map.groupBy(moved, (each) => each.moveId).values()];
    return groups.sort((a, b) => (b[0]?.assignedAt ?? 0) - (a[0]?.assignedAt ?? 0)).slice(0, shownMoves);
  }, [db, isOpen]);
  return (
    <Drawer isOpen={isOpen} onClose={onClose} title={words.historyTitle}>
      {moves?.length === 0 && <EmptyState title={words.historyEmpty} isSmall />}
      <ul className={styles.moves}>
        {moves?.map((move) => (
          <Move key={move[0]?.moveId} move={move} />
        ))}
      </ul>
      <p className={`t3 sm ${styles.hint}`}>{words.undoneSince}</p>
    </Drawer>
  );
}

function Move({ move }: { move: readonly Assignment[] }) {
  const { floor: words, shell } = useWords();
  const formats = useFormats();
  const { users } = useWholeCache();
  const { now } = useDesk();
  const takeBack = useMove();
  const [first] = move;
  if (!first) return null;
  const nameOf = (id: string | null) => {
    if (id === null) return words.pool;
    return id === systemId ? shell.product : (users.get(id)?.name ?? '?');
  };
  const receivers = formats.list([...new Set(move.map((each) => nameOf(each.toId)))]);
  const undo = async () => {
    const back = move.map((each) => ({ leadId: each.leadId, fromId: each.toId, toId: each.fromId }));
    try {
      await takeBack(back, words.undoReason);
      showToast({ message: words.movedBack(move.length) });
    } catch {
      showToast({ message: words.notMoved, tone: 'bad' });
    }
  };
  return (
    <li className={styles.oneMove}>
      <span>{words.historyLine(nameOf(first.byId), move.length, receivers)}</span>
      <span className="t3 sm nowrap">{formats.dayAndTime(first.assignedAt, now())}</span>
      <Button size="xs" onClick={() => void undo()}>
        {words.undoMove}
      </Button>
    </li>
  );
}
