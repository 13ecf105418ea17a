import type { Attempt, Disposition } from '../../../shared/domain/call.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { Presence, User } from '../../../shared/domain/people.ts';
import { placeOf, type QueueContext } from '../../../shared/domain/queue.ts';
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
};

/** What a rep does now: the open attempt decides over what was last said, the connection over both. */
export type RepActivity = { kind: 'inCall' | 'wrapUp' | 'ready' | 'break' | 'offline' | 'absent'; sinceAt: number | null };

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
};

const dayMs = 86_400_000;
/** An attempt without an outcome for longer than this was left open; it is no call any more. */
const longestCallMs = 2 * 60 * 60 * 1000;

const bucketsOf = (leads: readonly Lead[], context: QueueContext): Bucket[] => {
  const found = new Map<BucketKind, Bucket>();
  for (const lead of leads) {
    const kind = kindOfRank[placeOf(lead, context)?.rank ?? 0] ?? 'later';
    const bucket = found.get(kind) ?? { kind, leads: [], dueAt: null };
    bucket.leads.push(lead);
    if (lead.nextActionAt !== null) bucket.dueAt = Math.min(bucket.dueAt ?? lead.nextActionAt, lead.nextActionAt);
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

const activityOf = (presence: Presence | undefined, attempts: readonly Attempt[], now: number): RepActivity => {
  const running = attempts.find((each) => each.dispositionCode === null && each.startedAt > now - longestCallMs);
  if (presence?.state === 'absent') return { kind: 'absent', sinceAt: presence.stateSinceAt };
  if (!presence?.isConnected) return { kind: 'offline', sinceAt: presence?.lastSeenAt ?? null };
  if (running) return { kind: running.endedAt === null ? 'inCall' : 'wrapUp', sinceAt: running.endedAt ?? running.startedAt };
  if (presence.state === 'break') return { kind: 'break', sinceAt: presence.stateSinceAt };
  return { kind: 'ready', sinceAt: presence.stateSinceAt };
};

const todayOf = (attempts: readonly Attempt[], dispositions: ReadonlyMap<string, Disposition>): FloorColumn['today'] => ({
  calls: attempts.length,
  reached: attempts.filter((each) => each.isConnect).length,
  qsos: attempts.filter((each) => dispositions.get(each.dispositionCode ?? '')?.raises === 'qualify').length,
});

export type FloorFacts = {
  leads: Iterable<Lead>;
  reps: readonly User[];
  presences: ReadonlyMap<string, Presence>;
  dispositions: ReadonlyMap<string, Disposition>;
  /** Attempts since the start of today. */
  attempts: readonly Attempt[];
  context: QueueContext;
};

/** The board of a team: its pool first, then its reps. Only leads a rep may be asked to call count as load. */
export const floorColumns = (facts: FloorFacts, teamId: string): FloorColumn[] => {
  const { leads, reps, presences, dispositions, attempts, context } = facts;
  const open = [...leads].filter((lead) => lead.teamId === teamId && isCallableStage(lead.stage) && !lead.doNotCall);
  const byOwner = Map.groupBy(open, (lead) => lead.ownerId);
  const byRep = Map.groupBy(attempts, (each) => each.userId);
  const column = (id: string | null, user: User | null): FloorColumn => {
    const own = byOwner.get(id) ?? [];
    const called = byRep.get(id ?? '') ?? [];
    return {
      id,
      user,
      activity: activityOf(presences.get(id ?? ''), called, context.now),
      leads: own,
      buckets: bucketsOf(own, context),
      ages: agesOf(own, context.now),
      today: todayOf(called, dispositions),
    };
  };
  return [column(null, null), ...reps.map((rep) => column(rep.id, rep))];
};
