import type { Callback } from '../../../shared/domain/call.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { dealLeads, type Receiver, sharesOf } from '../../../shared/domain/split-leads.ts';
import type { FloorColumn } from './floor-model.ts';
import { type BucketKey, bucketKey } from './floor-store.ts';

/** What a move would do, worked out before anything moves. */
export type MovePlan = {
  leads: Lead[];
  receivers: { column: FloorColumn; share: number; arriving: Lead[] }[];
  /** Receiver id (null: the pool) per lead. */
  dealt: { lead: Lead; toId: string | null }[];
  callbacks: { all: number; colliding: number };
  /** Leads whose language nobody chosen speaks. */
  unspoken: Lead[];
};

export type MoveChoice = {
  picked: ReadonlySet<BucketKey>;
  receiverIds: readonly (string | null)[];
  shares: Readonly<Record<string, number>>;
  leavesOutUnspoken: boolean;
};

const poolKey = 'pool';
const quarterHourMs = 15 * 60_000;

/** Leads of the picked buckets. */
const pickedLeads = (columns: readonly FloorColumn[], picked: ReadonlySet<BucketKey>): Lead[] =>
  columns.flatMap((column) =>
    column.buckets.filter((bucket) => picked.has(bucketKey(column.id, bucket.kind))).flatMap((bucket) => bucket.leads),
  );

/** Whose leads are picked. */
export const sourceColumns = (columns: readonly FloorColumn[], picked: ReadonlySet<BucketKey>): FloorColumn[] =>
  columns.filter((column) => column.buckets.some((bucket) => picked.has(bucketKey(column.id, bucket.kind))));

/** The two reps with the most room who are here now, none of whom gives leads away. */
export const proposedReceivers = (columns: readonly FloorColumn[], picked: ReadonlySet<BucketKey>): string[] => {
  const sources = new Set(sourceColumns(columns, picked).map((column) => column.id));
  const isHere = (column: FloorColumn) => column.activity.kind !== 'offline' && column.activity.kind !== 'absent';
  return columns
    .filter((column) => column.user !== null && !sources.has(column.id) && column.activity.kind !== 'absent')
    .sort((a, b) => Number(isHere(b)) - Number(isHere(a)) || roomOf(b) - roomOf(a))
    .slice(0, 2)
    .flatMap((column) => column.id ?? []);
};

const roomOf = (column: FloorColumn): number => (column.user?.capacity ?? 0) - column.leads.length;

const receiverOf = (column: FloorColumn): Receiver => ({
  id: column.id ?? poolKey,
  free: column.user ? roomOf(column) : Number.MAX_SAFE_INTEGER / 1e6,
  languages: column.user?.languages ?? [],
});

export const planMove = (columns: readonly FloorColumn[], choice: MoveChoice, openCallbacks: readonly Callback[]): MovePlan => {
  const receiving = columns.filter((column) => choice.receiverIds.includes(column.id));
  const receivers = receiving.map(receiverOf);
  const isSpoken = (lead: Lead) =>
    lead.language === null || receivers.some((each) => each.id === poolKey || each.languages.includes(lead.language ?? ''));
  const wanted = pickedLeads(columns, choice.picked);
  const leads = choice.leavesOutUnspoken ? wanted.filter(isSpoken) : wanted;
  const proposed = sharesOf(leads.length, receivers);
  const shares = receivers.map((each, index) => choice.shares[each.id] ?? proposed[index] ?? 0);
  const byLead = dealLeads(leads, receivers, shares);
  const dealt = leads.flatMap((lead) => {
    const receiver = byLead.get(lead.id);
    return receiver === undefined ? [] : [{ lead, toId: receiver === poolKey ? null : receiver }];
  });
  return {
    leads,
    receivers: receiving.map((column, index) => ({
      column,
      share: shares[index] ?? 0,
      arriving: dealt.filter(({ toId }) => toId === column.id).map(({ lead }) => lead),
    })),
    dealt,
    callbacks: callbacksAmong(dealt, openCallbacks),
    unspoken: leads.filter((lead) => !isSpoken(lead)),
  };
};

/** Promises among the leads, and how many come within a quarter of an hour of one the receiver already has. */
const callbacksAmong = (dealt: MovePlan['dealt'], openCallbacks: readonly Callback[]): MovePlan['callbacks'] => {
  const target = new Map(dealt.map(({ lead, toId }) => [lead.id, toId]));
  const moving = openCallbacks.filter((each) => target.has(each.leadId));
  const standing = Map.groupBy(
    openCallbacks.filter((each) => !target.has(each.leadId)),
    (each) => each.userId,
  );
  const collides = (each: Callback) =>
    (standing.get(target.get(each.leadId) ?? '') ?? []).some((other) => Math.abs(other.dueAt - each.dueAt) < quarterHourMs);
  return { all: moving.length, colliding: moving.filter(collides).length };
};
