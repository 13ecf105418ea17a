import { z } from 'zod';
import { planRetry } from '../domain/cadence.ts';
import { type Attempt, type Disposition, isCounted } from '../domain/call.ts';
import type { CenterSettings } from '../domain/center-settings.ts';
import { id, line } from '../domain/fields.ts';
import type { Lead } from '../domain/lead.ts';
import { type CommandContext, defineCommand, one, type Put, put, refuse, where } from './command.ts';
import { changedLead, stepStage } from './lead-changes.ts';
import { countedOutcome, takeBack, undoOf } from './outcome-undo.ts';

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
    const starts = attempts.filter(isCounted).map(({ startedAt }) => startedAt);
    const step = outcomeOn(
      taken.lead,
      { ...attempt, dispositionCode: null, isConnect: false },
      disposition,
      { settings, starts, reasonCode: args.reasonCode },
      context,
    );
    const after = { ...step.lead, version: taken.lead.version };
    const others = taken.puts.filter(({ table }) => table !== 'leads');
    return {
      puts: [put('attempts', { ...corrected, undo: undoOf(taken.lead, after, []) }), put('leads', after), ...others, ...step.puts, note],
    };
  },
});

/** Outcomes that a correction can give: all that need nothing but a reason. */
export const isCorrectable = (disposition: Disposition): boolean =>
  !disposition.marksDoNotCall && disposition.needs.every((need) => need === 'reason' || need === 'note');

type Given = { settings: CenterSettings; starts: readonly number[]; reasonCode: string | null };

const outcomeOn = (
  lead: Lead,
  open: Attempt,
  disposition: Disposition,
  { settings, starts, reasonCode }: Given,
  context: CommandContext,
): { lead: Lead; puts: Put[] } => {
  const counted = { ...lead, ...countedOutcome(lead, open, disposition) };
  const step = disposition.raises ? stepStage(counted, disposition.raises, context, { reasonCode }) : { lead: counted, change: null };
  const puts = step.change ? [put('stageChanges', step.change)] : [];
  const plan = planRetry(step.lead, disposition, settings, context.now, starts);
  if (!plan || plan.giveUp || step.lead.stage === 'qualified') {
    const handOff = step.lead.stage === 'qualified' ? ({ nextActionKind: 'handOff', nextActionAt: context.now } as const) : {};
    return { lead: { ...step.lead, ...handOff }, puts };
  }
  return { lead: { ...step.lead, nextActionKind: plan.nextActionKind, nextActionAt: plan.nextActionAt }, puts };
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
