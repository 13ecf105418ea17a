import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { defineCommand, many, one, put, refuse } from './command.ts';
import { changedLead } from './lead-changes.ts';

/**
 * Something of the content library went out to a lead by mail: a fact, written down as a touch of ours. It carries no buying phase, as
 * only what a lead does itself tells how far it has come.
 */
export const sendContent = defineCommand({
  name: 'sendContent',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ leadId: id, contentIds: z.array(id).min(1).max(10) }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId), contents: many('contents', args.contentIds) }),
  apply: ({ lead, contents }, _args, context) => {
    if (!lead) return refuse('notFound', { what: 'lead' });
    if (contents.length === 0) return refuse('notFound', { what: 'content' });
    const touches = contents.map((each) =>
      put('touches', {
        id: context.id(`sent.${each.id}`.slice(0, 60)),
        leadId: lead.id,
        kind: 'mail',
        direction: 'out',
        title: each.title,
        detail: each.place,
        buyingPhase: null,
        campaignId: null,
        happenedAt: context.now,
        durationMs: null,
      }),
    );
    const lastTouchAt = Math.max(context.now, lead.lastTouchAt ?? 0);
    return { puts: [...touches, put('leads', changedLead(lead, { lastTouchAt }, context))] };
  },
});
