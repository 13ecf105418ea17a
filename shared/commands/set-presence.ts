import { z } from 'zod';
import { line } from '../domain/fields.ts';
import { presenceStates } from '../domain/people.ts';
import { defineCommand, one, put } from './command.ts';

/** What the rep is doing now, for the floor. The server adds whether the desktop is connected. */
export const setPresence = defineCommand({
  name: 'setPresence',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'salesperson', 'admin'],
  args: z.object({ userId: line, state: z.enum(presenceStates), reason: line }),
  leadIds: () => [],
  load: (args) => ({ presence: one('presences', args.userId) }),
  apply: ({ presence }, args, context) => {
    const isConnected = presence?.isConnected ?? false;
    const lastSeenAt = Math.max(context.now, presence?.lastSeenAt ?? 0);
    const row = { id: context.userId, state: args.state, reason: args.reason, stateSinceAt: context.now, isConnected, lastSeenAt };
    return { puts: [put('presences', row)] };
  },
});
