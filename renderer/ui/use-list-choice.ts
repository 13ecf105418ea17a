import { useState } from 'react';
import { useWords } from '../words/words.tsx';
import { useKeys } from './keys.tsx';

type ListChoice<Row> = { chosen: Row | undefined; choose: (id: string) => void };

/**
 * Which row of a list is open beside it, by click or by J, K and the arrows. When the open one leaves the list because it was settled, the
 * one that takes its place is next. `firstId` is open to begin with; without it the first row is.
 */
export const useListChoice = <Row extends { id: string }>(rows: readonly Row[], firstId: string | null = null): ListChoice<Row> => {
  const words = useWords().shell.table;
  const [chosenId, setChosenId] = useState(firstId);
  const [lastAt, setLastAt] = useState(0);
  const found = rows.findIndex(({ id }) => id === chosenId);
  const at = found >= 0 ? found : Math.min(lastAt, rows.length - 1);
  const choose = (id: string) => {
    setChosenId(id);
    setLastAt(rows.findIndex((each) => each.id === id));
  };
  const step = (by: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next) choose(next.id);
  };
  useKeys([
    { keys: ['j', 'ArrowDown'], label: words.next, canRepeat: true, run: () => step(1) },
    { keys: ['k', 'ArrowUp'], label: words.previous, canRepeat: true, run: () => step(-1) },
  ]);
  return { chosen: rows[at], choose };
};
