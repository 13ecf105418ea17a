import type { Agreement } from './agreement.ts';
import { isSameValue } from './same-value.ts';
import type { ScoreModel } from './score-model.ts';

/** The number after the highest that any version has; versions that are no number count as none. */
export const nextModelName = (names: Iterable<string>): string => {
  let highest = 0;
  for (const name of names) if (/^\d{1,9}$/.test(name)) highest = Math.max(highest, Number(name));
  return String(highest + 1);
};

/**
 * A model under a name of its own: one that an older version of other rules has, as from a file of another center, gives way to the next
 * free number. A lead shows the model that scored it by this name, and the server scores anew where the name is another.
 */
export const uniquelyNamed = (
  model: ScoreModel,
  standing: ScoreModel,
  versions: readonly Pick<Agreement, 'section' | 'value'>[],
): ScoreModel => {
  const held = [standing, ...versions.flatMap(({ section, value }) => (section === 'score' ? [value.score as Partial<ScoreModel>] : []))];
  const isTaken = held.some((each) => each.model === model.model && !isSameValue(each, model));
  return isTaken ? { ...model, model: nextModelName([model, ...held].flatMap(({ model: name }) => name ?? [])) } : model;
};
