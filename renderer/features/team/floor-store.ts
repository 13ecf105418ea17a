import { create } from 'zustand';
import type { BucketKind } from './floor-model.ts';

/** What a team lead has picked on the board: buckets of columns to move, and who is to get them. Ephemeral. */

/** `<column id or "pool">/<bucket>`. */
export type BucketKey = string;
export const bucketKey = (columnId: string | null, kind: BucketKind): BucketKey => `${columnId ?? 'pool'}/${kind}`;

type FloorStore = {
  picked: ReadonlySet<BucketKey>;
  /** Ids of reps; null is the pool. Undefined until the person changes what is proposed. */
  receiverIds: readonly (string | null)[] | undefined;
  /** Shares set by hand, by receiver id. */
  shares: Readonly<Record<string, number>>;
  leavesOutUnspoken: boolean;
  toggle: (keys: readonly BucketKey[]) => void;
  setReceivers: (ids: readonly (string | null)[]) => void;
  setShare: (id: string, share: number) => void;
  leaveOutUnspoken: () => void;
  clear: () => void;
};

const nothing = { picked: new Set<BucketKey>(), receiverIds: undefined, shares: {}, leavesOutUnspoken: false };

export const useFloorStore = create<FloorStore>((set) => ({
  ...nothing,
  toggle: (keys) =>
    set(({ picked }) => {
      const next = new Set(picked);
      const isAllPicked = keys.every((key) => next.has(key));
      for (const key of keys) isAllPicked ? next.delete(key) : next.add(key);
      return { picked: next, shares: {} };
    }),
  setReceivers: (receiverIds) => set({ receiverIds, shares: {} }),
  setShare: (id, share) => set(({ shares }) => ({ shares: { ...shares, [id]: share } })),
  leaveOutUnspoken: () => set({ leavesOutUnspoken: true, shares: {} }),
  clear: () => set(nothing),
}));
