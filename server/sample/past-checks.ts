import type { Handoff } from '../../shared/domain/handoff.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { type LeakLead, leaksOf } from '../../shared/domain/leaks.ts';
import { ledgerOf } from '../../shared/domain/ledger.ts';
import { type LedgerCheck, ledgerCheckOf } from '../../shared/domain/ledger-check.ts';
import { type PulseFacts, type PulseLead, pulseCoverage } from '../../shared/domain/pulse.ts';
import { dayAfter, minuteOfDay } from '../../shared/domain/zone.ts';
import { sampleTeams, sampleUsers } from './people.ts';
import { leadOf, rowsOf, type Story } from './story.ts';
import type { World } from './world.ts';

/** What the server's daily check would have found on the days before the sample was made, added up block by block. */
export type PastChecks = { readonly days: readonly PastDay[] };
type PastDay = { day: string; at: number; found: LedgerCheck | null };
type PastLead = LeakLead & PulseLead & Pick<Lead, 'campaignId'>;

const checkedDays = 14;
/** The check runs before anybody works. */
const checkedAtMinute = 6 * 60;
const people = { activeUserIds: new Set(sampleUsers.map(({ id }) => id)), teamIds: new Set(sampleTeams.map(({ id }) => id)) };

export const openPastChecks = ({ floor, settings }: World): PastChecks => ({
  days: Array.from({ length: checkedDays }, (_, at) => {
    const day = dayAfter(floor.homeDay, { days: at - checkedDays });
    return { day, at: minuteOfDay(day, checkedAtMinute, settings.zone, 'later'), found: null };
  }),
});

/** Counts some leads into every day on which they were there. */
export const countIntoPast = ({ days }: PastChecks, { settings }: World, stories: readonly Story[]): void => {
  for (const past of days) {
    const then = stories.flatMap((story) => leadThen(story, past.at) ?? []);
    const found = ledgerCheckOf(past.day, past.at, {
      ledger: ledgerOf(then.map(({ lead }) => lead)),
      leaks: leaksOf(
        then.map(({ lead }) => lead),
        then.flatMap(({ handoffs }) => handoffs),
        { people, settings, at: past.at },
      ),
      pulse: pulseCoverage(then, settings),
    });
    past.found = past.found ? together(past.found, found) : found;
  }
};

export const pastCheckRows = ({ days }: PastChecks): LedgerCheck[] =>
  days.flatMap(({ found }) => (found && found.takenIn > 0 ? [found] : []));

type Then = { lead: PastLead; facts: PulseFacts; handoffs: Pick<Handoff, 'leadId' | 'answer' | 'answerDueAt' | 'askedAt'>[] };

const newest = (times: readonly number[]): number | null => (times.length === 0 ? null : Math.max(...times));

/** A lead as it stood at an instant, as far as its history says; null: it had not come in. What was said counts as it is known now. */
const leadThen = (story: Story, at: number): Then | null => {
  const lead = leadOf(story);
  if (lead.arrivedAt > at) return null;
  const upTo = <Item>(rows: readonly Item[], when: (row: Item) => number) =>
    rows.filter((row) => when(row) <= at).sort((a, b) => when(a) - when(b));
  const change = upTo(rowsOf(story, 'stageChanges'), ({ changedAt }) => changedAt).at(-1);
  if (!change) return null;
  const stage = change.toStage;
  const touches = upTo(rowsOf(story, 'touches'), ({ happenedAt }) => happenedAt);
  const attempts = upTo(rowsOf(story, 'attempts'), ({ startedAt }) => startedAt);
  const handoffs = upTo(rowsOf(story, 'handoffs'), ({ handedOffAt }) => handedOffAt).map(
    ({ leadId, answer, answerDueAt, askedAt, answeredAt }) => ({
      leadId,
      answer: answeredAt !== null && answeredAt <= at ? answer : ('waiting' as const),
      answerDueAt,
      askedAt,
    }),
  );
  const then: PastLead = {
    ...lead,
    stage,
    stageSinceAt: change.changedAt,
    ownerId: upTo(rowsOf(story, 'assignments'), ({ assignedAt }) => assignedAt).at(-1)?.toId ?? null,
    attempts: attempts.length,
    connects: attempts.filter(({ isConnect }) => isConnect).length,
    lastAttemptAt: attempts.at(-1)?.startedAt ?? null,
    lastTouchAt: newest([...touches.map(({ happenedAt }) => happenedAt), ...attempts.map(({ startedAt }) => startedAt)]),
    doNotCall: lead.doNotCall && stage === lead.stage,
    ...plannedThen(story, at, attempts.length),
  };
  return { lead: then, facts: { company: story.company.row, touches, now: at }, handoffs };
};

/** What was planned: a promise that was open, the first call, or else the next that came of it. */
const plannedThen = (story: Story, at: number, calls: number): Pick<Lead, 'nextActionKind' | 'nextActionAt'> => {
  const lead = leadOf(story);
  const promise = rowsOf(story, 'callbacks').find(({ createdAt, closedAt }) => createdAt <= at && (closedAt === null || closedAt > at));
  if (promise) return { nextActionKind: 'callback', nextActionAt: promise.dueAt };
  if (calls === 0) return { nextActionKind: 'firstCall', nextActionAt: lead.arrivedAt + story.world.settings.queue.firstCallWithinMs };
  const later = rowsOf(story, 'attempts').filter(({ startedAt }) => startedAt > at);
  if (later.length > 0) return { nextActionKind: 'retry', nextActionAt: Math.min(...later.map(({ startedAt }) => startedAt)) };
  return { nextActionKind: lead.nextActionKind, nextActionAt: lead.nextActionAt };
};

const together = (a: LedgerCheck, b: LedgerCheck): LedgerCheck => ({
  ...a,
  takenIn: a.takenIn + b.takenIn,
  counts: sum(a.counts, b.counts),
  difference: a.difference + b.difference,
  leaks: sum(a.leaks, b.leaks),
  pulse: Object.fromEntries(
    Object.entries(a.pulse).map(([key, count]) => {
      const other = b.pulse[key] ?? { all: 0, inPulse: 0 };
      return [key, { all: count.all + other.all, inPulse: count.inPulse + other.inPulse }];
    }),
  ),
});

const sum = <Key extends string>(a: Partial<Record<Key, number>>, b: Partial<Record<Key, number>>): Partial<Record<Key, number>> => {
  const both = { ...a };
  for (const key of Object.keys(b) as Key[]) both[key] = (both[key] ?? 0) + (b[key] ?? 0);
  return both;
};
