import { z } from 'zod';
import { type Attempt, type Callback, type Disposition, isCounted } from '../domain/call.ts';
import { id, line } from '../domain/fields.ts';
import type { Lead } from '../domain/lead.ts';
import { type CommandContext, defineCommand, one, type Put, put, refuse, where } from './command.ts';
import { changedLead } from './lead-changes.ts';
import { withoutOthers } from './open-callbacks.ts';
import { countedOutcome, takeBack, undoOf } from './outcome-undo.ts';
import { followUp } from './record-disposition.ts';

/**
 * Another outcome for a call that has one, with the reason. While nothing has happened to the lead since, the old outcome is taken back and
 * the new one does what it does; later, only what the call counts as is set right, and lead and stage stay as others have left them.
 * Outcomes that need a promise, a day to come back or a do-not-call are recorded by a call, not by a correction.
 */
export const correctOutcome = defineCommand({
  name: 'correctOutcome',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ attemptId: id, leadId: id, dispositionCode: line, reasonCode: line.nullable(), why: line }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({
    lead: one('leads', args.leadId),
    attempt: one('attempts', args.attemptId),
    disposition: one('dispositions', args.dispositionCode),
    settings: one('settings', 'center'),
    callbacks: where('callbacks', 'leadId', [args.leadId]),
    attempts: where('attempts', 'leadId', [args.leadId]),
  }),
  apply: ({ lead, attempt, disposition, settings, callbacks, attempts }, args, context) => {
    if (!lead || attempt?.leadId !== lead.id || attempt.dispositionCode === null) return refuse('notFound', { what: 'attempt' });
    if (!isCounted(attempt)) return refuse('notFound', { what: 'attempt' });
    if (attempt.userId !== context.userId && context.role === 'rep') return refuse('notFound', { what: 'attempt' });
    if (!disposition || !settings) return refuse('unknownDisposition', { code: args.dispositionCode });
    if (!isCorrectable(disposition)) return refuse('needMissing', { need: disposition.needs[0] ?? '' });
    if (args.why.trim() === '') return refuse('reasonMissing');
    const corrected = { ...attempt, dispositionCode: disposition.id, isConnect: disposition.isConnect, reasonCode: args.reasonCode };
    const note = put('notes', noteOf(attempt, args.why, context));
    const taken = takeBack(lead, attempt, callbacks, context);
    if ('refusal' in taken) {
      const counted = changedLead(lead, countedOutcome(lead, attempt, disposition), context);
      return { puts: [put('attempts', { ...corrected, undo: null }), put('leads', counted), note] };
    }
    const attemptsAt = attempts.filter(isCounted).map(({ startedAt }) => startedAt);
    const ending = { disposition, given: { callback: null, revisit: null, reasonCode: args.reasonCode }, settings, attemptsAt, told: null };
    const step = followUp(countedAnew(taken.lead, attempt, disposition), ending, context);
    const after = { ...step.lead, version: taken.lead.version };
    const kept = keptByCall(callbacks, taken.puts, context);
    const undo = undoOf(taken.lead, after, kept);
    const others = taken.puts.filter((each) => each.table !== 'leads' && !kept.some(({ id: keptId }) => keptId === each.row.id));
    const puts = [
      put('attempts', { ...corrected, undo }),
      put('leads', after),
      ...others,
      ...kept.map((each) => put('callbacks', each)),
      ...step.changes.map((change) => put('stageChanges', change)),
      note,
    ];
    return step.refusal ? { puts, parked: step.refusal } : { puts };
  },
});

/** Outcomes that a correction can give: all that need nothing but a reason. */
export const isCorrectable = (disposition: Disposition): boolean =>
  !disposition.marksDoNotCall && disposition.needs.every((need) => need === 'reason' || need === 'note');

/** The lead with the call counted as what it came to after all; its old outcome was taken back before. */
const countedAnew = (lead: Lead, { localHour }: Attempt, disposition: Disposition): Lead => ({
  ...lead,
  ...countedOutcome(lead, { dispositionCode: null, isConnect: false, localHour }, disposition),
});

/** The promises that are open again with the old outcome taken back: the call was made all the same, and keeps them. */
const keptByCall = (callbacks: readonly Callback[], takenBack: readonly Put[], context: CommandContext): Callback[] => {
  const changed = new Map(takenBack.flatMap((each) => (each.table === 'callbacks' ? [[each.row.id, each.row]] : [])));
  const standing = callbacks.map((each) => changed.get(each.id) ?? each);
  return withoutOthers(standing, null, 'kept', context).flatMap((each) => (each.table === 'callbacks' ? [each.row] : []));
};

const noteOf = (attempt: Attempt, why: string, context: CommandContext) => ({
  id: context.id('why'),
  leadId: attempt.leadId,
  attemptId: attempt.id,
  authorId: context.userId,
  body: why,
  revision: 1,
  writtenAt: context.now,
  editId: context.commandId,
});
