import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { user } from '../domain/people.ts';
import { defineCommand, one, put, refuse } from './command.ts';

/** How many open handoffs a salesperson can carry, and when they are away: their own word, or a manager's. */
export const setAvailability = defineCommand({
  name: 'setAvailability',
  version: 1,
  roles: ['salesperson', 'manager', 'admin'],
  args: z.object({ userId: id, capacity: user.shape.capacity, absences: user.shape.absences.unwrap() }),
  leadIds: () => [],
  load: (args) => ({ person: one('users', args.userId) }),
  apply: ({ person }, { capacity, absences }, context) => {
    const isOwn = person?.id === context.userId;
    if (person?.role !== 'salesperson' || (context.role === 'salesperson' && !isOwn)) return refuse('notFound', { what: 'user' });
    if (absences.some(({ from, till }) => till < from)) return refuse('badArguments', { path: 'absences' });
    return { puts: [put('users', { ...person, capacity, absences: [...absences].sort((a, b) => (a.from < b.from ? -1 : 1)) })] };
  },
});
