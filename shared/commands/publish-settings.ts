import { z } from 'zod';
import { type SettingsSection, someSections, wholeSettings } from '../domain/center-settings.ts';
import { line, text } from '../domain/fields.ts';
import { uniquelyNamed } from '../domain/model-names.ts';
import { isSameValue } from '../domain/same-value.ts';
import { versionsOf } from './agreement-versions.ts';
import { defineCommand, one, put, refuse, where } from './command.ts';

/**
 * Publishes parts of the center's agreements, compare-and-swap: each must still say what the person saw when they began. Who comes second is
 * told, and what they wrote is kept whole with the refused command. Each section that changes gets one more version, which stays for good.
 */
export const publishSettings = defineCommand({
  name: 'publishSettings',
  version: 1,
  roles: ['manager', 'admin'],
  args: z.object({
    /** What is to be, by section; sections left out stay as they are. */
    next: someSections,
    /** The same sections as they stood on the person's screen. */
    seen: someSections,
    /** Why it changes, and who agreed to it; left out: not said. */
    why: text.optional(),
    agreedBy: line.optional(),
  }),
  leadIds: () => [],
  load: ({ next }) => ({ settings: one('settings', 'center'), versions: where('agreements', 'section', sectionsOf(next)) }),
  apply: ({ settings, versions }, { next: wanted, seen, why = '', agreedBy = '' }, context) => {
    if (!settings) return refuse('notFound', { what: 'settings' });
    const standing = wholeSettings(settings);
    const next = wanted.score ? { ...wanted, score: uniquelyNamed(wanted.score, standing.score, versions) } : wanted;
    const overtaken = sectionsOf(next).filter(
      (section) => !isSameValue(standing[section], seen[section]) && !isSameValue(standing[section], next[section]),
    );
    if (overtaken.length > 0) return refuse('publishedMeanwhile', { sections: overtaken.join(', ') });
    const changed = sectionsOf(next).filter((section) => !isSameValue(standing[section], next[section]));
    const said = { why, agreedBy, context };
    const written = changed.flatMap((section) => versionsOf(section, versions, { before: standing[section], after: next[section] }, said));
    return { puts: [put('settings', { ...settings, ...next }), ...written] };
  },
});

type Sections = z.infer<typeof someSections>;

const sectionsOf = (some: Sections): SettingsSection[] =>
  (Object.keys(some) as SettingsSection[]).filter((section) => some[section] !== undefined);
