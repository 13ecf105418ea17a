import { type DragEvent, useState } from 'react';
import type { FloorColumn } from './floor-model.ts';
import { type BucketKey, bucketKey, useFloorStore } from './floor-store.ts';

/** Everything of a rep, or of the pool. */
export const allKeysOf = (column: FloorColumn): BucketKey[] => column.buckets.map((bucket) => bucketKey(column.id, bucket.kind));

/** Lets these be dragged: with all that is picked when they are picked too, else alone. */
export const useDrag = (keys: readonly BucketKey[]) => {
  const { picked, drag } = useFloorStore();
  return {
    draggable: keys.length > 0,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      // Some browsers start no drag without data.
      event.dataTransfer.setData('text/plain', '');
      drag(keys.every((key) => picked.has(key)) ? [...picked] : keys);
    },
    onDragEnd: () => drag(null),
  };
};

/** Takes what is dragged here: it is picked, this one is to get it, and nothing moves before it is confirmed. */
export const useDrop = (id: string | null, mayGet = true) => {
  const { dragged, give, drag } = useFloorStore();
  const [isOver, setIsOver] = useState(false);
  const own = `${id ?? 'pool'}/`;
  const mayDrop = mayGet && dragged?.some((key) => !key.startsWith(own)) === true;
  return {
    'data-over': (isOver && mayDrop) || undefined,
    onDragOver: (event: DragEvent) => {
      if (!mayDrop) return;
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      if (dragged && mayDrop)
        give(
          dragged.filter((key) => !key.startsWith(own)),
          id,
        );
      drag(null);
    },
  };
};
