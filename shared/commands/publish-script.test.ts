import { describe, expect, it } from 'vitest';
import { someSettings } from '../../test/builders/domain.ts';
import { aChoice, anEnd, aScript, aStep } from '../../test/builders/script.ts';
import type { Script } from '../domain/script.ts';
import { contentOf } from '../domain/script-edits.ts';
import type { CommandContext, Outcome } from './command.ts';
import { publishScript } from './publish-script.ts';
import { retireScript } from './retire-script.ts';
import { saveScriptDraft } from './save-script-draft.ts';
import { shareScript } from './share-script.ts';

const context: CommandContext = {
  commandId: 'c',
  now: 500,
  userId: 'ruth',
  role: 'teamLead',
  teamId: 'team-1',
  id: (suffix) => `c.${suffix}`,
};
const asks = aStep('open', { choices: [aChoice('yes', 'end', ['B', 'favourable'], ['N', 'favourable'], ['T', 'favourable'])] });
const version = (number: number, over: Partial<Script> = {}) =>
  aScript({ id: `v${number}`, version: number, steps: [asks, anEnd()], ...over });
const draft = version(3, { state: 'draft', publishedAt: null, revision: 4 });
const scriptsOf = (outcome: Outcome) =>
  'puts' in outcome ? outcome.puts.flatMap((put) => (put.table === 'scripts' ? [put.row] : [])) : [];
const refusalOf = (outcome: Outcome) => ('refused' in outcome ? outcome.refused : undefined);

const publish = (versions: Script[], args: Partial<{ revision: number; liveIds: string[]; share: number }> = {}, of = draft) =>
  publishScript.apply(
    { draft: of, settings: someSettings(), versions: [...versions, of] },
    { scriptId: of.id, revision: of.revision, liveIds: [], share: 100, ...args },
    context,
  );

describe('publishing a draft', () => {
  it('puts it into calls as the next version and retires what was live', () => {
    const rows = scriptsOf(publish([version(1, { state: 'retired' }), version(2)], { liveIds: ['v2'] }));
    expect(rows).toMatchObject([
      { id: 'v3', state: 'live', version: 3, share: 100, publishedAt: 500, publishedById: 'ruth' },
      { id: 'v2', state: 'retired', retiredAt: 500 },
    ]);
  });

  it('numbers it after a version that was published meanwhile', () => {
    expect(scriptsOf(publish([version(7, { state: 'retired' })]))[0]).toMatchObject({ id: 'v3', version: 8 });
  });

  it('runs it beside the live versions for its share of the calls', () => {
    const live = [version(1, { share: 75 }), version(2, { share: 25 })];
    expect(scriptsOf(publish(live, { liveIds: ['v1', 'v2'], share: 20 })).map(({ id, share, state }) => [id, share, state])).toEqual([
      ['v3', 20, 'live'],
      ['v1', 60, 'live'],
      ['v2', 20, 'live'],
    ]);
  });

  it('is refused when the draft was changed, or other versions went live, since it was read', () => {
    expect(refusalOf(publish([], { revision: 3 }))).toEqual({ code: 'publishedMeanwhile', detail: { what: 'draft' } });
    expect(refusalOf(publish([version(2)]))).toEqual({ code: 'publishedMeanwhile', detail: { what: 'versions' } });
    expect(refusalOf(publish([version(2)], { liveIds: ['v2'] }, { ...draft, state: 'live' }))?.detail).toEqual({ what: 'script' });
  });

  it('is refused with the reason and the step when a check finds anything', () => {
    const broken = { ...draft, steps: [asks, anEnd(), aStep('lost', { kind: 'say', goTo: 'end' })] };
    expect(refusalOf(publish([], {}, broken))).toEqual({ code: 'scriptFaulty', detail: { code: 'unreachable', stepId: 'lost' } });
  });
});

describe('a draft', () => {
  const save = (standing: Script | undefined, baseRevision: number, versions: Script[] = []) =>
    saveScriptDraft.apply(
      { standing, versions },
      { scriptId: 'd', scriptKey: 'inquiry', baseRevision, content: contentOf(draft) },
      context,
    );

  it('begins as the next version of its script, and every save raises its revision', () => {
    expect(scriptsOf(save(undefined, 0, [version(2)]))).toMatchObject([
      { id: 'd', state: 'draft', version: 3, revision: 1, savedById: 'ruth' },
    ]);
    expect(scriptsOf(save({ ...draft, id: 'd' }, 4))).toMatchObject([{ revision: 5, publishedAt: null }]);
  });

  it('is not written over by somebody who has not read the last change', () => {
    expect(refusalOf(save({ ...draft, id: 'd' }, 3))).toEqual({ code: 'publishedMeanwhile', detail: { what: 'draft' } });
  });

  it('does not change once it is published', () => {
    expect(refusalOf(save(version(2), 0))).toEqual({ code: 'publishedMeanwhile', detail: { what: 'script' } });
  });
});

describe('shares and retiring', () => {
  it('share the calls among all live versions, together a hundred', () => {
    const versions = [version(1), version(2), draft];
    const share = (...shares: [string, number][]) =>
      shareScript.apply(
        { versions },
        { scriptKey: 'inquiry', shares: shares.map(([scriptId, each]) => ({ scriptId, share: each })) },
        context,
      );
    expect(scriptsOf(share(['v1', 90], ['v2', 10])).map(({ id, share: each }) => [id, each])).toEqual([
      ['v1', 90],
      ['v2', 10],
    ]);
    expect(refusalOf(share(['v1', 90], ['v2', 20]))?.code).toBe('badArguments');
    expect(refusalOf(share(['v1', 100]))).toEqual({ code: 'publishedMeanwhile', detail: { what: 'versions' } });
  });

  it('give the share of a retired version to the ones left', () => {
    const versions = [version(1, { share: 50 }), version(2, { share: 30 }), version(3, { share: 20 })];
    const rows = scriptsOf(retireScript.apply({ script: versions[0], versions }, { scriptId: 'v1' }, context));
    expect(rows.map(({ id, state, share }) => [id, state, share])).toEqual([
      ['v1', 'retired', 50],
      ['v2', 'live', 60],
      ['v3', 'live', 40],
    ]);
  });

  it('leave the live versions alone when a draft is thrown away', () => {
    expect(scriptsOf(retireScript.apply({ script: draft, versions: [version(1), draft] }, { scriptId: draft.id }, context))).toMatchObject([
      { id: 'v3', state: 'retired', publishedAt: null },
    ]);
  });
});
