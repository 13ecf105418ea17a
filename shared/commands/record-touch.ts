import { z } from 'zod';
import { id, instant, line, text } from '../domain/fields.ts';
import { defineCommand, one, put, refuse } from './command.ts';
import { changedLead } from './lead-changes.ts';
import { clockSlackMs } from './log-call.ts';

/**
 * A mail that went out or an event to which a lead was asked and came: written down as a touch of ours, so that the pulse counts it as a word
 * from us. Refused when it is still to come. Calls are logged, as they have an outcome.
 */
export const recordTouch = defineCommand({
  name: 'recordTouch',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({
    leadId: id,
    kind: z.enum(['mail', 'event']),
    title: line.min(1),
    detail: text.default(''),
    happenedAt: instant,
  }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId) }),
  apply: ({ lead }, { kind, title, detail, happenedAt }, context) => {
    if (!lead) return refuse('notFound', { what: 'lead' });
    if (happenedAt > context.now + clockSlackMs) return refuse('inTheFuture');
    const touch = put('touches', {
      id: context.id('touch'),
      leadId: lead.id,
      kind,
      direction: 'out',
      title,
      detail,
      buyingPhase: null,
      campaignId: null,
      happenedAt,
      durationMs: null,
    });
    const lastTouchAt = Math.max(happenedAt, lead.lastTouchAt ?? 0);
    return { puts: [touch, put('leads', changedLead(lead, { lastTouchAt }, context))] };
  },
});
