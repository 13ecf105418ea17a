import type { CommandContext } from '../../shared/commands/command.ts';
import type { Attempt, Callback } from '../../shared/domain/call.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { aContext, type MemoryRows, memoryRows } from '../support/memory-rows.ts';
import { aHandoff, aLead, anAnswer, aTouch, someSettings } from './domain.ts';

/** A team lead at work, an hour after everything that the builders make. */
export const teamLead = (commandId: string): CommandContext =>
  aContext({ commandId, userId: 'lead-of-team', role: 'teamLead', now: 4_000_000 });

/** A lead without points: one that is scored anew is then as it was. */
export const aContact = (over: Partial<Lead> = {}): Lead =>
  aLead({ nextActionKind: 'call', nextActionAt: 100, arrivedAt: 10, companyId: null, campaignId: null, ...over });

export const aCallback = (over: Partial<Callback> = {}): Callback => ({
  id: 'callback-1',
  leadId: 'lead-1',
  userId: 'rep-1',
  createdById: 'rep-1',
  wall: '2026-11-18T09:00',
  zone: 'Europe/Berlin',
  dueAt: 5000,
  promise: '',
  state: 'open',
  createdAt: 10,
  closedAt: null,
  ...over,
});

const aCall = (over: Partial<Attempt>): Attempt => ({
  id: 'attempt-1',
  leadId: 'lead-1',
  userId: 'rep-1',
  number: '+498955500142',
  startedAt: 20,
  endedAt: 30,
  talkMs: 10,
  wrapUpMs: 0,
  dispositionCode: 'noAnswer',
  isConnect: false,
  reasonCode: null,
  scriptId: null,
  scriptPath: [],
  localHour: null,
  assignmentGeneration: 0,
  isFromFormerOwner: false,
  overrideReason: null,
  overriddenRule: null,
  fence: null,
  mayBeDouble: false,
  undo: null,
  loggedAt: null,
  voided: null,
  extension: null,
  ...over,
});

/** Two leads, `kept` and `merged`, of two reps, each with something of every kind. */
export const aMergeCenter = (over: { kept?: Partial<Lead>; merged?: Partial<Lead> } = {}): MemoryRows => {
  const rows = memoryRows();
  const settings = someSettings();
  rows.put('settings', { ...settings, score: { ...settings.score, rules: [] } });
  const model = { scoreModel: settings.score.model };
  rows.put(
    'leads',
    aContact({ id: 'kept', ownerId: 'rep-1', attempts: 2, ...model, ...over.kept }),
    aContact({
      id: 'merged',
      ownerId: 'rep-2',
      attempts: 3,
      connects: 1,
      phones: [{ kind: 'work', number: '+498955500143', extension: null, asWritten: '089 5550 0143' }],
      letters: 'fuuuuu',
      ...model,
      ...over.merged,
    }),
  );
  for (const leadId of ['kept', 'merged']) {
    rows.put('touches', aTouch({ id: `touch-${leadId}`, leadId, happenedAt: 15 }));
    rows.put('attempts', aCall({ id: `attempt-${leadId}`, leadId }));
    rows.put('notes', {
      id: `note-${leadId}`,
      leadId,
      attemptId: null,
      authorId: 'rep-1',
      body: leadId,
      revision: 1,
      writtenAt: 25,
      editId: null,
    });
    rows.put('callbacks', aCallback({ id: `kept-${leadId}`, leadId, state: 'kept' }));
    rows.put('handoffs', aHandoff({ id: `handoff-${leadId}`, leadId, answer: 'rejected' }));
    rows.put(
      'answers',
      anAnswer({
        id: leadId === 'merged' ? 'answer-1' : 'answer-0',
        leadId,
        letter: 'B',
        state: leadId === 'merged' ? 'favourable' : 'unknown',
        answeredAt: leadId === 'merged' ? 40 : 35,
      }),
    );
  }
  return rows;
};
