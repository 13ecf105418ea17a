import { useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { useDesk } from '../../data/desk.ts';

const kept = z.object({ step: z.string(), fields: z.record(z.string(), z.string()) });
export type Kept = z.infer<typeof kept>;

/** What was typed about a handoff and not sent yet. */
export type KeptBar = { now: () => Kept | null; keep: (typed: Kept) => void; drop: () => void };
export type FollowingProps = { handoff: Handoff; bar: KeptBar; onClose: () => void };

/**
 * Keeps what is being typed about a handoff on this machine, through another handoff, a reload and a closed window, until it is sent or
 * thrown away; undefined while it is read.
 */
export const useKeptBar = (handoffId: string): KeptBar | undefined => {
  const { db } = useDesk();
  const key = `typed about handoff ${handoffId}`;
  const typed = useRef<Kept | null>(null);
  const [readKey, setReadKey] = useState('');
  useEffect(() => {
    let isHere = true;
    const show = (found?: unknown) => {
      if (!isHere) return;
      typed.current = kept
        .nullable()
        .catch(null)
        .parse(found ?? null);
      setReadKey(key);
    };
    // Where the disk does not answer, one can still write.
    db.preferences.get(key).then(
      (row) => show(row?.value),
      () => show(),
    );
    return () => {
      isHere = false;
    };
  }, [db, key]);
  const bar = useMemo<KeptBar>(
    () => ({
      now: () => typed.current,
      keep: (next) => {
        typed.current = next;
        // What the disk refuses is still on the screen, and whoever sends it is told.
        db.preferences.put({ key, value: next }).catch(() => undefined);
      },
      drop: () => {
        typed.current = null;
        db.preferences.delete(key).catch(() => undefined);
      },
    }),
    [db, key],
  );
  return readKey === key ? bar : undefined;
};

/** The fields of one step, beginning with what was typed into them before. */
export const useBarFields = <Fields extends Record<string, string>>(
  bar: KeptBar,
  step: string,
  initial: Fields,
): [fields: Fields, change: (change: Partial<Fields>) => void] => {
  const [fields, setFields] = useState<Fields>(() => {
    const before = bar.now();
    return before?.step === step ? { ...initial, ...before.fields } : initial;
  });
  const change = (some: Partial<Fields>) => {
    const next = { ...fields, ...some };
    setFields(next);
    bar.keep({ step, fields: next });
  };
  return [fields, change];
};
