import { z } from 'zod';
import { id, text } from '../domain/fields.ts';
import { withEvent } from '../domain/handoff.ts';
import { dueWithPause } from '../domain/handoff-sla.ts';
import { defineCommand, one, put, refuse } from './command.ts';

/** The rep answers what sales asked. The time to answer goes on, later by the working time that the question waited. */
export const replyAboutHandoff = defineCommand({
  name: 'replyAboutHandoff',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ handoffId: id, reply: text.min(1) }),
  leadIds: () => [],
  load: (args) => ({ handoff: one('handoffs', args.handoffId), settings: one('settings', 'center') }),
  apply: ({ handoff, settings }, args, context) => {
    if (!handoff || !settings) return refuse('notFound', { what: 'handoff' });
    if (context.role === 'rep' && handoff.repId !== context.userId) return refuse('notFound', { what: 'handoff' });
    const answerDueAt = dueWithPause(handoff, settings, context.now);
    const event = { kind: 'replied', at: context.now, byId: context.userId, text: args.reply } as const;
    return { puts: [put('handoffs', withEvent({ ...handoff, askedAt: null, answerDueAt }, event))] };
  },
});
