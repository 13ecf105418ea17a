import { z } from 'zod';
import type { Note } from '../domain/call.ts';
import { day, id, instant, line } from '../domain/fields.ts';
import { defineCommand, one, put, refuse } from './command.ts';
import { changedLead } from './lead-changes.ts';

/**
 * Another day to come back to a lead at rest, with the reason, which stays among its notes. In nurture that is the day of the next call;
 * who is kept informed comes back on it, or with `revisit` null on no day of its own.
 */
export const moveRevisit = defineCommand({
  name: 'moveRevisit',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({
    leadId: id,
    /** The day, and the instant at which it begins for the lead. */
    revisit: z.object({ on: day, at: instant }).nullable(),
    reason: line.min(1),
  }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId) }),
  apply: ({ lead }, { revisit, reason }, context) => {
    if (!lead) return refuse('notFound', { what: 'lead' });
    const isInformed = lead.stage === 'keepInformed';
    if (!isInformed && lead.stage !== 'nurture') return refuse('stageRefused', { reason: 'already', stage: lead.stage });
    if (!isInformed && !revisit) return refuse('stageRefused', { reason: 'notYet', stage: lead.stage });
    const next = revisit && !isInformed ? { nextActionKind: 'revisit' as const, nextActionAt: revisit.at } : {};
    const note: Note = {
      id: context.id('reason'),
      leadId: lead.id,
      attemptId: null,
      authorId: context.userId,
      body: reason,
      revision: 1,
      writtenAt: context.now,
      editId: context.commandId,
    };
    return { puts: [put('leads', changedLead(lead, { ...next, revisitOn: revisit?.on ?? null }, context)), put('notes', note)] };
  },
});
