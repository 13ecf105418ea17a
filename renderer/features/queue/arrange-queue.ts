import type { Attempt } from '../../../shared/domain/call.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { QueueEntry } from '../../../shared/domain/queue.ts';
import type { OwnQueue } from './live-queue.ts';

/** What a rep has set for now: only some of the leads, and some of them first. `null`: all. */
export type QueueView = {
  campaignId: string | null;
  language: string | null;
  segmentId?: string | null | undefined;
  pinnedIds: readonly string[];
};

export type ArrangedQueue = OwnQueue & {
  /** Leads due that the filter keeps back: they are counted, never forgotten. */
  hiddenCount: number;
  /** Due as well, but a colleague talks with them at this moment: they are nobody's next until that call has its outcome. */
  inCall: QueueEntry<Lead>[];
  /** The calls that others are in, by lead. */
  calls: CallsByLead;
};

type CallsByLead = ReadonlyMap<string, Pick<Attempt, 'userId' | 'startedAt'>>;
const noCalls: CallsByLead = new Map();

/** A promise to a person stands before any pin. */
const promised = 1;
/** Nor is an overdue one filtered away that has become the team's. */
const overdueOfTheTeam = 2;

/**
 * The queue as the rep wants to work it: filtered by campaign, language and segment, pinned leads first in the order they were pinned. A callback
 * that is due is not filtered away, and a personal one is not passed by a pin either: somebody waits for that call.
 */
export const arrangeQueue = (
  queue: OwnQueue,
  { campaignId, language, pinnedIds }: QueueView,
  isInSegment: (lead: Lead) => boolean = () => true,
  calls: CallsByLead = noCalls,
): ArrangedQueue => {
  const fits = ({ lead, rank }: QueueEntry<Lead>): boolean =>
    rank <= overdueOfTheTeam ||
    ((campaignId === null || lead.campaignId === campaignId) && (language === null || lead.language === language) && isInSegment(lead));
  const due = queue.callable.filter(fits);
  const later = queue.later.filter(fits);
  const hiddenCount = queue.callable.length - due.length + queue.later.length - later.length;
  const inCall = due.filter(({ lead }) => calls.has(lead.id));
  const callable = inCall.length === 0 ? due : due.filter(({ lead }) => !calls.has(lead.id));
  const arranged = { ...queue, callable, later, hiddenCount, inCall, calls };
  if (pinnedIds.length === 0) return arranged;
  const promises = callable.filter(({ rank }) => rank === promised);
  const others = callable.filter(({ rank }) => rank !== promised);
  const pinned = pinnedIds.flatMap((id) => others.find(({ lead }) => lead.id === id) ?? []);
  const rest = others.filter((entry) => !pinned.includes(entry));
  return { ...arranged, callable: [...promises, ...pinned, ...rest] };
};
