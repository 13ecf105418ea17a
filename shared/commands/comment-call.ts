import { z } from 'zod';
import type { CallComment } from '../domain/coaching.ts';
import { id, text } from '../domain/fields.ts';
import { defineCommand, one, put, refuse } from './command.ts';

/** A word on one call, for the rep who made it. */
export const commentCall = defineCommand({
  name: 'commentCall',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({ commentId: id, attemptId: id, leadId: id, body: text.min(1) }),
  leadIds: ({ leadId }) => [leadId],
  load: ({ commentId, attemptId }) => ({ attempt: one('attempts', attemptId), standing: one('callComments', commentId) }),
  apply: ({ attempt, standing }, { commentId, attemptId, leadId, body }, context) => {
    if (attempt?.leadId !== leadId) return refuse('notFound', { what: 'attempt' });
    if (standing && standing.byId !== context.userId) return refuse('notYourNote');
    const comment: CallComment = {
      id: commentId,
      userId: attempt.userId,
      attemptId,
      leadId,
      byId: context.userId,
      body,
      writtenAt: standing?.writtenAt ?? context.now,
      // What was changed is to be read again.
      seenAt: standing?.body === body ? standing.seenAt : null,
    };
    return { puts: [put('callComments', comment)] };
  },
});
