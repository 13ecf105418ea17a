import { z } from 'zod';
import type { Note } from '../domain/call.ts';
import { id, instant, line } from '../domain/fields.ts';
import { type CommandContext, defineCommand, one, put, refuse } from './command.ts';
import { changedLead } from './lead-changes.ts';

/** A next action that can be put off. */
const before = z.object({ kind: z.enum(['firstCall', 'retry', 'call', 'revisit']).nullable(), at: instant.nullable() });

/**
 * "Later": the lead steps back in the queue until a time. A promised callback stands; it is moved, not postponed. Skipped with a reason,
 * the reason stands among the lead's notes, so that who comes next knows. `takesBack` gives the lead the next action that it had before it was
 * put off to `until`, while nothing has happened to it since.
 */
export const postponeLead = defineCommand({
  name: 'postponeLead',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ leadId: id, until: instant, reason: line.default(''), takesBack: before.optional() }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId) }),
  apply: ({ lead }, args, context) => {
    if (!lead) return refuse('notFound', { what: 'lead' });
    if (lead.doNotCall) return refuse('doNotCall');
    if (lead.nextActionKind === 'callback') return refuse('callbackPromised');
    const kind = lead.nextActionKind === 'revisit' ? ('revisit' as const) : ('retry' as const);
    const { takesBack } = args;
    if (takesBack && (lead.nextActionAt !== args.until || lead.nextActionKind !== kind)) return refuse('movedOn');
    const next = takesBack
      ? { nextActionKind: takesBack.kind, nextActionAt: takesBack.at }
      : { nextActionKind: kind, nextActionAt: args.until };
    const postponed = put('leads', changedLead(lead, next, context));
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
