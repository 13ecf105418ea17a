import { Button } from '@mantine/core';
import type { Suggestion } from '../../../shared/domain/balance.ts';
import { useWholeCache } from '../../data/desk.ts';
import { useMove } from '../../data/use-move.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';
import styles from './floor.module.css';
import type { Suggestions } from './use-suggestions.ts';

/** Moves that would help now, each with its reason: done with one press, or turned down. */
export function BalanceDrawer({ isOpen, onClose, suggestions }: { isOpen: boolean; onClose: () => void; suggestions: Suggestions }) {
  const words = useWords().floor.balance;
  return (
    <Drawer isOpen={isOpen} onClose={onClose} title={words.title}>
      {suggestions.open.length === 0 && <EmptyState title={words.empty} isSmall />}
      <ul className={styles.moves}>
        {suggestions.open.map((each) => (
          <OneSuggestion key={each.key} suggestion={each} onReject={() => suggestions.reject(each.key)} />
        ))}
      </ul>
    </Drawer>
  );
}

function OneSuggestion({ suggestion, onReject }: { suggestion: Suggestion; onReject: () => void }) {
  const { balance: words, ...floor } = useWords().floor;
  const { users } = useWholeCache();
  const told = useTold();
  const move = useMove();
  const { reason, fromId, toId, leadIds } = suggestion;
  const nameOf = (id: string) => users.get(id)?.name ?? '?';
  const what = words.move(leadIds.length, nameOf(fromId), nameOf(toId));
  const apply = async () => {
    let undo: ((why: string) => Promise<void>) | undefined;
    const moves = leadIds.map((leadId) => ({ leadId, fromId, toId }));
    const isDone = await told(async () => {
      undo = await move(moves, words.why[reason](nameOf(fromId)), { kind: 'balance' });
    });
    if (isDone)
      showToast({
        message: floor.moved(leadIds.length, nameOf(toId)),
        onUndo: async () => void (await told(async () => undo?.(floor.undoReason))),
      });
  };
  return (
    <li className={styles.suggestion}>
      <span>
        <b className="b">{what}</b>
        <span className="t2">{words.why[reason](nameOf(fromId))}</span>
      </span>
      <Button size="xs" variant="filled" onClick={() => void apply()} aria-label={words.applyOf(what)}>
        {words.apply}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onReject} aria-label={words.rejectOf(what)}>
        {words.reject}
      </Button>
    </li>
  );
}
