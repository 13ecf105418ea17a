import { useEffect, useState } from 'react';
import type { ColumnCache } from '../../data/column-cache.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import type { SegmentTouches } from '../../data/segment-touches.ts';

const pauseMs = 150;

export type CountWay = { cache: ColumnCache; touches: SegmentTouches; at: number; isOver: () => boolean };

/**
 * What is counted over the leads of this desk, anew a moment after each change of what is asked; `round` counts again. What was counted last
 * stays in sight. `touches` null: they are being read. `count` gets what was asked as it was when its turn came; null from it: given up.
 */
export const useCounted = <Asked, Result>(
  asked: Asked,
  touches: SegmentTouches | null,
  count: (asked: Asked, way: CountWay) => Promise<Result | null>,
  round = 0,
): { result: Result | null; isCounting: boolean } => {
  const { cache, now } = useDesk();
  const isLoaded = useCache((state) => state.isLoaded);
  const [result, setResult] = useState<Result | null>(null);
  const [isCounting, setCounting] = useState(true);
  const text = JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round counts again; the function is the same for good
  useEffect(() => {
    if (!isLoaded || !touches) return;
    let isOver = false;
    setCounting(true);
    const run = async () => {
      const way = { cache: cache.store.getState(), touches, at: now(), isOver: () => isOver };
      const found = await count(JSON.parse(text) as Asked, way);
      if (found === null || isOver) return;
      setResult(found);
      setCounting(false);
    };
    const timer = setTimeout(() => void run(), pauseMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text, isLoaded, touches, cache, now, round]);
  return { result, isCounting };
};
