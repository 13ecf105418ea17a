import { useEffect, useSyncExternalStore } from 'react';
import { useDesk } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { type LiveQueue, liveQueueOf, type OwnQueue } from './live-queue.ts';

export type { OwnQueue } from './live-queue.ts';

/** Windows open and promises fall due by the clock: the queue is ranked anew this often, besides at every change. */
const rankEveryMs = 15_000;

const useRanked = (queue: LiveQueue): LiveQueue => {
  const tick = useNow(rankEveryMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every tick of the clock
  useEffect(() => queue.rankAnew(), [queue, tick]);
  return queue;
};

/** The person's own leads in calling order, each with its reason; null until settings and leads are here. */
export const useQueue = (): OwnQueue | null => {
  const queue = useRanked(liveQueueOf(useDesk()));
  return useSyncExternalStore(queue.subscribe, queue.current);
};

/** How many of them a rep may call now: for who shows no more than that. Nobody else's are ranked for it. */
export const useCallableCount = (): number => {
  const desk = useDesk();
  const queue = useRanked(desk.user.role === 'rep' ? liveQueueOf(desk) : nobodysQueue);
  return useSyncExternalStore(queue.subscribe, () => queue.current()?.callable.length ?? 0);
};

const nobodysQueue: LiveQueue = { current: () => null, subscribe: () => () => undefined, rankAnew: () => undefined };
