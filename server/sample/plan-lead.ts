import { deriveZones } from '../../shared/domain/lead-zones.ts';
import type { WindowPlace } from '../../shared/domain/window-calendar.ts';
import { dayAfter } from '../../shared/domain/zone.ts';
import { bookCalls } from './book-calls.ts';
import { type SampleCampaign, sampleCampaigns } from './campaigns.ts';
import type { LeadBrief } from './lead-brief.ts';
import type { LeadPlan } from './lead-plan.ts';
import { sampleUser } from './people.ts';
import { touchesOf } from './plan-touches.ts';
import { itemAt, type Random } from './random.ts';
import { wordCalls } from './word-calls.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Gives a brief its times and words. Calls are booked on the floor, so no rep holds two at once. */
export const planLead = (world: World, random: Random, brief: LeadBrief): LeadPlan => {
  const company = itemAt(world.companies, brief.companyAt);
  const { city, country } = company;
  const { zones, source } = deriveZones({
    postcode: city.postcode,
    city: city.name,
    region: city.region,
    country: country.code,
    phones: [],
  });
  const place = { country: country.code, zones, region: city.region, city: city.name };
  const campaign = sampleCampaigns.find(({ id }) => id === brief.campaignId) ?? null;
  const isGerman = country.language === 'de' && speaksGerman(brief) && random.chance(0.45);
  const booked = bookCalls(world, random, brief, place);
  const calls = wordCalls(world, random, { brief, company, place, isGerman, calls: booked });
  const arrivedAt = arrivalOf(world, random, brief, campaign, calls[0]?.at);
  const last = calls.at(-1);
  const lastAt = last ? last.at + last.ringMs + last.talkMs + last.wrapUpMs : arrivedAt;
  return {
    brief,
    company,
    campaign,
    place,
    zoneSource: source,
    arrivedAt,
    assignedAt: brief.ownerId === null ? null : assignmentAfter(random, arrivedAt, calls[0]?.at, world.now),
    touches: touchesOf(world, random, brief, campaign, arrivedAt, calls),
    calls,
    handoff: handoffAfter(world, random, brief, lastAt),
    settledAt: settledAfter(world, random, brief, lastAt),
    postponed: postponedAfter(world, random, brief, place, arrivedAt),
    isGerman,
  };
};

const speaksGerman = ({ ownerId }: LeadBrief): boolean => ownerId !== null && sampleUser(ownerId).languages.includes('de');

const arrivalOf = (
  world: World,
  random: Random,
  brief: LeadBrief,
  campaign: SampleCampaign | null,
  firstCallAt: number | undefined,
): number => {
  const { floor, now } = world;
  if (brief.more.arrivedMinutesAgo !== undefined) return now - brief.more.arrivedMinutesAgo * minuteMs;
  if (campaign?.intake) return floor.homeTime(campaign.intake.workingDaysAgo, 10 * 60 + 30) + random.int(0, 50) * 1000;
  if (firstCallAt === undefined) return Math.min(floor.homeTime(Math.max(brief.lastAgo, 1), random.int(7 * 60, 22 * 60)), now - hourMs);
  const wait = random.weighted([
    [random.int(4, 29), 55],
    [random.int(30, 240), 25],
    [random.int(10, 18) * 60, 14],
    [random.int(1, 3) * 24 * 60, 6],
  ]);
  return floor.awake(random, firstCallAt - wait * minuteMs);
};

/** Team leads deal new leads out within the quarter of an hour, and always before the first call. */
const assignmentAfter = (random: Random, arrivedAt: number, firstCallAt: number | undefined, now: number): number => {
  const soon = arrivedAt + random.int(1, 14) * minuteMs;
  return Math.max(arrivedAt + 1000, Math.min(soon, (firstCallAt ?? now) - minuteMs));
};

const handoffAfter = (world: World, random: Random, { more }: LeadBrief, lastAt: number): LeadPlan['handoff'] => {
  if (!more.handoff) return null;
  const { floor, now } = world;
  const at = Math.min(lastAt + random.int(3, 25) * minuteMs, now - minuteMs);
  const answeredAt = at + more.handoff.answerMinutes * minuteMs;
  const closedAt = answeredAt + more.handoff.outcomeDays * dayMs;
  const revisitOn = dayAfter(floor.homeDay, { days: more.revisitInDays ?? 150 });
  const told = { ...more.handoff, at, revisitOn };
  if (told.answer === 'waiting' || answeredAt > now)
    return { ...told, answer: 'waiting', outcome: 'open', answeredAt: null, closedAt: null };
  if (told.outcome === 'open' || closedAt > now) return { ...told, outcome: 'open', answeredAt, closedAt: null };
  return { ...told, answeredAt, closedAt };
};

const settledAfter = (world: World, random: Random, { fate }: LeadBrief, lastAt: number): number | null =>
  fate === 'merged' || fate === 'keepInformed' ? Math.min(lastAt + random.int(2, 40) * minuteMs, world.now - minuteMs) : null;

const postponedAfter = (world: World, random: Random, { more }: LeadBrief, place: WindowPlace, arrivedAt: number): LeadPlan['postponed'] =>
  more.plannedInWorkdays === undefined
    ? null
    : {
        at: Math.min(arrivedAt + random.int(20, 400) * minuteMs, world.now - minuteMs),
        until: world.floor.promiseOn(random, place, more.plannedInWorkdays),
      };
