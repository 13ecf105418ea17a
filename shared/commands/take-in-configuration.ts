import { z } from 'zod';
import { defineCommand, isRefused } from './command.ts';
import { publishDispositions } from './publish-dispositions.ts';
import { publishSettings } from './publish-settings.ts';

/**
 * Takes a configuration file in: settings and outcomes of a call together or not at all, each against what was seen. What either publishing
 * refuses, refuses the whole.
 */
export const takeInConfiguration = defineCommand({
  name: 'takeInConfiguration',
  version: 1,
  roles: ['manager', 'admin'],
  args: publishSettings.args.extend({
    /** None where the file says of them what holds already. */
    outcomes: publishDispositions.args.shape.seen,
    seenOutcomes: publishDispositions.args.shape.seen,
    fileName: z.string().max(300),
  }),
  leadIds: () => [],
  load: (args) => ({ ...publishSettings.load(args), ...publishDispositions.load({ next: args.outcomes, seen: args.seenOutcomes }) }),
  apply: (rows, { outcomes, seenOutcomes, ...settings }, context) => {
    const published = publishSettings.apply(rows, settings, context);
    if (isRefused(published) || outcomes.length === 0) return published;
    const changed = publishDispositions.apply(
      rows,
      { next: outcomes, seen: seenOutcomes, why: settings.why, agreedBy: settings.agreedBy },
      context,
    );
    return isRefused(changed) ? changed : { puts: [...published.puts, ...changed.puts] };
  },
});
