import { Button } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import type { LeadMove } from '../../../shared/domain/history.ts';
import { systemId } from '../../../shared/domain/people.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useUndoMove } from '../../data/use-move.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';

const shownMoves = 100;

/** What was moved, by whom and why, newest first; each can be taken back. */
export function MoveHistory({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const words = useWords().floor;
  const { db } = useDesk();
  const moves = useLiveQuery(
    async (): Promise<LeadMove[]> => (isOpen ? db.leadMoves.orderBy('movedAt').reverse().limit(shownMoves).toArray() : []),
    [db, isOpen],
  );
  return (
    <Drawer isOpen={isOpen} onClose={onClose} title={words.historyTitle}>
      {moves?.length === 0 && <EmptyState title={words.historyEmpty} isSmall />}
      <ul className={styles.moves}>
        {moves?.map((move) => (
          <Move key={move.id} move={move} />
        ))}
      </ul>
      <p className={`t3 sm ${styles.hint}`}>{words.undoneSince}</p>
    </Drawer>
  );
}

function Move({ move }: { move: LeadMove }) {
  const { floor: words, shell } = useWords();
  const formats = useFormats();
  const { users } = useWholeCache();
  const { now } = useDesk();
  const takeBack = useUndoMove();
  const nameOf = (id: string | null) => {
    if (id === null) return words.pool;
    return id === systemId ? shell.product : (users.get(id)?.name ?? '?');
  };
  const undo = async () => {
    try {
      const { back, stayed } = await takeBack(move, words.undoReason);
      showToast({ message: stayed > 0 ? words.movedBackBut(back, stayed) : words.movedBack(back) });
    } catch {
      showToast({ message: words.notMoved, tone: 'bad' });
    }
  };
  const isUndone = move.undoneCount >= move.count;
  const people = (ids: readonly (string | null)[]) => formats.list(ids.slice(0, 4).map(nameOf));
  return (
    <li className={styles.oneMove}>
      <span>
        {words.historyLine(nameOf(move.byId), move.count, people(move.fromIds), people(move.toIds))}
        <span className="t3 sm"> {words.moveKinds[move.kind]}</span>
        {![words.reason, words.undoReason, ''].includes(move.reason) && <span className="t2 sm">, {move.reason}</span>}
        {move.undoneAt !== null && (
          <span className="t3 sm">
            {words.undoneBy(move.undoneCount, nameOf(move.undoneById), formats.dayAndTime(move.undoneAt, now()))}
          </span>
        )}
      </span>
      <span className="t3 sm nowrap">{formats.dayAndTime(move.movedAt, now())}</span>
      {move.kind === 'undo' || isUndone ? (
        <span />
      ) : (
        <Button size="xs" onClick={() => void undo()} aria-label={words.undoOf(move.count, people(move.toIds))}>
          {words.undoMove}
        </Button>
      )}
    </li>
  );
}
