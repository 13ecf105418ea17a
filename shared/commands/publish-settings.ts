import { z } from 'zod';
import { type CenterSettings, centerSettings } from '../domain/center-settings.ts';
import { isSameValue } from '../domain/same-value.ts';
import { defineCommand, one, put, refuse } from './command.ts';

const { duplicates } = centerSettings.shape;
/** A section that is left out stays as it is; what older settings lack is made up for where they are read, not here. */
const sections = centerSettings.omit({ id: true }).extend({ duplicates: duplicates.removeDefault() }).partial();

/**
 * Publishes parts of the center's agreements, compare-and-swap: each must still say what the person saw when they began. Who comes second is
 * told, and what they wrote is kept whole with the refused command.
 */
export const publishSettings = defineCommand({
  name: 'publishSettings',
  version: 1,
  roles: ['manager', 'admin'],
  args: z.object({
    /** What is to be, by section; sections left out stay as they are. */
    next: sections,
    /** The same sections as they stood on the person's screen. */
    seen: sections,
  }),
  leadIds: () => [],
  load: () => ({ settings: one('settings', 'center') }),
  apply: ({ settings }, { next, seen }) => {
    if (!settings) return refuse('notFound', { what: 'settings' });
    const changed = (Object.keys(next) as (keyof CenterSettings & keyof typeof next)[]).filter(
      (section) => !isSameValue(settings[section], seen[section]) && !isSameValue(settings[section], next[section]),
    );
    if (changed.length > 0) return refuse('publishedMeanwhile', { sections: changed.join(', ') });
    return { puts: [put('settings', { ...settings, ...next })] };
  },
});
