import type { Attempt, Disposition } from '../../../shared/domain/call.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { Presence, User } from '../../../shared/domain/people.ts';
import { placeOf, type QueueContext, type QueuePlace } from '../../../shared/domain/queue.ts';
import { isCallableStage } from '../../../shared/domain/stage.ts';

/** Classes of waiting work, in the queue's order; `later`: nothing to do within a day. */
export const bucketKinds = ['callbacks', 'firstCall', 'retry', 'hot', 'revisit', 'pulse', 'score', 'later'] as const;
export type BucketKind = (typeof bucketKinds)[number];

const kindOfRank: Record<number, BucketKind> = {
  1: 'callbacks',
  2: 'callbacks',
  3: 'firstCall',
  4: 'retry',
  5: 'hot',
  6: 'revisit',
  7: 'pulse',
  8: 'score',
};

export type Bucket = {
  kind: BucketKind;
  leads: Lead[];
  /** The most urgent due time among them; null when none has one. */
  dueAt: number | null;
  /** The worst that is late among them: a broken promise before a first call past its time. */
  late: 'callbacks' | 'firstCalls' | null;
};

/** What a rep does now: the open attempt decides over what was last said, the connection over both. */
export type RepActivity = { kind: 'inCall' | 'wrapUp' | 'ready' | 'break' | 'offline' | 'absent'; sinceAt: number | null; reason: string };

/** A rep, or the pool (`id` null), as one column of the board. */
export type FloorColumn = {
  id: string | null;
  user: User | null;
  activity: RepActivity;
  leads: Lead[];
  buckets: Bucket[];
  /** Leads by days since the last touch: under 1, 1–3, 4–7, 8 and more. */
  ages: [number, number, number, number];
  today: { calls: number; reached: number; qsos: number };
  /** Promises past their time and within the hour, first calls past theirs, leads with nothing planned; since when the oldest waits. */
  late: { callbacks: number; callbacksSoon: number; firstCalls: number; unplanned: number; oldestAt: number | null };
  /** The lead they are talking with. */
  calledLeadId: string | null;
  /** Their desktop is away: everything of theirs is as it was then. Null: it is live. */
  asOf: number | null;
};

/** A rep at work. Leads may lie with somebody else, who was a rep before: then they are seen, to be moved on, but nobody gives more. */
export const isRepColumn = ({ user }: Pick<FloorColumn, 'user'>): boolean => user !== null && user.role === 'rep' && user.isActive;

/** Reps, and the pool. */
export const mayGet = (column: Pick<FloorColumn, 'user'>): boolean => column.user === null || isRepColumn(column);

const hourMs = 3_600_000;
const dayMs = 86_400_000;
/** An attempt without an outcome for longer than this was left open; it is no call any more. */
const longestCallMs = 2 * 60 * 60 * 1000;

/** A new lead goes on being one past its time, though its rank is another then. */
const kindOf = (place: QueuePlace | null): BucketKind =>
  place?.reason.code === 'firstCallLate' ? 'firstCall' : (kindOfRank[place?.rank ?? 0] ?? 'later');

const bucketsOf = (leads: readonly Lead[], context: QueueContext): Bucket[] => {
  const found = new Map<BucketKind, Bucket>();
  for (const lead of leads) {
    const kind = kindOf(placeOf(lead, context));
    const bucket = found.get(kind) ?? { kind, leads: [], dueAt: null, late: null };
    bucket.leads.push(lead);
    if (lead.nextActionAt !== null) bucket.dueAt = Math.min(bucket.dueAt ?? lead.nextActionAt, lead.nextActionAt);
    const late = lateKindOf(lead, context.now);
    if (late === 'callbacks' || (late === 'firstCalls' && bucket.late === null)) bucket.late = late;
    found.set(kind, bucket);
  }
  return bucketKinds.flatMap((kind) => found.get(kind) ?? []);
};

const agesOf = (leads: readonly Lead[], now: number): FloorColumn['ages'] => {
  const ages: FloorColumn['ages'] = [0, 0, 0, 0];
  for (const lead of leads) {
    const days = (now - (lead.lastTouchAt ?? lead.arrivedAt)) / dayMs;
    ages[days < 1 ? 0 : days < 4 ? 1 : days < 8 ? 2 : 3] += 1;
  }
  return ages;
};

const runningOf = (attempts: readonly Attempt[], now: number): Attempt | undefined =>
  attempts.find((each) => each.dispositionCode === null && each.startedAt > now - longestCallMs);

const activityOf = (presence: Presence | undefined, running: Attempt | undefined): RepActivity => {
  const said = presence?.reason ?? '';
  if (presence?.state === 'absent') return { kind: 'absent', sinceAt: presence.stateSinceAt, reason: said };
  if (!presence?.isConnected) return { kind: 'offline', sinceAt: presence?.lastSeenAt ?? null, reason: '' };
  // The telephone says it at once; what was said last may be older than the call.
  if (running && running.endedAt === null) return { kind: 'inCall', sinceAt: running.startedAt, reason: '' };
  if (running) return { kind: 'wrapUp', sinceAt: running.endedAt, reason: '' };
  if (presence.state === 'break') return { kind: 'break', sinceAt: presence.stateSinceAt, reason: said };
  return { kind: 'ready', sinceAt: presence.stateSinceAt, reason: '' };
};

const todayOf = (attempts: readonly Attempt[], dispositions: ReadonlyMap<string, Disposition>): FloorColumn['today'] => ({
  calls: attempts.length,
  reached: attempts.filter((each) => each.isConnect).length,
  qsos: attempts.filter((each) => dispositions.get(each.dispositionCode ?? '')?.raises === 'qualify').length,
});

export type ColumnFacts = {
  id: string | null;
  user: User | null;
  leads: Lead[];
  presence: Presence | undefined;
  /** Their attempts since the start of today. */
  attempts: readonly Attempt[];
  dispositions: ReadonlyMap<string, Disposition>;
  context: QueueContext;
};

/** Only leads a rep may be asked to call count as load. */
export const isOnFloor = (lead: Pick<Lead, 'stage' | 'doNotCall'>): boolean => isCallableStage(lead.stage) && !lead.doNotCall;

/** One column, from what stands of it. */
export const floorColumn = ({ id, user, leads, presence, attempts, dispositions, context }: ColumnFacts): FloorColumn => ({
  id,
  user,
  ...livePart({ presence, attempts, dispositions, now: context.now }),
  leads,
  buckets: bucketsOf(leads, context),
  ages: agesOf(leads, context.now),
  late: lateOf(leads, context.now),
});

/** What changes with every call, without looking at a lead. */
export const livePart = ({
  presence,
  attempts,
  dispositions,
  now,
}: Pick<ColumnFacts, 'presence' | 'attempts' | 'dispositions'> & { now: number }): Pick<
  FloorColumn,
  'activity' | 'today' | 'calledLeadId' | 'asOf'
> => {
  const running = runningOf(attempts, now);
  return {
    activity: activityOf(presence, running),
    today: todayOf(attempts, dispositions),
    calledLeadId: running?.leadId ?? null,
    asOf: presence && !presence.isConnected ? presence.lastSeenAt : null,
  };
};

export type LateKind = 'callbacks' | 'callbacksSoon' | 'firstCalls' | 'unplanned';

/** What is late with a lead, or will be within the hour; null: nothing. */
export const lateKindOf = (
  { nextActionKind, nextActionAt }: Pick<Lead, 'nextActionKind' | 'nextActionAt'>,
  now: number,
): LateKind | null => {
  if (nextActionAt === null) return 'unplanned';
  if (nextActionKind === 'firstCall') return nextActionAt < now ? 'firstCalls' : null;
  if (nextActionKind !== 'callback' || nextActionAt >= now + hourMs) return null;
  return nextActionAt < now ? 'callbacks' : 'callbacksSoon';
};

const lateOf = (leads: readonly Lead[], now: number): FloorColumn['late'] => {
  const late: FloorColumn['late'] = { callbacks: 0, callbacksSoon: 0, firstCalls: 0, unplanned: 0, oldestAt: null };
  for (const lead of leads) {
    const kind = lateKindOf(lead, now);
    if (kind) late[kind] += 1;
    const since = lead.lastTouchAt ?? lead.arrivedAt;
    late.oldestAt = Math.min(late.oldestAt ?? since, since);
  }
  return late;
};
