import { isSenior } from '../../../shared/domain/balance.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { dealByPreference, type Receiver, sharesOf } from '../../../shared/domain/split-leads.ts';
import { worksAt } from '../../../shared/domain/working-times.ts';
import { isKnownZone, localClock } from '../../../shared/domain/zone.ts';
import { type FloorColumn, isRepColumn } from './floor-model.ts';
import { type Amount, type BucketKey, bucketKey, type SplitBy } from './floor-store.ts';

/** What a move would do, worked out before anything moves. */
export type MovePlan = {
  /** All that is picked, and those of it that are to go. */
  pickedCount: number;
  leads: Lead[];
  receivers: { column: FloorColumn; share: number; arriving: Lead[] }[];
  /** Receiver id (null: the pool) per lead. */
  dealt: { lead: Lead; toId: string | null }[];
  callbacks: { all: number; colliding: Lead[]; personal: number; outsideHours: Lead[] };
  /** By what they are split: how many come to who suits them, of those for whom it matters; null: nobody suits better than another. */
  suited: { by: 'language' | 'zone' | 'skill'; count: number; of: number } | null;
  /** Leads whose language nobody chosen speaks. */
  unspoken: Lead[];
  /** Leads that somebody is talking with now: they go once the call is recorded. */
  inCall: Lead[];
};

export type MoveChoice = {
  picked: ReadonlySet<BucketKey>;
  receiverIds: readonly (string | null)[];
  shares: Readonly<Record<string, number>>;
  leavesOutUnspoken: boolean;
  amount: Amount;
  splitBy: SplitBy;
};

/** Ids of companies that are key accounts. */
type KeyAccounts = ReadonlySet<string>;

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

/** The two reps with the most room who are here now, none of whom gives leads away; who has no room only when nobody has. */
export const proposedReceivers = (columns: readonly FloorColumn[], picked: ReadonlySet<BucketKey>): string[] => {
  const sources = new Set(sourceColumns(columns, picked).map((column) => column.id));
  const isHere = (column: FloorColumn) => column.activity.kind !== 'offline' && column.activity.kind !== 'absent';
  return columns
    .filter((column) => isRepColumn(column) && !sources.has(column.id) && column.activity.kind !== 'absent')
    .sort((a, b) => Number(roomOf(b) > 0) - Number(roomOf(a) > 0) || Number(isHere(b)) - Number(isHere(a)) || roomOf(b) - roomOf(a))
    .slice(0, 2)
    .flatMap((column) => column.id ?? []);
};

const roomOf = (column: FloorColumn): number => (column.user?.capacity ?? 0) - column.leads.length;

type FloorReceiver = Receiver & { column: FloorColumn };

const receiverOf = (column: FloorColumn): FloorReceiver => ({
  id: column.id ?? poolKey,
  free: column.user ? roomOf(column) : Number.MAX_SAFE_INTEGER / 1e6,
  languages: column.user?.languages ?? [],
  column,
});

/** Every so-manyth, so that half of somebody's leads is half of each kind. */
const partOf = (leads: readonly Lead[], amount: Amount): Lead[] => {
  const count = amount === 'all' ? leads.length : amount === 'half' ? Math.ceil(leads.length / 2) : Math.min(amount, leads.length);
  return leads.filter((_, index) => Math.floor(((index + 1) * count) / leads.length) > Math.floor((index * count) / leads.length));
};

/** Summer time moves hours by one, which does not matter here. */
const winterDay = Date.UTC(2026, 0, 15);
const hourIn = (zone: string): number | null => (isKnownZone(zone) ? localClock(winterDay, zone).hour : null);
/** Within two hours of one another. */
const isNear = (a: string, b: string): boolean => {
  const [one, other] = [hourIn(a), hourIn(b)];
  if (one === null || other === null) return false;
  const apart = Math.abs(one - other);
  return Math.min(apart, 24 - apart) <= 2;
};

const suiting = (by: SplitBy, keyAccounts: KeyAccounts) => {
  const speaks = (lead: Lead, { languages }: FloorReceiver) => lead.language !== null && languages.includes(lead.language);
  if (by === 'zone') return (lead: Lead, { column }: FloorReceiver) => lead.zones.some((zone) => isNear(zone, column.user?.zone ?? ''));
  if (by !== 'skill') return speaks;
  return (lead: Lead, { column }: FloorReceiver) =>
    lead.companyId !== null && keyAccounts.has(lead.companyId) && column.user !== null && isSenior(column.user);
};

/** Whether it matters for this lead who gets it. */
const matters = (by: SplitBy, lead: Lead, keyAccounts: KeyAccounts): boolean => {
  if (by === 'zone') return lead.zones.length > 0;
  return by === 'skill' ? lead.companyId !== null && keyAccounts.has(lead.companyId) : lead.language !== null;
};

const suitedAmong = (
  dealt: MovePlan['dealt'],
  by: SplitBy,
  receivers: readonly FloorReceiver[],
  keyAccounts: KeyAccounts,
): MovePlan['suited'] => {
  if (by === 'load' || by === 'count') return null;
  const suits = suiting(by, keyAccounts);
  const byId = new Map(receivers.map((each) => [each.column.id, each]));
  const counted = dealt.filter(({ lead }) => matters(by, lead, keyAccounts));
  const isSuited = ({ lead, toId }: MovePlan['dealt'][number]) => {
    const receiver = byId.get(toId);
    return receiver !== undefined && suits(lead, receiver);
  };
  return { by, count: counted.filter(isSuited).length, of: counted.length };
};

export const planMove = (columns: readonly FloorColumn[], choice: MoveChoice, keyAccounts: KeyAccounts): MovePlan => {
  const receiving = columns.filter((column) => choice.receiverIds.includes(column.id));
  const receivers = receiving.map(receiverOf);
  const isSpoken = (lead: Lead) =>
    lead.language === null || receivers.some((each) => each.id === poolKey || each.languages.includes(lead.language ?? ''));
  const picked = pickedLeads(columns, choice.picked);
  const wanted = partOf(picked, choice.amount);
  const leads = choice.leavesOutUnspoken ? wanted.filter(isSpoken) : wanted;
  const proposed = sharesOf(leads.length, choice.splitBy === 'count' ? receivers.map((each) => ({ ...each, free: 1 })) : receivers);
  const shares = receivers.map((each, index) => choice.shares[each.id] ?? proposed[index] ?? 0);
  const byLead = dealByPreference(leads, receivers, shares, suiting(choice.splitBy, keyAccounts));
  const dealt = leads.flatMap((lead) => {
    const receiver = byLead.get(lead.id);
    return receiver === undefined ? [] : [{ lead, toId: receiver === poolKey ? null : receiver }];
  });
  const called = new Set(columns.map((column) => column.calledLeadId));
  return {
    pickedCount: picked.length,
    leads,
    receivers: receiving.map((column, index) => ({
      column,
      share: shares[index] ?? 0,
      arriving: dealt.filter(({ toId }) => toId === column.id).map(({ lead }) => lead),
    })),
    dealt,
    callbacks: callbacksAmong(dealt, receiving),
    suited: suitedAmong(dealt, choice.splitBy, receivers, keyAccounts),
    unspoken: leads.filter((lead) => !isSpoken(lead)),
    inCall: dealt.map(({ lead }) => lead).filter((lead) => called.has(lead.id)),
  };
};

const dueOf = (lead: Lead): number | null => (lead.nextActionKind === 'callback' ? lead.nextActionAt : null);

/** Promises among the leads: how many come within a quarter of an hour of one the receiver already has, and which when nobody is there. */
const callbacksAmong = (dealt: MovePlan['dealt'], receiving: readonly FloorColumn[]): MovePlan['callbacks'] => {
  const columns = new Map(receiving.map((column) => [column.id, column]));
  const standing = new Map(receiving.map((column) => [column.id, column.leads.flatMap((lead) => dueOf(lead) ?? []).sort((a, b) => a - b)]));
  const moving = dealt.filter(({ lead }) => dueOf(lead) !== null);
  const collides = ({ lead, toId }: MovePlan['dealt'][number]) =>
    toId !== null && (standing.get(toId) ?? []).some((other) => Math.abs(other - (dueOf(lead) ?? 0)) < quarterHourMs);
  const isOutside = ({ lead, toId }: MovePlan['dealt'][number]) => {
    const user = columns.get(toId)?.user;
    return user ? worksAt(user, dueOf(lead) ?? 0) === false : false;
  };
  return {
    all: moving.length,
    colliding: moving.filter(collides).map(({ lead }) => lead),
    personal: moving.filter(({ lead }) => lead.callbackIsPersonal).length,
    outsideHours: moving.filter(isOutside).map(({ lead }) => lead),
  };
};
