import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { defineCommand, many, put } from './command.ts';

/** The rep has had comments on calls of theirs on the screen. */
export const seeComments = defineCommand({
  name: 'seeComments',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'salesperson', 'admin'],
  args: z.object({ commentIds: z.array(id).min(1).max(200) }),
  leadIds: () => [],
  load: ({ commentIds }) => ({ comments: many('callComments', commentIds) }),
  apply: ({ comments }, _args, context) => ({
    puts: comments
      .filter((each) => each.userId === context.userId && each.seenAt === null)
      .map((each) => put('callComments', { ...each, seenAt: context.now })),
  }),
});
