import { z } from 'zod';
import { count, id, line } from '../domain/fields.ts';
import { type Script, scriptContent } from '../domain/script.ts';
import { defineCommand, one, put, refuse, where } from './command.ts';

/**
 * Writes a draft down, whole. The first time it makes it, as the next version of its script. Refused when somebody else has
 * changed it since (`baseRevision`), and for what is published: that never changes.
 */
export const saveScriptDraft = defineCommand({
  name: 'saveScriptDraft',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({
    scriptId: id,
    scriptKey: line.min(1),
    /** The revision that was changed; 0 for one that is new. */
    baseRevision: count,
    content: scriptContent,
  }),
  leadIds: () => [],
  load: (args) => ({ standing: one('scripts', args.scriptId), versions: where('scripts', 'scriptKey', [args.scriptKey]) }),
  apply: ({ standing, versions }, { scriptId, scriptKey, baseRevision, content }, context) => {
    if (standing && standing.state !== 'draft') return refuse('publishedMeanwhile', { what: 'script' });
    if ((standing?.revision ?? 0) !== baseRevision) return refuse('publishedMeanwhile', { what: 'draft' });
    const row: Script = {
      ...(standing ?? newDraft(scriptKey, nextVersion(versions))),
      ...content,
      id: scriptId,
      revision: baseRevision + 1,
      savedAt: context.now,
      savedById: context.userId,
    };
    return { puts: [put('scripts', row)] };
  },
});

/** After every version that was ever published. */
export const nextVersion = (versions: readonly Script[]): number =>
  Math.max(0, ...versions.filter(({ publishedAt }) => publishedAt !== null).map(({ version }) => version)) + 1;

const newDraft = (scriptKey: string, version: number): Omit<Script, keyof typeof scriptContent.shape | 'id'> => ({
  scriptKey,
  version,
  state: 'draft',
  publishedAt: null,
  publishedById: null,
  share: 100,
  revision: 0,
  savedAt: null,
  savedById: null,
  retiredAt: null,
});
