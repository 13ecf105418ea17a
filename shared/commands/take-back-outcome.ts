import { z } from 'zod';
import { isCounted } from '../domain/call.ts';
import { id } from '../domain/fields.ts';
import { defineCommand, one, put, refuse, where } from './command.ts';
import { takeBack } from './outcome-undo.ts';

/** The wrong key: the outcome is taken back whole, and the call waits for the right one. The call itself stays: it was made. */
export const takeBackOutcome = defineCommand({
  name: 'takeBackOutcome',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ attemptId: id, leadId: id }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({
    lead: one('leads', args.leadId),
    attempt: one('attempts', args.attemptId),
    callbacks: where('callbacks', 'leadId', [args.leadId]),
  }),
  apply: ({ lead, attempt, callbacks }, _args, context) => {
    if (!lead || attempt?.leadId !== lead.id || attempt.userId !== context.userId) return refuse('notFound', { what: 'attempt' });
    if (attempt.dispositionCode === null || !isCounted(attempt)) return { puts: [] };
    const taken = takeBack(lead, attempt, callbacks, context);
    if ('refusal' in taken) return { refused: taken.refusal };
    const waiting = { ...attempt, dispositionCode: null, reasonCode: null, isConnect: false, undo: null };
    return { puts: [put('attempts', waiting), ...taken.puts] };
  },
});
