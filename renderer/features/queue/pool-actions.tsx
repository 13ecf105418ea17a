import { useLocation } from 'wouter';
import { useDesk } from '../../data/desk.ts';
import { matching } from '../../ui/palette-match.ts';
import { usePaletteSource } from '../../ui/palette-source.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';
import { countPool } from './pool-order.ts';
import { usePoolDialog } from './pool-store.ts';
import { TakeAlongDialog } from './take-along-dialog.tsx';
import { useGiveBack, useNextOfPool } from './use-pool.ts';

/** What a rep can do with the pool from any screen: in the palette, and the dialog behind it. */
export function PoolActions() {
  const words = useWords().pool;
  const { cache, user, now } = useDesk();
  const { open } = usePoolDialog();
  const callNext = useCallNext();
  const giveBack = useGiveBackTold();
  usePaletteSource((query) => {
    const { mine, free } = countPool(cache.store.getState(), user, now());
    const { group, keywords } = words.palette;
    const items = [
      ...(free > 0
        ? [
            { id: 'pool.call', group, label: words.palette.call, keywords, run: callNext },
            { id: 'pool.takeAlong', group, label: words.palette.takeAlong, keywords, run: open },
          ]
        : []),
      ...(mine.length > 0
        ? [{ id: 'pool.giveBack', group, label: words.palette.giveBack(mine.length), keywords, run: () => void giveBack(mine) }]
        : []),
    ];
    return query.trim() === '' ? [] : matching(items, query);
  });
  return <TakeAlongDialog />;
}

/** Opens the call of the next lead of the pool, or says that there is none. */
export const useCallNext = (): (() => void) => {
  const words = useWords().pool.panel;
  const nextOfPool = useNextOfPool();
  const [, navigate] = useLocation();
  return () => {
    const next = nextOfPool();
    if (next) navigate(`/call/${next}`);
    else showToast({ message: words.nobodyNow });
  };
};

export const useGiveBackTold = (): ((checkouts: Parameters<ReturnType<typeof useGiveBack>>[0]) => Promise<void>) => {
  const words = useWords().pool;
  const giveBack = useGiveBack();
  const told = useTold();
  return async (checkouts) => {
    let count = 0;
    const isDone = await told(async () => {
      count = await giveBack(checkouts);
    });
    if (isDone) showToast({ message: words.returned(count) });
  };
};
