import { useEffect, useSyncExternalStore } from 'react';
import type { Touch } from '../../shared/domain/call.ts';
import { type Desk, useDesk } from './desk.ts';
import { everyRow } from './rows.ts';

type SegmentTouch = Pick<Touch, 'id' | 'kind' | 'happenedAt'>;
/** What segments ask of touches, by lead. */
export type SegmentTouches = ReadonlyMap<string, readonly SegmentTouch[]>;

export const noTouches: SegmentTouches = new Map();

export type SegmentTouchIndex = {
  /** Null until they are read; another map with every change. */
  current: () => SegmentTouches | null;
  subscribe: (listener: () => void) => () => void;
  /** Reads them when nobody has asked before. */
  want: () => void;
};

const createIndex = ({ db, cache }: Pick<Desk, 'db' | 'cache'>): SegmentTouchIndex => {
  const listeners = new Set<() => void>();
  const byLead = new Map<string, SegmentTouch[]>();
  let shown: SegmentTouches | null = null;
  let isWanted = false;
  const take = (touch: Touch) => {
    const others = (byLead.get(touch.leadId) ?? []).filter(({ id }) => id !== touch.id);
    byLead.set(touch.leadId, [...others, { id: touch.id, kind: touch.kind, happenedAt: touch.happenedAt }]);
  };
  const show = () => {
    // The same lists under another map: what is remembered by identity is looked at again.
    shown = new Map(byLead);
    for (const listener of listeners) listener();
  };
  const read = async () => {
    for await (const some of everyRow(db, 'touches')) for (const each of some) take(each);
    show();
  };
  return {
    current: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    want: () => {
      if (isWanted) return;
      isWanted = true;
      cache.onRows((changes) => {
        const touched = changes.filter(({ table }) => table === 'touches');
        for (const { puts } of touched) for (const each of puts) take(each as Touch);
        if (touched.length > 0 && shown) show();
      });
      // A database that closes under it takes the window along.
      void read().catch(() => undefined);
    },
  };
};

const indexes = new WeakMap<object, SegmentTouchIndex>();

/** The touches of a desk as segments ask for them: read when first wanted, then followed. */
export const segmentTouchesOf = (desk: Pick<Desk, 'db' | 'cache'>): SegmentTouchIndex => {
  const known = indexes.get(desk.cache) ?? createIndex(desk);
  indexes.set(desk.cache, known);
  return known;
};

/** Touches by lead while some segment asks for them; null while they are read. */
export const useSegmentTouches = (isWanted: boolean): SegmentTouches | null => {
  const index = segmentTouchesOf(useDesk());
  useEffect(() => {
    if (isWanted) index.want();
  }, [index, isWanted]);
  return useSyncExternalStore(index.subscribe, () => (isWanted ? index.current() : noTouches));
};
