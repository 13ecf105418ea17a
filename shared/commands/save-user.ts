import { z } from 'zod';
import { type User, user } from '../domain/people.ts';
import { defineCommand, one, put, refuse, where } from './command.ts';

const email = z
  .string()
  .regex(/^[^\s@]+@[^\s@]+$/)
  .max(300);

/**
 * Takes somebody into the center or changes what they are: name, mail, role, team, languages, skills, hours. Who comes back becomes
 * active again here; who leaves does so by `deactivateUser`, which sees to their leads.
 */
export const saveUser = defineCommand({
  name: 'saveUser',
  version: 1,
  roles: ['admin'],
  args: z.object({
    user: user
      .omit({ isActive: true })
      .extend({ email, name: user.shape.name.min(1), skills: user.shape.skills.removeDefault(), hours: user.shape.hours.removeDefault() }),
  }),
  leadIds: () => [],
  load: (args) => ({
    standing: one('users', args.user.id),
    team: one('teams', args.user.teamId),
    sameMail: where('users', 'email', [args.user.email]),
    absences: where('absences', 'userId', [args.user.id]),
  }),
  apply: ({ standing, team, sameMail, absences }, args, context) => {
    const needsTeam = args.user.role === 'rep' || args.user.role === 'teamLead';
    if ((needsTeam || args.user.teamId !== null) && !team) return refuse('personFaulty', { what: 'team' });
    if (sameMail.some((each) => each.id !== args.user.id)) return refuse('personFaulty', { what: 'email' });
    // An admin who is none any more could not make anybody one.
    if (args.user.id === context.userId && args.user.role !== 'admin') return refuse('notAllowed', { role: context.role });
    const saved: User = { ...args.user, isActive: true };
    // Who is back has not left.
    const back = standing?.isActive
      ? []
      : absences
          .filter((each) => each.kind === 'leaving' && each.state === 'running')
          .map((each) => put('absences', { ...each, state: 'over', endsAt: context.now }));
    return { puts: [put('users', saved), ...back] };
  },
});
