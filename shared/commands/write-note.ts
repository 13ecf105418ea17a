import { z } from 'zod';
import { type Note, note } from '../domain/call.ts';
import { defineCommand, one, put, refuse } from './command.ts';

/** Keeps what a person typed. Written again under the same id while they type on; only its author may, and only forwards. */
export const writeNote = defineCommand({
  name: 'writeNote',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({
    noteId: note.shape.id,
    leadId: note.shape.leadId,
    attemptId: note.shape.attemptId,
    body: note.shape.body,
    revision: note.shape.revision,
  }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ standing: one('notes', args.noteId) }),
  apply: ({ standing }, args, context) => {
    if (standing && standing.authorId !== context.userId) return refuse('notYourNote');
    if (standing && standing.revision >= args.revision) return { puts: [] };
    const row: Note = {
      id: args.noteId,
      leadId: args.leadId,
      attemptId: args.attemptId,
      authorId: context.userId,
      body: args.body,
      revision: args.revision,
      writtenAt: context.now,
    };
    return { puts: [put('notes', row)] };
  },
});
