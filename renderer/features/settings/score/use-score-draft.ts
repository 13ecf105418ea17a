import { useCallback, useState } from 'react';
import { z } from 'zod';
import { isSameValue } from '../../../../shared/domain/same-value.ts';
import { type ScoreFault, scoreFaults } from '../../../../shared/domain/score-faults.ts';
import { type ScoreModel, type ScoreRule, scoreModel } from '../../../../shared/domain/score-model.ts';
import { usePreference } from '../../../data/preference.ts';

const keptDraft = z.object({ draft: scoreModel, base: scoreModel, why: z.string(), agreedBy: z.string() }).nullable();
export type KeptScoreDraft = z.infer<typeof keptDraft>;
const none: KeptScoreDraft = null;

/** The draft kept on this machine; undefined while it is read. */
export const useKeptScoreDraft = (): [draft: KeptScoreDraft | undefined, keep: (draft: KeptScoreDraft) => Promise<void>] =>
  usePreference<KeptScoreDraft>('settings.score.draft', keptDraft, none);

/** The model under the pen: kept on this machine with every change, so that a reload loses nothing. */
export const useScoreDraft = (standing: ScoreModel, kept: KeptScoreDraft, keep: (draft: KeptScoreDraft) => Promise<void>) => {
  const [under, setUnder] = useState<NonNullable<KeptScoreDraft> | null>(kept);
  const draft = under?.draft ?? standing;
  const base = under?.base ?? standing;
  const write = useCallback(
    (next: NonNullable<KeptScoreDraft> | null) => {
      setUnder(next);
      void keep(next);
    },
    [keep],
  );
  const said = { why: under?.why ?? '', agreedBy: under?.agreedBy ?? '' };
  const edit = (change: Partial<ScoreModel>) => write({ draft: { ...draft, ...change }, base, ...said });
  const faults: ScoreFault[] = scoreFaults(draft);
  return {
    draft,
    base,
    faults,
    ...said,
    isChanged: !isSameValue({ ...draft, model: '' }, { ...base, model: '' }),
    /** Somebody published meanwhile: what was begun on is no longer what stands. */
    isOvertaken: under !== null && !isSameValue(base, standing),
    edit,
    say: (change: { why?: string; agreedBy?: string }) => write({ draft, base, ...said, ...change }),
    putRule: (rule: ScoreRule) =>
      edit({
        rules: draft.rules.some(({ id }) => id === rule.id)
          ? draft.rules.map((each) => (each.id === rule.id ? rule : each))
          : [...draft.rules, rule],
      }),
    removeRule: (id: string) => edit({ rules: draft.rules.filter((each) => each.id !== id) }),
    moveRule: (id: string, by: 1 | -1) => edit({ rules: moved(draft.rules, id, by) }),
    /** Lets the draft go. */
    discard: () => write(null),
    /** Takes the rules of another version as what is to be. */
    takeOver: (model: ScoreModel) =>
      write({ draft: { ...model, model: standing.model }, base: standing, why: said.why, agreedBy: said.agreedBy }),
    /** Keeps what was written, to be published over what stands now. */
    rebase: () => write({ draft, base: standing, ...said }),
  };
};
export type ScoreDraft = ReturnType<typeof useScoreDraft>;

const moved = (rules: readonly ScoreRule[], id: string, by: 1 | -1): ScoreRule[] => {
  const from = rules.findIndex((each) => each.id === id);
  const to = from + by;
  const rule = rules[from];
  if (!rule || to < 0 || to >= rules.length) return [...rules];
  return rules.toSpliced(from, 1).toSpliced(to, 0, rule);
};

/** The number after the highest that any version has; versions that are no number count as none. */
export const nextModelName = (names: Iterable<string>): string => {
  let highest = 0;
  for (const name of names) if (/^\d{1,9}$/.test(name)) highest = Math.max(highest, Number(name));
  return String(highest + 1);
};
