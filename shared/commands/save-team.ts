import { z } from 'zod';
import { team } from '../domain/people.ts';
import { defineCommand, put } from './command.ts';

/** Makes a team, or names it anew. */
export const saveTeam = defineCommand({
  name: 'saveTeam',
  version: 1,
  roles: ['admin'],
  args: z.object({ team: team.extend({ name: team.shape.name.min(1) }) }),
  leadIds: () => [],
  load: () => ({}),
  apply: (_rows, args) => ({ puts: [put('teams', args.team)] }),
});
