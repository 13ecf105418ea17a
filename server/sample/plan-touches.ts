import { dayAfter, minuteOfDay } from '../../shared/domain/zone.ts';
import type { SampleCampaign } from './campaigns.ts';
import type { LeadBrief } from './lead-brief.ts';
import type { CallPlan, TouchPlan } from './lead-plan.ts';
import type { Random } from './random.ts';
import { laterTouches } from './words/touches.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** What the lead did and what we sent, the first touch first. */
export const touchesOf = (
  world: World,
  random: Random,
  brief: LeadBrief,
  campaign: SampleCampaign | null,
  arrivedAt: number,
  calls: readonly CallPlan[],
): TouchPlan[] => {
  const sent = calls.flatMap(({ sends }) => sends ?? []);
  const told = brief.more.touches?.map(({ daysAgo, minute, minutes, ...touch }) => ({
    ...touch,
    direction: 'in' as const,
    durationMs: minutes === undefined ? null : minutes * minuteMs,
    happenedAt: minuteOfDay(dayAfter(world.floor.homeDay, { days: -daysAgo }), minute, world.settings.zone, 'later'),
  }));
  if (told) return [...told, ...sent];
  return [
    firstTouch(world, random, brief, campaign, arrivedAt),
    ...ownTouches(world, random, brief, arrivedAt, calls[0]?.at ?? world.now),
    ...sent,
  ];
};

const firstTouch = (world: World, random: Random, brief: LeadBrief, campaign: SampleCampaign | null, arrivedAt: number): TouchPlan => {
  if (brief.fate === 'visitor')
    return {
      kind: 'visit',
      direction: 'in',
      title: 'Three pages, 4 min',
      detail: 'Known by its network only',
      buyingPhase: 'learning',
      happenedAt: arrivedAt,
      durationMs: 4 * minuteMs,
    };
  if (!campaign)
    return {
      kind: 'import',
      direction: 'in',
      title: 'Entered by hand',
      detail: 'No source given',
      buyingPhase: null,
      happenedAt: arrivedAt,
      durationMs: null,
    };
  const days = campaign.touchedDaysAgo;
  const happenedAt = days
    ? minuteOfDay(
        dayAfter(world.floor.homeDay, { days: -random.int(days[1], days[0]) }),
        random.int(9 * 60, 17 * 60),
        world.settings.zone,
        'later',
      )
    : arrivedAt;
  return { direction: 'in', durationMs: null, ...campaign.firstTouch, happenedAt };
};

/** How likely what people did besides comparing is, by what will become of them: who buys has mostly come back, read on and written to us. */
const eagerness: Partial<Record<LeadBrief['fate'], number>> = { won: 0.65, lost: 0.2 };
const usualEagerness = 0.4;

/** What people do on their own before we first reach for the phone; those who will be qualified compare and come back. */
const ownTouches = (world: World, random: Random, brief: LeadBrief, arrivedAt: number, till: number): TouchPlan[] => {
  const isQualified = brief.letters.startsWith('f') && brief.outcomes.includes('qualified');
  const count = isQualified
    ? 0
    : random.weighted([
        [0, 6],
        [1, 3],
        [2, 1],
      ]);
  const lines = isQualified
    ? laterTouches.filter(({ buyingPhase }) => buyingPhase !== null || random.chance(eagerness[brief.fate] ?? usualEagerness))
    : Array.from({ length: count }, () => random.pick(laterTouches));
  const room = Math.max(0, Math.min(till - arrivedAt - minuteMs, 6 * dayMs));
  return lines.map((line) => {
    const at = world.floor.awake(random, arrivedAt + Math.floor(random.next() * room));
    return { ...line, happenedAt: Math.max(at, arrivedAt + Math.min(minuteMs, room)) };
  });
};
