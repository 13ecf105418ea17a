import { useEffect, useState } from 'react';
import { isCounted } from '../../../shared/domain/call.ts';
import { countScripts, type ScriptFigures } from '../../../shared/domain/script-figures.ts';
import { useDesk } from '../../data/desk.ts';
import { everyRow } from '../../data/rows.ts';

export type CountedScripts = { figures: ReadonlyMap<string, ScriptFigures>; countedAt: number };

const countEveryMs = 15_000;
/** Counting takes at most this share of the time, however many calls there are. */
const restPerWork = 20;

/** Figures of every version over the calls on this machine; null until first counted. Counted anew every 15 s, not at each change. */
export const useScriptFigures = (): CountedScripts | null => {
  const { db, cache, now } = useDesk();
  const [counted, setCounted] = useState<CountedScripts | null>(null);
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = async () => {
      const startedAt = performance.now();
      const { scripts, dispositions } = cache.store.getState();
      const { add, figures } = countScripts(scripts, dispositions);
      for await (const attempts of everyRow(db, 'attempts')) attempts.filter(isCounted).forEach(add);
      if (!isWanted) return;
      setCounted({ figures, countedAt: now() });
      timer = setTimeout(() => void count(), Math.max(countEveryMs, (performance.now() - startedAt) * restPerWork));
    };
    void count();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [db, cache, now]);
  return counted;
};
