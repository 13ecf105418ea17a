import { type BestHours, bestHours } from './best-hours.ts';
import { type Attempt, isCounted, type Touch } from './call.ts';
import type { Lead } from './lead.ts';

/** How far a few observations carry: one is a hint, three make it likely, six and more are sure. */
export type Sureness = 'hint' | 'likely' | 'sure';
export const surenessOf = (observations: number): Sureness => (observations >= 6 ? 'sure' : observations >= 3 ? 'likely' : 'hint');

export type Channel = 'phone' | Exclude<Touch['kind'], 'import'>;
export type TouchInsights = {
  hour: (BestHours & { sureness: Sureness }) | null;
  /** The channel that was answered most often, smoothed, so that one answer of one does not beat five of eight. */
  channel: { kind: Channel; answered: number; of: number; sureness: Sureness } | null;
  /** What the lead came to by itself, most often first. */
  topics: { campaignId: string; count: number; sureness: Sureness }[];
  /** How far its reading has come; of the latest touch that tells. */
  buyingPhase: NonNullable<Touch['buyingPhase']> | null;
};

const priorTries = 2;
const priorRate = 0.2;
const mostTopics = 2;

/**
 * What a lead responded to so far: hours, channels and topics, each with how sure it is (DOMAIN: next best action). A touch that came in is
 * a response; one that went out is a try, like a dial.
 */
export const touchInsights = (
  lead: Pick<Lead, 'hours'>,
  touches: readonly Touch[],
  attempts: readonly (Pick<Attempt, 'isConnect'> & Partial<Pick<Attempt, 'voided'>>)[],
): TouchInsights => {
  const hour = bestHours(lead);
  const own = touches.filter(({ direction, kind }) => direction === 'in' && kind !== 'import');
  const latest = touches.filter((each) => each.buyingPhase !== null).reduce(newer, undefined);
  return {
    hour: hour && { ...hour, sureness: surenessOf(hour.connects) },
    channel: bestChannel(touches, attempts.filter(isCounted)),
    topics: topicsOf(own),
    buyingPhase: latest?.buyingPhase ?? null,
  };
};

const newer = (latest: Touch | undefined, each: Touch): Touch => (latest && latest.happenedAt >= each.happenedAt ? latest : each);

const bestChannel = (touches: readonly Touch[], attempts: readonly Pick<Attempt, 'isConnect'>[]): TouchInsights['channel'] => {
  const counts = new Map<Channel, { answered: number; of: number }>();
  const note = (kind: Channel, isAnswered: boolean) => {
    const { answered, of } = counts.get(kind) ?? { answered: 0, of: 0 };
    counts.set(kind, { answered: answered + (isAnswered ? 1 : 0), of: of + 1 });
  };
  for (const { kind, direction } of touches) if (kind !== 'import') note(kind, direction === 'in');
  for (const { isConnect } of attempts) note('phone', isConnect);
  const rate = ({ answered, of }: { answered: number; of: number }) => (answered + priorTries * priorRate) / (of + priorTries);
  const [best] = [...counts].filter(([, { answered }]) => answered > 0).sort(([, a], [, b]) => rate(b) - rate(a));
  return best ? { kind: best[0], ...best[1], sureness: surenessOf(best[1].answered) } : null;
};

const topicsOf = (own: readonly Touch[]): TouchInsights['topics'] => {
  const counts = new Map<string, number>();
  for (const { campaignId } of own) if (campaignId) counts.set(campaignId, (counts.get(campaignId) ?? 0) + 1);
  return [...counts]
    .sort(([a, of], [b, than]) => than - of || (a < b ? -1 : 1))
    .slice(0, mostTopics)
    .map(([campaignId, count]) => ({ campaignId, count, sureness: surenessOf(count) }));
};
