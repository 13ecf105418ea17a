import { z } from 'zod';
import type { Note } from '../domain/call.ts';
import { id, instant, line } from '../domain/fields.ts';
import { type CommandContext, defineCommand, one, put, refuse } from './command.ts';
import { changedLead } from './lead-changes.ts';

/**
 * "Later": the lead steps back in the queue until a time. A promised callback stands; it is moved, not postponed. Skipped with a reason,
 * the reason stands among the lead's notes, so that who comes next knows.
 */
export const postponeLead = defineCommand({
  name: 'postponeLead',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ leadId: id, until: instant, reason: line.default('') }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId) }),
  apply: ({ lead }, args, context) => {
    if (!lead) return refuse('notFound', { what: 'lead' });
    if (lead.doNotCall) return refuse('doNotCall');
    if (lead.nextActionKind === 'callback') return refuse('callbackPromised');
    const kind = lead.nextActionKind === 'revisit' ? 'revisit' : 'retry';
    const postponed = put('leads', changedLead(lead, { nextActionKind: kind, nextActionAt: args.until }, context));
    return { puts: args.reason === '' ? [postponed] : [postponed, put('notes', noteOf(args.leadId, args.reason, context))] };
  },
});

const noteOf = (leadId: string, reason: string, context: CommandContext): Note => ({
  id: context.id('reason'),
  leadId,
  attemptId: null,
  authorId: context.userId,
  body: reason,
  revision: 1,
  writtenAt: context.now,
  editId: context.commandId,
});
