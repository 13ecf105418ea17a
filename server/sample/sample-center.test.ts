import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { currentAnswers, letters, noLetters, withLetter } from '../../shared/domain/bantfo.ts';
import { mayCallNow } from '../../shared/domain/calling-window.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { leaksOf } from '../../shared/domain/leaks.ts';
import { rankQueue } from '../../shared/domain/queue.ts';
import { namedIn, segmentFaults } from '../../shared/domain/segment-faults.ts';
import { createSegmentCount } from '../../shared/domain/segment-profile.ts';
import { isOpenStage, nextStage } from '../../shared/domain/stage.ts';
import { createWindowCalendar } from '../../shared/domain/window-calendar.ts';
import { instantToWall, wallToInstant, weekdayOf } from '../../shared/domain/zone.ts';
import { type Row, type TableName, tables } from '../../shared/tables.ts';
import { sampleCenter } from './sample-center.ts';

type Center = { [T in TableName]: Row<T>[] };

const collect = (options: Parameters<typeof sampleCenter>[0]): Center => {
  const center: Record<string, unknown[]> = Object.fromEntries(Object.keys(tables).map((table) => [table, []]));
  for (const { table, rows } of sampleCenter(options)) center[table]?.push(...rows);
  return center as Center;
};

const byLead = <Item extends { leadId: string }>(rows: readonly Item[]) => {
  const groups = Map.groupBy(rows, (row) => row.leadId);
  return (lead: Lead): Item[] => groups.get(lead.id) ?? [];
};

/** Tuesday 17 November 2026, 14:05 in Hamburg. */
const tuesday = Date.UTC(2026, 10, 17, 13, 5);
const center = collect({ now: tuesday });
const settings = center.settings[0]!;
const home = (at: number) => instantToWall(at, settings.zone);
const nameOf = ({ firstName, lastName }: Lead) => `${firstName} ${lastName}`;
const leadNamed = (name: string) => center.leads.find((lead) => nameOf(lead) === name)!;

/** What holds in any sample center, whenever it is made. */
const expectConsistent = (of: Center, now: number): void => {
  const children = {
    touches: byLead(of.touches),
    attempts: byLead(of.attempts),
    answers: byLead(of.answers),
    callbacks: byLead(of.callbacks),
  };
  const histories = { stages: byLead(of.stageChanges), assignments: byLead(of.assignments) };
  const dispositions = new Map(of.dispositions.map((each) => [each.id, each]));
  for (const lead of of.leads) {
    const attempts = children.attempts(lead).sort((a, b) => a.startedAt - b.startedAt);
    const touches = children.touches(lead);
    expect(lead.attempts).toBe(attempts.length);
    expect(lead.connects).toBe(attempts.filter(({ isConnect }) => isConnect).length);
    expect(lead.firstAttemptAt).toBe(attempts[0]?.startedAt ?? null);
    expect(lead.lastAttemptAt).toBe(attempts.at(-1)?.startedAt ?? null);
    expect(lead.lastTouchAt).toBe(Math.max(...touches.map((each) => each.happenedAt), ...attempts.map((each) => each.startedAt)));
    expect(lead.hours.map(([tries]) => tries)).toEqual(
      lead.hours.map((_, hour) => attempts.filter((each) => each.localHour === hour).length),
    );
    expect(lead.hours.reduce((sum, [, answered]) => sum + answered, 0)).toBe(lead.connects);
    expect(lead.score).toBe(lead.scoreLines.reduce((sum, { points }) => sum + points, 0));
    const current = currentAnswers(children.answers(lead));
    expect(lead.letters).toBe(letters.reduce((marks, letter) => withLetter(marks, letter, current[letter]?.state ?? 'unknown'), noLetters));

    const open = children.callbacks(lead).filter(({ state }) => state === 'open');
    expect(open.length).toBe(lead.nextActionKind === 'callback' ? 1 : 0);
    expect(lead.callbackId).toBe(open[0]?.id ?? null);
    if (open[0]) {
      expect(lead.nextActionAt).toBe(open[0].dueAt);
      expect(lead.callbackIsPersonal).toBe(open[0].userId !== null);
      if (open[0].userId) expect(open[0].userId).toBe(lead.ownerId);
      expect(wallToInstant(open[0].wall, open[0].zone)).toEqual({ kind: 'once', at: open[0].dueAt });
      expect(mayCallNow({ ...lead, doNotCall: false }, settings, open[0].dueAt).allowed, `${nameOf(lead)} ${open[0].wall}`).toBe(true);
    }

    const stages = histories.stages(lead).sort((a, b) => a.changedAt - b.changedAt || (b.fromStage === a.toStage ? -1 : 1));
    expect(stages[0]).toMatchObject({ fromStage: null, changedAt: lead.arrivedAt });
    for (const [at, step] of stages.slice(1).entries()) {
      expect(step.fromStage).toBe(stages[at]!.toStage);
      expect(nextStage(step.fromStage!, step.event!)).toBe(step.toStage);
    }
    expect(lead).toMatchObject({
      stage: stages.at(-1)!.toStage,
      stageSinceAt: stages.at(-1)!.changedAt,
      reasonCode: stages.at(-1)!.reasonCode,
    });

    const moves = histories.assignments(lead).sort((a, b) => a.generation - b.generation);
    expect(moves.map(({ generation }) => generation)).toEqual(moves.map((_, at) => at + 1));
    expect(lead).toMatchObject({
      assignmentGeneration: moves.length,
      ownerId: moves.at(-1)?.toId ?? null,
      previousOwnerId: moves.at(-1)?.fromId ?? null,
    });
    const owner = of.users.find(({ id }) => id === lead.ownerId);
    if (owner) expect(owner).toMatchObject({ role: 'rep', teamId: lead.teamId });

    const times = [lead.arrivedAt, lead.updatedAt, ...touches.map((each) => each.happenedAt), ...attempts.map((each) => each.endedAt!)];
    expect(Math.max(...times)).toBeLessThanOrEqual(now);
    expect(attempts.every((each) => each.startedAt >= lead.arrivedAt)).toBe(true);
    for (const attempt of attempts) {
      const disposition = dispositions.get(attempt.dispositionCode!)!;
      expect(attempt.isConnect).toBe(disposition.isConnect);
      if (disposition.needs.includes('reason')) expect(disposition.reasons.map(({ code }) => code)).toContain(attempt.reasonCode);
      const window = mayCallNow({ ...lead, doNotCall: false }, settings, attempt.startedAt);
      expect(window.allowed, `${nameOf(lead)} ${instantToWall(attempt.startedAt, lead.zones[0]!)} ${window.reason}`).toBe(true);
    }
    if (lead.doNotCall) expect(lead).toMatchObject({ stage: 'disqualified', nextActionKind: null, reasonCode: 'doNotCall' });
    if (lead.stage === 'nurture') expect(lead).toMatchObject({ nextActionKind: 'revisit', revisitOn: expect.any(String) });
    if (!isOpenStage(lead.stage)) expect(lead.nextActionKind).toBeNull();
  }
};

const callOf = (each: Row<'attempts'>) => ({ from: each.startedAt, till: each.endedAt! + each.wrapUpMs });

describe('the sample center', () => {
  it('holds only rows that are valid by their schema', () => {
    for (const [table, rows] of Object.entries(center)) {
      for (const row of rows) expect(tables[table as TableName].schema.parse(row)).toEqual(row);
    }
  });

  it('is the same for the same options and another for another seed', () => {
    const of = (seed: number) => JSON.stringify([...sampleCenter({ leads: 90, now: tuesday, seed })]);
    expect(of(1)).toBe(of(1));
    expect(of(2)).not.toBe(of(1));
  });

  it('gives every row an id of its own', () => {
    for (const rows of Object.values(center)) expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('sends parents before their children, in blocks that do not grow with the center', () => {
    const known = new Set<string>();
    for (const { table, rows } of sampleCenter({ leads: 600, now: tuesday })) {
      for (const row of rows) {
        known.add(row.id);
        if ('leadId' in row) expect(known.has(row.leadId as string)).toBe(true);
        if ('importId' in row && table === 'importRefusals') expect(known.has(row.importId as string)).toBe(true);
      }
      if (table === 'leads') expect(rows.length).toBeLessThanOrEqual(250);
    }
  });

  it('keeps on each lead what its children say, and a history that the stage machine allows', () => {
    expectConsistent(center, tuesday);
  });

  it.each([
    ['in a Sunday night', Date.UTC(2026, 10, 15, 2, 30)],
    ['on a Saturday noon', Date.UTC(2026, 10, 14, 11, 0)],
    ['before the floor opens, a day after the clocks changed', Date.UTC(2026, 9, 26, 6, 10)],
    ['late on New Year’s Eve', Date.UTC(2026, 11, 31, 22, 50)],
    ['on a summer morning', Date.UTC(2027, 6, 5, 7, 20)],
  ])('is as consistent when it is made %s', (_, now) => {
    const other = collect({ leads: 130, now, seed: 3 });
    expectConsistent(other, now);
    expect(other.leads).toHaveLength(130);
  });

  it('never lets a rep hold two calls at once', () => {
    for (const calls of Map.groupBy(center.attempts, (each) => each.userId).values()) {
      const inOrder = calls.map(callOf).sort((a, b) => a.from - b.from);
      for (const [at, call] of inOrder.slice(1).entries()) expect(call.from).toBeGreaterThanOrEqual(inOrder[at]!.till);
    }
  });

  it('leaves a handful of leaks of several kinds to be found', () => {
    const people = { activeUserIds: new Set(center.users.map(({ id }) => id)), teamIds: new Set(center.teams.map(({ id }) => id)) };
    const leaks = leaksOf(center.leads, center.handoffs, { people, settings, at: tuesday });
    const count = leaks.reduce((sum, { leadIds }) => sum + leadIds.length, 0);
    expect(count).toBeGreaterThanOrEqual(6);
    expect(count).toBeLessThanOrEqual(25);
    const kinds = new Set(leaks.map(({ kind }) => kind));
    for (const kind of ['handoffUnanswered', 'noNextAction', 'firstCallLate'] as const) expect(kinds).toContain(kind);
    expect(kinds).not.toContain('noOwner');
  });

  it('reaches numbers that exist nowhere and can be dialled all the same, and mails under .example', () => {
    const mails = center.leads.flatMap(({ email }) => email ?? []);
    expect(new Set(mails).size).toBe(mails.length);
    for (const mail of mails) expect(mail).toMatch(/^[a-z0-9.-]+@[a-z0-9-]+\.example$/);
    for (const { number } of center.leads.flatMap(({ phones }) => phones)) {
      expect(number && parsePhoneNumberFromString(number)?.isPossible(), String(number)).toBe(true);
    }
  });

  it('has 250 companies in fourteen countries and more, found again by a key of their own', () => {
    expect(center.companies).toHaveLength(250);
    expect(new Set(center.companies.map(({ matchKey }) => matchKey)).size).toBe(250);
    expect(new Set(center.companies.map(({ domain }) => domain)).size).toBe(250);
    expect(new Set(center.leads.map(({ country }) => country)).size).toBeGreaterThanOrEqual(14);
    expect(new Set(center.leads.flatMap(({ zones }) => zones)).size).toBeGreaterThanOrEqual(18);
    expect(center.leads.every(({ zones }) => zones.length === 1)).toBe(true);
  });

  it('has three teams with a lead each, eight reps with forty to sixty leads, and a pool in every team', () => {
    const count = (role: string) => center.users.filter((user) => user.role === role).length;
    expect([center.teams.length, count('rep'), count('teamLead'), count('salesperson'), count('manager'), count('admin')]).toEqual([
      3, 8, 3, 4, 1, 1,
    ]);
    for (const { id } of center.users.filter(({ role }) => role === 'rep')) {
      const load = center.leads.filter((lead) => lead.ownerId === id).length;
      expect(load, id).toBeGreaterThanOrEqual(36);
      expect(load, id).toBeLessThanOrEqual(60);
    }
    for (const { id } of center.teams) expect(center.leads.some((lead) => lead.teamId === id && lead.ownerId === null)).toBe(true);
  });

  it('puts Ana Keller first in Mara’s queue, with her promise in her words', () => {
    const queue = rankQueue(
      center.leads.filter((lead) => lead.ownerId === 'mara'),
      {
        settings,
        calendar: createWindowCalendar(settings),
        now: tuesday,
        keyAccounts: new Set(center.companies.filter(({ isKeyAccount }) => isKeyAccount).map(({ id }) => id)),
      },
    );
    expect(nameOf(queue.callable[0]!.lead)).toBe('Ana Keller');
    const ana = leadNamed('Ana Keller');
    expect(ana).toMatchObject({ letters: 'fpfupu', attempts: 3, connects: 1, band: 'hot', stage: 'working' });
    expect(ana.lastSaid).toBe('Call me Tuesday after two, then I know what the CFO thinks.');
    expect(home(ana.nextActionAt!)).toBe('2026-11-17T14:00');
    const reasons = new Set(queue.callable.map(({ reason }) => reason.code));
    for (const code of ['personalCallback', 'sharedCallback', 'newLead', 'retry', 'hotUntouched', 'revisit', 'firstCallLate'] as const)
      expect(reasons).toContain(code);
  });

  it('has callbacks missed, due today all through the day, and tomorrow', () => {
    const open = center.callbacks.filter(({ state }) => state === 'open');
    const missed = open.filter(({ dueAt, createdById }) => dueAt < tuesday - settings.queue.callbackGraceMs / 2 && createdById === 'mara');
    expect(missed.map(({ leadId }) => nameOf(center.leads.find(({ id }) => id === leadId)!)).sort()).toEqual([
      'Ewa Zielińska',
      'Sofia Marchetti',
    ]);
    const hours = new Set(open.filter(({ dueAt }) => home(dueAt).startsWith('2026-11-17')).map(({ dueAt }) => home(dueAt).slice(11, 13)));
    expect(hours.size).toBeGreaterThanOrEqual(4);
    expect(open.some(({ dueAt }) => home(dueAt).startsWith('2026-11-18'))).toBe(true);
  });

  it('has new leads that are still within their time for a first call', () => {
    const fresh = center.leads.filter((lead) => lead.attempts === 0 && lead.nextActionKind === 'firstCall' && lead.nextActionAt! > tuesday);
    expect(fresh.length).toBeGreaterThanOrEqual(6);
    expect(fresh.some(({ ownerId }) => ownerId === null)).toBe(true);
    expect(leadNamed('Henrik Dahl').nextActionAt! - tuesday).toBeLessThan(30 * 60_000);
  });

  it('hands off in every state, with a package frozen from what was known then', () => {
    const states = new Set(center.handoffs.map(({ answer, outcome }) => `${answer} ${outcome}`));
    expect([...states].sort()).toEqual(['accepted lost', 'accepted open', 'accepted won', 'rejected open', 'waiting open']);
    expect(center.handoffs.some(({ answer, answerDueAt }) => answer === 'waiting' && answerDueAt < tuesday)).toBe(true);
    for (const handoff of center.handoffs) {
      const known = <Item extends { leadId: string }>(rows: readonly Item[], at: (row: Item) => number) =>
        rows.filter((row) => row.leadId === handoff.leadId && at(row) <= handoff.handedOffAt);
      const attempts = known(center.attempts, (each) => each.startedAt);
      expect(handoff.package.attempts).toBe(attempts.length);
      expect(handoff.package.connects).toBe(attempts.filter(({ isConnect }) => isConnect).length);
      expect(handoff.package.touches).toBe(known(center.touches, (each) => each.happenedAt).length);
      expect(handoff.package.score).toBeGreaterThanOrEqual(settings.score.threshold);
      expect(handoff.package.scoreLines.reduce((sum, { points }) => sum + points, 0)).toBe(handoff.package.score);
      const favourable = handoff.package.answers.filter(({ state }) => state === 'favourable').map(({ letter }) => letter);
      expect(favourable).toEqual(expect.arrayContaining(settings.bantfo.required));
      expect(handoff.outcome === 'won').toBe(handoff.value !== null);
      if (handoff.answeredAt !== null) expect(handoff.answeredAt).toBeGreaterThan(handoff.handedOffAt);
    }
  });

  it('balances: files add up to their leads and refused rows, and every campaign has cost and leads', () => {
    for (const run of center.importRuns) {
      const refused = center.importRefusals.filter(({ importId }) => importId === run.id);
      expect(run.takenIn).toBe(center.leads.filter(({ importId }) => importId === run.id).length);
      expect(run.refused).toBe(refused.length);
      expect(run.rowCount).toBe(run.takenIn + run.alreadyKnown + run.refused);
      const rows = [
        ...refused.map(({ row }) => row),
        ...center.leads.filter(({ importId }) => importId === run.id).map(({ importRow }) => importRow!),
      ];
      expect(rows.sort((a, b) => a - b)).toEqual(rows.map((_, at) => at + 2));
    }
    for (const { id } of center.campaigns) {
      const costs = center.campaignCosts.filter(({ campaignId }) => campaignId === id);
      expect(costs.reduce((sum, { amount }) => sum + amount, 0)).toBeGreaterThan(0);
      expect(center.leads.some(({ campaignId }) => campaignId === id)).toBe(true);
    }
  });

  it('remembers a fortnight of daily checks that add up, with the coverage of every segment', () => {
    expect(center.ledgerChecks).toHaveLength(14);
    for (const { takenIn, counts, difference, campaigns } of center.ledgerChecks) {
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(takenIn);
      expect({ difference, campaigns }).toEqual({ difference: 0, campaigns: [] });
    }
    const last = center.ledgerChecks.at(-1)!;
    expect(last.id).toBe('2026-11-16');
    expect(last.takenIn).toBe(center.leads.filter(({ arrivedAt }) => arrivedAt <= last.checkedAt).length);
    for (const { id } of settings.segments) expect(last.pulse[id]?.inPulse, id).toBeGreaterThan(0);
  });

  it('has segments that are made of others, each with leads, QSOs and some that are not in it', () => {
    const profiles = createSegmentCount(new Map(settings.segments.map(({ id, rule }) => [id, rule])), settings.segments);
    const touches = byLead(center.touches);
    const handoffs = byLead(center.handoffs);
    const companies = new Map(center.companies.map((each) => [each.id, each]));
    for (const lead of center.leads)
      profiles.take(lead, { company: companies.get(lead.companyId ?? ''), touches: touches(lead), now: tuesday }, handoffs(lead));
    expect(settings.segments.some(({ rule }) => namedIn(rule).length > 0)).toBe(true);
    for (const [id, { leadIds, qsos }] of profiles.result().profiles) {
      expect(leadIds.length, id).toBeGreaterThan(20);
      expect(leadIds.length, id).toBeLessThan(center.leads.length);
      expect(qsos, id).toBeGreaterThan(0);
    }
    for (const each of settings.segments) expect(segmentFaults(each, settings.segments)).toEqual([]);
    expect(center.leads.some(({ scoreLines }) => scoreLines.some(({ label }) => label === 'Core market'))).toBe(true);
  });

  it('works on weekdays, and on each of the last ten', () => {
    const days = new Set(center.attempts.map(({ startedAt }) => home(startedAt).slice(0, 10)));
    for (const day of days) expect(weekdayOf(day)).toBeLessThanOrEqual(5);
    const recent = center.attempts.filter(({ startedAt }) => startedAt > tuesday - 14 * 86_400_000);
    expect(new Set(recent.map(({ startedAt }) => home(startedAt).slice(0, 10))).size).toBeGreaterThanOrEqual(10);
  });
});
