import type { WindowPlace } from '../../shared/domain/window-calendar.ts';
import type { ExactCall, LeadBrief } from './lead-brief.ts';
import type { CallPlan } from './lead-plan.ts';
import { awayToday } from './people.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;

export type BookedCall = Pick<CallPlan, 'repId' | 'at' | 'code' | 'talkMs' | 'ringMs' | 'wrapUpMs'>;

/** Works out days backwards from the last call, then books each on its day, later than the one before. */
export const bookCalls = (world: World, random: Random, brief: LeadBrief, place: WindowPlace): BookedCall[] => {
  const { exactCalls } = brief.more;
  if (exactCalls) return exactCalls.map((call) => exactCall(world, random, brief, call));
  const { outcomes } = brief;
  const latest = isOpenToday(world, brief, place) ? 0 : 1;
  let ago = Math.max(brief.lastAgo, latest) + (brief.more.gaps ?? []).slice(0, outcomes.length - 1).reduce((sum, gap) => sum + gap, 0);
  const booked: BookedCall[] = [];
  outcomes.forEach((code, turn) => {
    const lengths = lengthsOf(random, code);
    const previous = booked.at(-1);
    const call = { repId: repOf(brief, turn), place, ms: lengths.ringMs + lengths.talkMs + lengths.wrapUpMs };
    const from = previous ? previous.at + previous.talkMs + 50 * minuteMs : 0;
    const at =
      world.floor.book(random, { ...call, ago, from }) ?? (ago > latest ? world.floor.book(random, { ...call, ago: ago - 1, from }) : null);
    if (at !== null) booked.push({ repId: call.repId, at, code, ...lengths });
    // Where the last call finds no time any more, the one before it ends as the last was to.
    else if (turn === outcomes.length - 1 && previous)
      booked[booked.length - 1] = { ...previous, code, talkMs: Math.max(previous.talkMs, minuteMs) };
    ago = Math.max(ago - (brief.more.gaps?.[turn] ?? 1), latest);
  });
  return booked;
};

const isOpenToday = ({ floor }: World, { ownerId }: LeadBrief, place: WindowPlace): boolean =>
  floor.isOpenOn(place, 0) && !awayToday.has(ownerId ?? '');

const exactCall = (world: World, random: Random, brief: LeadBrief, call: ExactCall): BookedCall => ({
  repId: brief.ownerId ?? 'mara',
  at: world.floor.homeTime(call.ago, call.minute),
  code: call.code,
  ...lengthsOf(random, call.code),
  talkMs: call.talkMinutes * minuteMs,
});

const repOf = ({ ownerId, more }: LeadBrief, turn: number): string =>
  more.formerRepId && turn < (more.formerCalls ?? 0) ? more.formerRepId : (ownerId ?? 'mara');

/** Seconds talked, by outcome. */
const talkSeconds: Readonly<Record<string, readonly [number, number]>> = {
  voicemail: [18, 45],
  gatekeeper: [20, 90],
  callBack: [40, 130],
  keepWorking: [150, 540],
  qualified: [300, 780],
  nurture: [110, 330],
  notInterested: [35, 150],
  doNotCall: [15, 60],
  wrongNumber: [10, 25],
  competitor: [30, 80],
};

const lengthsOf = (random: Random, code: string): Pick<BookedCall, 'talkMs' | 'ringMs' | 'wrapUpMs'> => {
  const talk = talkSeconds[code];
  return {
    talkMs: talk ? random.int(talk[0], talk[1]) * 1000 : 0,
    ringMs: random.int(4, 28) * 1000,
    wrapUpMs: (talk ? random.int(12, 75) : random.int(2, 9)) * 1000,
  };
};
