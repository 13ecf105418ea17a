import { isRefused } from '../../shared/commands/command.ts';
import { recordDisposition } from '../../shared/commands/record-disposition.ts';
import { startAttempt } from '../../shared/commands/start-attempt.ts';
import type { Disposition } from '../../shared/domain/call.ts';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import { defaultDispositions } from '../../shared/domain/default-dispositions.ts';
import { dialNumber, type Lead } from '../../shared/domain/lead.ts';
import { type QueueContext, rankQueue } from '../../shared/domain/queue.ts';
import { openingFrom, type WindowCalendar } from '../../shared/domain/window-calendar.ts';
import { dayAfter, instantToWall, localClock, minuteOfDay, weekdayOf } from '../../shared/domain/zone.ts';
import type { Random } from '../simulation/random.ts';
import { aContext, type MemoryRows, memoryRows } from '../support/memory-rows.ts';

/**
 * Reps work through their queues for weeks: they call whoever stands first, by the product's own queue, cadence and commands. What the
 * people called do is drawn by chance. Every dial and every lead's next action is told, so that the rules can be held against it.
 */

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** The shift of a rep, in minutes of the center's day. */
const shift = { from: 8 * 60 + 30, till: 18 * 60 } as const;

export type Dial = { lead: Lead; at: number; isPromised: boolean; dueAt: number | null };
export type Watch = {
  onDial: (dial: Dial) => void;
  /** After each call: the lead as the commands left it. */
  onLeft: (lead: Lead, at: number) => void;
};

export type Work = {
  settings: CenterSettings;
  /** One for all reps, as each of their desktops keeps one. */
  calendar: WindowCalendar;
  random: Random;
  from: number;
  days: number;
  watch: Watch;
};
/** `common`: the rows that every lead's commands read. */
type Desk = { leads: Map<string, Lead>; common: MemoryRows; rowsOf: Map<string, MemoryRows>; repId: string; made: { count: number } };

/** Shares of outcomes by what the call reaches; the hour decides how often somebody answers. */
const unreached: readonly [string, number][] = [
  ['noAnswer', 0.55],
  ['voicemail', 0.2],
  ['busy', 0.12],
  ['gatekeeper', 0.1],
  ['wrongNumber', 0.03],
];
const reached: readonly [string, number][] = [
  ['keepWorking', 0.34],
  ['callBack', 0.26],
  ['nurture', 0.14],
  ['notInterested', 0.16],
  ['qualified', 0.07],
  ['doNotCall', 0.03],
];

const draw = (random: Random, shares: readonly [string, number][]): string => {
  let left = random.next();
  for (const [name, share] of shares) {
    left -= share;
    if (left < 0) return name;
  }
  return shares[0]?.[0] ?? 'noAnswer';
};

/** Everybody answers best at some hour of their own. */
const answers = (random: Random, lead: Lead, hour: number): boolean => {
  const best = 9 + (lead.id.charCodeAt(lead.id.length - 1) % 8);
  return random.chance(Math.abs(hour - best) <= 1 ? 0.4 : 0.12);
};

const disposition = (id: string): Disposition => {
  const found = defaultDispositions.find((each) => each.id === id);
  if (!found) throw new Error(`no disposition ${id}`);
  return found;
};

const commonRows = (settings: CenterSettings): MemoryRows => {
  const rows = memoryRows();
  rows.put('settings', settings);
  rows.put('dispositions', ...defaultDispositions);
  return rows;
};

/** The rows of one lead beside what every command asks for. */
const rowsFor = ({ common }: Desk, lead: Lead): MemoryRows => {
  const rows = common.copy();
  rows.put('leads', lead);
  return rows;
};

const run = (rows: MemoryRows, command: Parameters<MemoryRows['run']>[0], args: object, context: ReturnType<typeof aContext>): void => {
  const outcome = rows.run(command, args as never, context);
  if (isRefused(outcome)) throw new Error(`${command.name} was refused: ${outcome.refused.code}`);
};

/** When somebody wants to be called back: on a later day or today, inside a window of theirs. */
const promiseOf = ({ random, calendar }: Work, lead: Lead, now: number) => {
  const wanted = now + Math.round((0.2 + random.next() * 9) * dayMs);
  const opening = openingFrom(lead, calendar, wanted);
  const dueAt = Math.ceil(Math.max(opening?.from ?? wanted, wanted) / (15 * minuteMs)) * 15 * minuteMs;
  const zone = lead.zones[0] ?? 'UTC';
  return { dueAt, zone, wall: instantToWall(dueAt, zone) };
};

type Called = { work: Work; desk: Desk; lead: Lead; at: number };

/** One call from dialling to its outcome; returns when the rep is free again. */
const callLead = ({ work, desk, lead, at }: Called): number => {
  const { random, settings, watch } = work;
  const rows = desk.rowsOf.get(lead.id) ?? rowsFor(desk, lead);
  desk.rowsOf.set(lead.id, rows);
  const zone = lead.zones[0] ?? settings.zone;
  const { hour } = localClock(at, zone);
  const isPromised = lead.nextActionKind === 'callback';
  watch.onDial({ lead, at, isPromised, dueAt: isPromised ? lead.nextActionAt : null });
  desk.made.count += 1;
  const attemptId = `${desk.repId}.${desk.made.count}`;
  const contextAt = (now: number, what: string) => aContext({ commandId: `${attemptId}.${what}`, userId: desk.repId, now });
  const { assignmentGeneration } = lead;
  run(
    rows,
    startAttempt,
    {
      attemptId,
      leadId: lead.id,
      number: dialNumber(lead)?.number ?? '',
      scriptId: null,
      localHour: hour,
      assignmentGeneration,
      overrideReason: null,
    },
    contextAt(at, 'start'),
  );
  const isAnswered = isPromised ? random.chance(0.7) : answers(random, lead, hour);
  const outcome = disposition(draw(random, isAnswered ? reached : unreached));
  const talkMs = outcome.isConnect ? random.below(8) * minuteMs : 0;
  const endedAt = at + talkMs + minuteMs / 2;
  const promise = outcome.needs.includes('callback') ? promiseOf(work, lead, endedAt) : null;
  const revisitOn = dayAfter(localClock(endedAt, zone).day, { days: 20 + random.below(60) });
  run(
    rows,
    recordDisposition,
    {
      attemptId,
      leadId: lead.id,
      dispositionCode: outcome.id,
      endedAt,
      talkMs,
      wrapUpMs: minuteMs / 2,
      reasonCode: outcome.reasons[0]?.code ?? null,
      scriptId: null,
      scriptPath: [],
      assignmentGeneration,
      callback: promise && { callbackId: `${attemptId}.promise`, ...promise, promise: '', isPersonal: random.chance(0.7) },
      revisit: outcome.needs.includes('revisit') ? { on: revisitOn, at: minuteOfDay(revisitOn, 9 * 60, zone, 'later') } : null,
      lastSaid: '',
    },
    contextAt(endedAt + minuteMs / 2, 'end'),
  );
  const [after] = rows.all('leads');
  if (!after) throw new Error('the lead is gone');
  desk.leads.set(lead.id, after);
  watch.onLeft(after, endedAt);
  return endedAt + minuteMs / 2;
};

const isWorkingDay = (day: string): boolean => weekdayOf(day) <= 5;

/** Who is here and may ask for a call within a day; the queue passes over the others too, only more slowly. */
const asking = ({ leads }: Desk, now: number): Lead[] =>
  [...leads.values()].filter((lead) => lead.arrivedAt <= now && lead.nextActionAt !== null && lead.nextActionAt <= now + dayMs);

const nextArrival = ({ leads }: Desk, now: number): number =>
  Math.min(...[...leads.values()].map(({ arrivedAt }) => (arrivedAt > now ? arrivedAt : Number.POSITIVE_INFINITY)));

/** One rep's weeks: in every shift, whoever stands first in the queue and may be called, then the next. */
export const workThrough = (work: Work, repId: string, leads: readonly Lead[]): Lead[] => {
  const { settings, calendar, from, days } = work;
  const own = new Map(leads.map((lead) => [lead.id, lead]));
  const desk: Desk = { leads: own, common: commonRows(settings), rowsOf: new Map(), repId, made: { count: 0 } };
  const context = (now: number): QueueContext => ({ settings, calendar, now, keyAccounts: new Set() });
  const first = localClock(from, settings.zone).day;
  for (let ahead = 0; ahead < days; ahead += 1) {
    const day = dayAfter(first, { days: ahead });
    if (!isWorkingDay(day)) continue;
    const till = minuteOfDay(day, shift.till, settings.zone, 'earlier');
    let now = minuteOfDay(day, shift.from, settings.zone, 'later');
    while (now < till) {
      const { callable, later } = rankQueue(asking(desk, now), context(now));
      if (callable[0]) now = callLead({ work, desk, lead: callable[0].lead, at: now });
      else now = Math.max(now + minuteMs, Math.min(till, later[0]?.availableAt ?? till, nextArrival(desk, now)));
    }
  }
  return [...desk.leads.values()];
};
