import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../data/desk.ts';
import { createFloorBook, type FloorBook, type FloorView } from './floor-book.ts';

/** The board of a team, or of all teams, live; null until it has been ranked once. */
export const useFloor = (teamId: string | null): FloorView | null => {
  const { cache, db, now } = useDesk();
  const [book, setBook] = useState<FloorBook | null>(null);
  useEffect(() => {
    const made = createFloorBook({ cache, db, now }, { teamId });
    setBook(made);
    return () => made.stop();
  }, [cache, db, now, teamId]);
  return useBook(book);
};

const nothing = { getState: (): null => null, getInitialState: (): null => null, subscribe: () => () => undefined };

const useBook = (book: FloorBook | null): FloorView | null => {
  const store = useMemo(() => book?.store ?? nothing, [book]);
  const view = useStore<typeof store, FloorView | null>(store, (each) => each);
  return view?.isReady ? view : null;
};
