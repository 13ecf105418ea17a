import { createDuplicateIndex } from '../../shared/domain/duplicates/duplicate-index.ts';
import type { PersonFacts } from '../../shared/domain/duplicates/person-facts.ts';

/** Precision and recall over pairs: of those found, how many are one person; of those that are, how many were found. */
export type Quality = { pairs: number; found: number; right: number; precision: number; recall: number; f1: number };
export type FoundPair = { a: string; b: string; score: number };
export type Measured = { at: (bar: number) => Quality; found: FoundPair[]; compared: number; ms: number };

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;

/** Finds the pairs within a list as an import does, one after another against those before, and holds them against the truth. */
export const measure = (people: readonly PersonFacts[], truth: ReadonlyMap<string, string>, from: number): Measured => {
  const startedAt = performance.now();
  const index = createDuplicateIndex();
  const found: FoundPair[] = [];
  for (const person of people) {
    for (const { id, score } of index.suspectsOf(person, from)) found.push({ a: id, b: person.id, score });
    index.add(person);
  }
  const ms = Math.round(performance.now() - startedAt);
  const groups = Map.groupBy(people, ({ id }) => truth.get(id));
  const pairs = [...groups.values()].reduce((sum, group) => sum + (group.length * (group.length - 1)) / 2, 0);
  return { at: (bar) => qualityOf(found, truth, pairs, bar), found, compared: index.compared(), ms };
};

const qualityOf = (all: readonly FoundPair[], truth: ReadonlyMap<string, string>, pairs: number, bar: number): Quality => {
  const found = all.filter(({ score }) => score >= bar);
  const right = found.filter(({ a, b }) => truth.get(a) === truth.get(b)).length;
  const precision = found.length === 0 ? 1 : right / found.length;
  const recall = pairs === 0 ? 1 : right / pairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { pairs, found: found.length, right, precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) };
};
