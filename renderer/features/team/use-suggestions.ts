import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { type BalanceRep, balanceSteps, type Suggestion, stillHolds } from '../../../shared/domain/balance.ts';
import { betweenFrames } from '../../data/between-frames.ts';
import { useDesk } from '../../data/desk.ts';
import { usePreference } from '../../data/preference.ts';
import type { FloorView } from './floor-book.ts';
import { isRepColumn } from './floor-model.ts';

/** Suggestions that were turned down, and until when they rest. */
const rejected = z.record(z.string(), z.number());
const none: z.infer<typeof rejected> = {};
const restsMs = 4 * 3_600_000;

/** What would help is looked for this often: it stays true for longer than a call takes. */
const suggestEveryMs = 5_000;
/** So long is looked at once, that no frame is held up, and so long it is waited for a time between frames. */
const sliceMs = 6;
const sliceWithinMs = 250;

export type Suggestions = { open: Suggestion[]; reject: (key: string) => void };

/** What would help now, but for what somebody here has turned down within four hours. */
export const useSuggestions = (floor: FloorView): Suggestions => {
  const [turnedDown = none, setTurnedDown] = usePreference('floor.rejected', rejected, none);
  const all = useAllSuggestions(floor);
  const { now } = floor;
  const { cache } = useDesk();
  const { leads } = cache.store.getState();
  return {
    // What was just applied is not offered again until the next look.
    open: all.filter((each) => (turnedDown[each.key] ?? 0) < now && stillHolds(each, (leadId) => leads.get(leadId)?.ownerId)),
    reject: (key) => {
      const standing = Object.fromEntries(Object.entries(turnedDown).filter(([, until]) => until > now));
      void setTurnedDown({ ...standing, [key]: now + restsMs });
    },
  };
};

const useAllSuggestions = (floor: FloorView): Suggestion[] => {
  const [all, setAll] = useState<Suggestion[]>([]);
  const latest = useRef(floor);
  useEffect(() => {
    latest.current = floor;
  }, [floor]);
  useEffect(() => {
    let callOff = (): void => undefined;
    const begin = () => {
      const { columns, now, keyAccounts } = latest.current;
      goOn(balanceSteps(repsOf(columns), now, keyAccounts), sliceMs);
    };
    const goOn = (steps: ReturnType<typeof balanceSteps>, leftMs: number) => {
      const until = performance.now() + Math.min(sliceMs, leftMs);
      let step = steps.next();
      while (!step.done && performance.now() < until) step = steps.next();
      if (!step.done) {
        callOff = betweenFrames((left) => goOn(steps, left), sliceWithinMs);
        return;
      }
      setAll(step.value);
      const timer = setTimeout(begin, suggestEveryMs);
      callOff = () => clearTimeout(timer);
    };
    begin();
    return () => callOff();
  }, []);
  return all;
};

const repsOf = (columns: FloorView['columns']): BalanceRep[] =>
  columns.flatMap(({ user, activity, leads }) =>
    user && isRepColumn({ user }) ? [{ ...user, leads, isHere: activity.kind !== 'offline' && activity.kind !== 'absent' }] : [],
  );
