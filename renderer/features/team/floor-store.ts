import { create } from 'zustand';
import type { BucketKind } from './floor-model.ts';

/** What a team lead has picked on the board: buckets of columns to move, and who is to get them. Ephemeral. */

/** `<column id or "pool">/<bucket>`. */
export type BucketKey = string;
export const bucketKey = (columnId: string | null, kind: BucketKind): BucketKey => `${columnId ?? 'pool'}/${kind}`;

/** How many of what is picked go: all of it, every second one, or so many. */
export type Amount = 'all' | 'half' | number;
/** By what the shares and the leads are chosen. */
export const splitWays = ['load', 'count', 'language', 'zone', 'skill'] as const;
export type SplitBy = (typeof splitWays)[number];

type FloorState = {
  picked: ReadonlySet<BucketKey>;
  /** Ids of reps; null is the pool. Undefined until the person changes what is proposed. */
  receiverIds: readonly (string | null)[] | undefined;
  /** Shares set by hand, by receiver id. */
  shares: Readonly<Record<string, number>>;
  leavesOutUnspoken: boolean;
  amount: Amount;
  splitBy: SplitBy;
  /** What goes comes back when whoever had it does; the time, should no absence of theirs say one. */
  isUntilBack: boolean;
  backAt: number | null;
  /** What is being dragged: null when nothing is. */
  dragged: readonly BucketKey[] | null;
};

type FloorStore = FloorState & {
  toggle: (keys: readonly BucketKey[]) => void;
  /** Picks exactly these, to give to this one. */
  give: (keys: readonly BucketKey[], toId: string | null) => void;
  drag: (keys: readonly BucketKey[] | null) => void;
  toggleReceiver: (id: string | null, standing: readonly (string | null)[]) => void;
  setReceivers: (ids: readonly (string | null)[]) => void;
  setShare: (id: string, share: number) => void;
  setAmount: (amount: Amount) => void;
  setSplitBy: (by: SplitBy) => void;
  setUntilBack: (isUntilBack: boolean) => void;
  setBackAt: (at: number) => void;
  leaveOutUnspoken: () => void;
  clear: () => void;
};

const nothing: FloorState = {
  picked: new Set(),
  receiverIds: undefined,
  shares: {},
  leavesOutUnspoken: false,
  amount: 'all',
  splitBy: 'load',
  isUntilBack: false,
  backAt: null,
  dragged: null,
};

export const useFloorStore = create<FloorStore>((set) => ({
  ...nothing,
  toggle: (keys) =>
    set(({ picked }) => {
      const next = new Set(picked);
      const isAllPicked = keys.every((key) => next.has(key));
      for (const key of keys) isAllPicked ? next.delete(key) : next.add(key);
      return { picked: next, shares: {} };
    }),
  give: (keys, toId) => set({ ...nothing, picked: new Set(keys), receiverIds: [toId] }),
  drag: (dragged) => set({ dragged }),
  toggleReceiver: (id, standing) =>
    set({ receiverIds: standing.includes(id) ? standing.filter((each) => each !== id) : [...standing, id], shares: {} }),
  setReceivers: (receiverIds) => set({ receiverIds, shares: {} }),
  setShare: (id, share) => set(({ shares }) => ({ shares: { ...shares, [id]: share } })),
  setAmount: (amount) => set({ amount, shares: {} }),
  setSplitBy: (splitBy) => set({ splitBy, shares: {} }),
  setUntilBack: (isUntilBack) => set({ isUntilBack }),
  setBackAt: (backAt) => set({ backAt }),
  leaveOutUnspoken: () => set({ leavesOutUnspoken: true, shares: {} }),
  clear: () => set(nothing),
}));
