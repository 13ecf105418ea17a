import { z } from 'zod';
import { count, id } from '../domain/fields.ts';
import type { Script } from '../domain/script.ts';
import { checkScript } from '../domain/script-checks.ts';
import { type CommandContext, defineCommand, one, put, refuse, where } from './command.ts';
import { nextVersion } from './save-script-draft.ts';

/**
 * Puts a draft into calls; from then on its content never changes. Compare and swap: refused when the draft is not the one that
 * was read, when other versions are live than those seen, or when a check finds anything. With a share below 100 the versions
 * that were live stay beside it for the rest of the calls, else they are retired.
 */
export const publishScript = defineCommand({
  name: 'publishScript',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({
    scriptId: id,
    revision: count,
    /** Live versions of the script as the person saw them. */
    liveIds: z.array(id).max(20),
    /** Per cent of the script's calls. */
    share: z.int().min(1).max(100),
  }),
  leadIds: () => [],
  load: (args) => ({ draft: one('scripts', args.scriptId), settings: one('settings', 'center') }),
  loadMore: ({ draft }) => ({ versions: where('scripts', 'scriptKey', [draft?.scriptKey]) }),
  apply: ({ draft, settings, versions }, { revision, liveIds, share }, context) => {
    if (!draft || !settings) return refuse('notFound', { what: 'script' });
    if (draft.state !== 'draft') return refuse('publishedMeanwhile', { what: 'script' });
    if (draft.revision !== revision) return refuse('publishedMeanwhile', { what: 'draft' });
    const live = versions.filter(({ state }) => state === 'live');
    if (!isSameSet(live, liveIds)) return refuse('publishedMeanwhile', { what: 'versions' });
    const [fault] = checkScript(draft, { required: settings.bantfo.required });
    if (fault) return refuse('scriptFaulty', { code: fault.code, stepId: fault.stepId ?? '' });
    const published: Script = {
      ...draft,
      version: nextVersion(versions),
      state: 'live',
      share: live.length === 0 ? 100 : share,
      publishedAt: context.now,
      publishedById: context.userId,
    };
    const others = share === 100 ? live.map((each) => retired(each, context)) : scaledTo(live, 100 - share);
    return { puts: [published, ...others].map((row) => put('scripts', row)) };
  },
});

export const isSameSet = (live: readonly Script[], ids: readonly string[]): boolean =>
  live.length === new Set(ids).size && live.every(({ id: each }) => ids.includes(each));

export const retired = (script: Script, { now }: CommandContext): Script => ({ ...script, state: 'retired', retiredAt: now });

/** Shares in their old proportion, together `total`; nobody falls below one while there is anything to share. */
export const scaledTo = (versions: readonly Script[], total: number): Script[] => {
  const sum = versions.reduce((all, { share }) => all + share, 0);
  let left = total;
  return versions.map((each, at) => {
    const fair = sum === 0 ? total / versions.length : (each.share / sum) * total;
    const share = at === versions.length - 1 ? left : Math.min(left, Math.max(1, Math.round(fair)));
    left -= share;
    return { ...each, share };
  });
};
