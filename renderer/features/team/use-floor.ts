import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../data/desk.ts';
import { createFloorBook, type FloorBook, type FloorView } from './floor-book.ts';

/** Keeps the board of a team, or of all teams, while it is looked at. */
export const useFloorBook = (teamId: string | null): FloorBook | null => {
  const { cache, db, now } = useDesk();
  const [book, setBook] = useState<FloorBook | null>(null);
  useEffect(() => {
    const made = createFloorBook({ cache, db, now }, { teamId });
    setBook(made);
    return () => made.stop();
  }, [cache, db, now, teamId]);
  return book;
};

const nothing = { getState: (): null => null, getInitialState: (): null => null, subscribe: () => () => undefined };

/** Reads the board, which is null until it has been ranked once; re-renders when the selected value changes. */
export const useFloor = <Value>(book: FloorBook | null, select: (floor: FloorView | null) => Value): Value => {
  const store = useMemo(() => book?.store ?? nothing, [book]);
  return useStore<typeof store, Value>(store, (view: FloorView | null) => select(view?.isReady ? view : null));
};
