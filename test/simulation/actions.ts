import { changeStage } from '../../shared/commands/change-stage.ts';
import { handOffLead } from '../../shared/commands/hand-off-lead.ts';
import { markDoNotCall } from '../../shared/commands/mark-do-not-call.ts';
import { postponeLead } from '../../shared/commands/postpone-lead.ts';
import { reassignLeads } from '../../shared/commands/reassign-leads.ts';
import { recordAnswer } from '../../shared/commands/record-answer.ts';
import { recordDisposition } from '../../shared/commands/record-disposition.ts';
import { scheduleCallback } from '../../shared/commands/schedule-callback.ts';
import { startAttempt } from '../../shared/commands/start-attempt.ts';
import { writeNote } from '../../shared/commands/write-note.ts';
import { letterStates, letters } from '../../shared/domain/bantfo.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { SimDesktop, SimWorld } from './sim-desktop.ts';

/** What people do in the simulation: any command of the day, on any lead they see. */

type Action = (world: SimWorld, desktop: SimDesktop, lead: Lead) => Promise<unknown>;

const hourMs = 3_600_000;

const call: Action = async ({ random, clock, newId }, { run, db }, lead) => {
  const attemptId = newId();
  const assignmentGeneration = lead.assignmentGeneration;
  await run(startAttempt, {
    attemptId,
    leadId: lead.id,
    number: '+4989555',
    scriptId: null,
    localHour: 10,
    assignmentGeneration,
    overrideReason: null,
  });
  clock.advance(random.below(5) * 60_000);
  const disposition = random.pick(await db().dispositions.toArray());
  const needs = new Set(disposition.needs);
  const at = clock.now() + hourMs;
  await run(recordDisposition, {
    attemptId,
    leadId: lead.id,
    dispositionCode: disposition.id,
    endedAt: clock.now(),
    talkMs: 60_000,
    wrapUpMs: 0,
    reasonCode: needs.has('reason') ? (disposition.reasons[0]?.code ?? 'other') : null,
    scriptId: null,
    scriptPath: [],
    assignmentGeneration,
    callback: needs.has('callback')
      ? {
          callbackId: newId(),
          wall: '2026-11-24T09:00',
          zone: 'Europe/Berlin',
          dueAt: at,
          promise: 'promised',
          isPersonal: random.chance(0.5),
        }
      : null,
    revisit: needs.has('revisit') ? { on: '2027-01-11', at: Date.UTC(2027, 0, 11, 8) } : null,
    lastSaid: '',
  });
};

const answer: Action = ({ random, newId }, { run }, lead) =>
  run(recordAnswer, {
    answerId: newId(),
    leadId: lead.id,
    letter: random.pick(letters),
    state: random.pick(letterStates),
    value: {},
    words: 'said so',
    attemptId: null,
    confidence: 'sure',
  });

const note: Action = ({ newId }, { run }, lead) =>
  run(writeNote, { noteId: newId(), leadId: lead.id, attemptId: null, body: 'a note', revision: 1 });

const promise: Action = ({ random, clock, newId }, { run }, lead) =>
  run(scheduleCallback, {
    callbackId: newId(),
    leadId: lead.id,
    wall: '2026-11-25T10:00',
    zone: 'Europe/Berlin',
    dueAt: clock.now() + random.below(72) * hourMs,
    promise: 'later',
    isPersonal: random.chance(0.7),
  });

const postpone: Action = ({ clock }, { run }, lead) => run(postponeLead, { leadId: lead.id, until: clock.now() + hourMs });
const forbid: Action = (_world, { run }, lead) => run(markDoNotCall, { leadIds: [lead.id], reason: 'asked us to stop' });
const rest: Action = (_world, { run }, lead) =>
  run(changeStage, { leadIds: [lead.id], event: 'nurture', reasonCode: null, revisit: { on: '2027-02-01', at: Date.UTC(2027, 1, 1, 8) } });
const handOff: Action = ({ center, newId }, { run }, lead) =>
  run(handOffLead, { handoffId: newId(), leadId: lead.id, salespersonId: center.people.salesperson.id, routing: [], promise: 'two pages' });

const move: Action = ({ random, center, newId }, { run }, lead) => {
  const { rep, otherRep, repOfOtherTeam } = center.people;
  const toId = random.pick([rep.id, otherRep.id, repOfOtherTeam.id, null]);
  return run(reassignLeads, { moveId: newId(), reason: '', moves: [{ leadId: lead.id, toId, fromId: lead.ownerId }] });
};

const repActions: readonly Action[] = [call, call, call, answer, answer, note, promise, postpone, handOff, rest, forbid];
const leadActions: readonly Action[] = [move, move, move, move, note, rest, answer];

/** Something the person might do now, on a lead they see; nothing when they see none. Refusals on the desktop are part of the day. */
export const act = async (world: SimWorld, desktop: SimDesktop): Promise<void> => {
  const leads = await desktop.db().leads.orderBy('id').toArray();
  if (leads.length === 0) return;
  const action = world.random.pick(desktop.person.role === 'rep' ? repActions : leadActions);
  await action(world, desktop, world.random.pick(leads)).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'CommandRefused') throw error;
  });
};
