import { useKeys } from '../../../ui/keys.tsx';
import { useWords } from '../../../words/words.tsx';

/** J and K, or the arrows, through a list whose chosen row is opened beside it. */
export const useListKeys = (rows: readonly { id: string }[], chosenId: string | undefined, choose: (id: string) => void): void => {
  const words = useWords().shell.table;
  const move = (by: number) => {
    const at = rows.findIndex((each) => each.id === chosenId);
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next) choose(next.id);
  };
  useKeys([
    { keys: ['j', 'ArrowDown'], label: words.next, run: () => move(1), canRepeat: true },
    { keys: ['k', 'ArrowUp'], label: words.previous, run: () => move(-1), canRepeat: true },
  ]);
};
