import { z } from 'zod';
import { type Attempt, type Callback, isCounted, type Touch, type VoidUndo } from '../domain/call.ts';
import { id, line } from '../domain/fields.ts';
import type { Lead } from '../domain/lead.ts';
import { defineCommand, one, type Put, put, refuse, where } from './command.ts';
import { changedLead } from './lead-changes.ts';
import { changedFields, countedOutcome, takeBack, uncalled } from './outcome-undo.ts';
import { scoreFields } from './score-of-lead.ts';

/** What a call counts for: its lead with all that the score and the next step are made of. */
export const callAndLead = ({ attemptId, leadId }: { attemptId: string; leadId: string }) => ({
  lead: one('leads', leadId),
  attempt: one('attempts', attemptId),
  settings: one('settings', 'center'),
  callbacks: where('callbacks', 'leadId', [leadId]),
  touches: where('touches', 'leadId', [leadId]),
  attempts: where('attempts', 'leadId', [leadId]),
});
export const companyOfLead = ({ lead }: { lead: Lead | undefined }) => ({
  company: one('companies', lead?.companyId),
  colleagues: where('leads', 'companyId', [lead?.companyId]),
});

/**
 * A call that was none of this lead's, dialled by mistake or written down for the wrong one: it stands in the history with who said so and
 * why, and counts no more. While nothing has happened to the lead since, what its outcome did is taken back, as by a correction; later only
 * the counts are set right, and stage and next step stay as others have left them. A do-not-call stands: managers lift it.
 */
export const voidCall = defineCommand({
  name: 'voidCall',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ attemptId: id, leadId: id, reason: line }),
  leadIds: (args) => [args.leadId],
  load: callAndLead,
  loadMore: companyOfLead,
  apply: ({ lead, attempt, settings, ...rows }, args, context) => {
    if (!lead || !settings || attempt?.leadId !== lead.id) return refuse('notFound', { what: 'attempt' });
    if (attempt.userId !== context.userId && context.role === 'rep') return refuse('notFound', { what: 'attempt' });
    if (args.reason.trim() === '') return refuse('reasonMissing');
    if (!isCounted(attempt)) return { puts: [] };
    const taken = takeBack(lead, attempt, rows.callbacks, context);
    const standing = 'refusal' in taken ? { ...lead, ...countedOutcome(lead, attempt, null) } : taken.lead;
    const attempts = rows.attempts.filter((each) => each.id !== attempt.id);
    const counted = { ...standing, ...uncalled(standing, attempt, attempts.filter(isCounted)) };
    const lastTouchAt =
      standing.lastTouchAt === attempt.startedAt ? lastTouch(attempts.filter(isCounted), rows.touches) : standing.lastTouchAt;
    const after = changedLead(
      lead,
      { ...counted, lastTouchAt, ...scoreFields(counted, { ...rows, attempts }, settings, context.now) },
      context,
    );
    const others = 'refusal' in taken ? [] : taken.puts.filter(({ table }) => table !== 'leads');
    const undo = voidUndoOf({ lead, after, attempt, others, callbacks: rows.callbacks });
    const voided: Attempt = {
      ...attempt,
      voided: { at: context.now, byId: context.userId, reason: args.reason.trim(), undo, takenBack: null },
      isConnect: false,
      mayBeDouble: false,
      undo: null,
    };
    return { puts: [put('attempts', voided), put('leads', after), ...others] };
  },
});

type Voiding = { lead: Lead; after: Lead; attempt: Attempt; others: readonly Put[]; callbacks: readonly Callback[] };

/** What it takes to count it again: all that voiding it changed, as it was. */
const voidUndoOf = ({ lead, after, attempt, others, callbacks }: Voiding): VoidUndo => {
  const changed = new Set(others.flatMap((each) => (each.table === 'callbacks' ? [each.row.id] : [])));
  return {
    leadVersion: after.version,
    before: changedFields(lead, after),
    callbacks: callbacks.filter(({ id }) => changed.has(id)).map(({ id, state, closedAt }) => ({ id, state, closedAt })),
    isConnect: attempt.isConnect,
    mayBeDouble: attempt.mayBeDouble,
    outcome: attempt.undo,
  };
};

/** When anything last went to or fro between them, without the call that was none. */
const lastTouch = (attempts: readonly Pick<Attempt, 'startedAt'>[], touches: readonly Pick<Touch, 'happenedAt'>[]): number | null => {
  const at = [...attempts.map(({ startedAt }) => startedAt), ...touches.map(({ happenedAt }) => happenedAt)];
  return at.length > 0 ? Math.max(...at) : null;
};
