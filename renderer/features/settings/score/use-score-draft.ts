import { z } from 'zod';
import { scoreFaults } from '../../../../shared/domain/score-faults.ts';
import { type ScoreModel, type ScoreRule, scoreModel } from '../../../../shared/domain/score-model.ts';
import { placed } from '../../../data/placed.ts';
import { type DraftKind, keptSaid, useDraft } from '../draft/use-draft.ts';

const scoreDraft: DraftKind<ScoreModel, ScoreModel> = {
  key: 'settings.score.draft',
  kept: z.object({ draft: scoreModel, base: scoreModel, ...keptSaid }).nullable(),
  begin: (standing) => standing,
  // The name is given when it is published: taking over the rules of another version takes not its name.
  read: (typed, base) => ({ ...typed, model: base.model }),
};

/** The model under the pen, with what can be done to its rules. Undefined while the kept draft is read. */
export const useScoreDraft = (standing: ScoreModel) => {
  const pen = useDraft(scoreDraft, standing);
  if (pen === undefined) return undefined;
  const { draft } = pen;
  const edit = (change: Partial<ScoreModel>) => pen.write({ ...draft, ...change });
  return {
    ...pen,
    faults: scoreFaults(draft),
    edit,
    putRule: (rule: ScoreRule) => edit({ rules: placed(draft.rules, rule) }),
    removeRule: (id: string) => edit({ rules: draft.rules.filter((each) => each.id !== id) }),
    moveRule: (id: string, by: 1 | -1) => edit({ rules: moved(draft.rules, id, by) }),
  };
};
export type ScoreDraft = NonNullable<ReturnType<typeof useScoreDraft>>;

const moved = (rules: readonly ScoreRule[], id: string, by: 1 | -1): ScoreRule[] => {
  const from = rules.findIndex((each) => each.id === id);
  const to = from + by;
  const rule = rules[from];
  if (!rule || to < 0 || to >= rules.length) return [...rules];
  return rules.toSpliced(from, 1).toSpliced(to, 0, rule);
};
