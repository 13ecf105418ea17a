import { z } from 'zod';
import { id, line } from '../domain/fields.ts';
import { defineCommand, put, refuse, where } from './command.ts';
import { isSameSet } from './publish-script.ts';

/** Sets how the calls of a script are shared among its live versions. Refused when other versions are live than those seen. */
export const shareScript = defineCommand({
  name: 'shareScript',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({
    scriptKey: line,
    /** Per cent for every live version, together 100. */
    shares: z
      .array(z.object({ scriptId: id, share: z.int().min(0).max(100) }))
      .min(1)
      .max(20),
  }),
  leadIds: () => [],
  load: (args) => ({ versions: where('scripts', 'scriptKey', [args.scriptKey]) }),
  apply: ({ versions }, { shares }) => {
    const live = versions.filter(({ state }) => state === 'live');
    const shareOf = new Map(shares.map(({ scriptId, share }) => [scriptId, share]));
    if (!isSameSet(live, [...shareOf.keys()])) return refuse('publishedMeanwhile', { what: 'versions' });
    if (shares.reduce((sum, { share }) => sum + share, 0) !== 100) return refuse('badArguments', { problem: 'shares add up to 100' });
    return { puts: live.map((each) => put('scripts', { ...each, share: shareOf.get(each.id) ?? each.share })) };
  },
});
