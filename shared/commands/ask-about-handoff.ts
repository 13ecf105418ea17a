import { z } from 'zod';
import { id, text } from '../domain/fields.ts';
import { withEvent } from '../domain/handoff.ts';
import { defineCommand, one, put, refuse } from './command.ts';

/** The salesperson asks the rep back before answering. The time to answer stands still until the reply, for as long as the center agreed. */
export const askAboutHandoff = defineCommand({
  name: 'askAboutHandoff',
  version: 1,
  roles: ['salesperson', 'manager', 'admin'],
  args: z.object({ handoffId: id, question: text.min(1) }),
  leadIds: () => [],
  load: (args) => ({ handoff: one('handoffs', args.handoffId) }),
  apply: ({ handoff }, args, context) => {
    if (!handoff) return refuse('notFound', { what: 'handoff' });
    if (context.role === 'salesperson' && handoff.salespersonId !== context.userId) return refuse('notFound', { what: 'handoff' });
    // Asked after the answer it is a question all the same, and stops no clock.
    const askedAt = handoff.answer === 'waiting' ? (handoff.askedAt ?? context.now) : null;
    const event = { kind: 'asked', at: context.now, byId: context.userId, text: args.question } as const;
    return { puts: [put('handoffs', withEvent({ ...handoff, askedAt }, event))] };
  },
});
