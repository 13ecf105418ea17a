import { z } from 'zod';
import { type Content, content, contentFault } from '../domain/content.ts';
import { isSameValue } from '../domain/same-value.ts';
import { defineCommand, one, put, refuse } from './command.ts';

const given = content.omit({ changedById: true, changedAt: true });

/**
 * A piece of the content library as it is to be, new or changed, compare-and-swap: who comes second is told. It is retired and never
 * deleted. `seen`: as it stood on the person's screen; null: it is new.
 */
export const saveContent = defineCommand({
  name: 'saveContent',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({ next: given, seen: given.nullable() }),
  leadIds: () => [],
  load: ({ next }) => ({ standing: one('contents', next.id) }),
  apply: ({ standing }, { next, seen }, context) => {
    const fault = contentFault(next);
    if (fault) return refuse('contentFaulty', { fault });
    const before = standing && bare(standing);
    if (before && !isSameValue(before, seen) && !isSameValue(before, next)) return refuse('publishedMeanwhile', { sections: before.title });
    return { puts: [put('contents', { ...next, changedById: context.userId, changedAt: context.now })] };
  },
});

const bare = ({ changedById: _by, changedAt: _at, ...rest }: Content): z.infer<typeof given> => rest;
