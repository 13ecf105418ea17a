import { z } from 'zod';
import type { Note } from '../domain/call.ts';
import { id, text } from '../domain/fields.ts';
import { defineCommand, one, put, refuse } from './command.ts';
import { maySettle, settled } from './parked-work.ts';

/** What was parked is written down on the lead as a note, so that whoever calls next reads it. */
export const keepParkedAsNote = defineCommand({
  name: 'keepParkedAsNote',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ parkedId: id, leadId: id, noteId: id, body: text.min(1) }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ parked: one('parked', args.parkedId) }),
  loadMore: ({ parked }) => ({ person: one('users', parked?.userId) }),
  apply: ({ parked, person }, args, context) => {
    if (!parked || !maySettle(parked, person, context)) return refuse('notFound', { what: 'parked' });
    if (parked.state === 'resolved') return { puts: [] };
    const note: Note = {
      id: args.noteId,
      leadId: args.leadId,
      attemptId: null,
      authorId: context.userId,
      body: args.body,
      revision: 1,
      writtenAt: context.now,
      editId: context.commandId,
    };
    return { puts: [put('notes', note), put('parked', settled(parked, 'noted', context))] };
  },
});
