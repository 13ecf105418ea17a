import { isSameValue } from './same-value.ts';

/** One difference between two JSON values. `before` undefined: it was added; `after` undefined: it is gone. */
export type ValueChange = { path: readonly string[]; before: unknown; after: unknown };

/** By what entries of a list are known again, the first that an entry has. */
const names = ['id', 'code', 'key', 'stage', 'label', 'name'] as const;

/**
 * What differs between two values, down to single fields, in the order of the second. Entries of lists that carry an id, code or name are
 * compared by it, wherever they stand, and told by what people call them; other lists are told by what was added to them and what is gone.
 */
export const valueChanges = (before: unknown, after: unknown, path: readonly string[] = []): ValueChange[] => {
  if (isSameValue(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, path);
  if (isFields(before) && isFields(after)) return fieldChanges(before, after, path);
  return [{ path, before, after }];
};

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldChanges = (before: Fields, after: Fields, path: readonly string[]): ValueChange[] =>
  [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((key) => valueChanges(before[key], after[key], [...path, key]));

const listChanges = (before: readonly unknown[], after: readonly unknown[], path: readonly string[]): ValueChange[] => {
  const was = byName(before);
  const is = byName(after);
  if (was && is) return entryChanges(was, is, path);
  const gone = before.filter((each) => !after.some((other) => isSameValue(each, other)));
  const added = after.filter((each) => !before.some((other) => isSameValue(each, other)));
  if (gone.length === 0 && added.length === 0) return [{ path, before, after }];
  return [
    ...gone.map((each) => ({ path, before: each, after: undefined })),
    ...added.map((each) => ({ path, before: undefined, after: each })),
  ];
};

const entryChanges = (was: ReadonlyMap<string, unknown>, is: ReadonlyMap<string, unknown>, path: readonly string[]): ValueChange[] => {
  const titleOf = (name: string) => titleIn(is.get(name) ?? was.get(name)) ?? name;
  const changes = [...new Set([...is.keys(), ...was.keys()])].flatMap((name) =>
    valueChanges(was.get(name), is.get(name), [...path, titleOf(name)]),
  );
  // The same entries in another order: that may be what the rule is about.
  return changes.length > 0 ? changes : [{ path, before: [...was.keys()].map(titleOf), after: [...is.keys()].map(titleOf) }];
};

/** What people call an entry, in place of an id that says nothing to them. */
const titleIn = (entry: unknown): string | undefined => {
  if (!isFields(entry)) return undefined;
  const title = [entry.label, entry.name, entry.title].find((each) => typeof each === 'string' && each !== '');
  return typeof title === 'string' ? title : undefined;
};

/** Null where an entry has no name, or two have the same. */
const byName = (list: readonly unknown[]): Map<string, unknown> | null => {
  const named = new Map<string, unknown>();
  for (const entry of list) {
    if (!isFields(entry)) return null;
    const name = names.map((key) => entry[key]).find((each) => typeof each === 'string' && each !== '');
    if (typeof name !== 'string' || named.has(name)) return null;
    named.set(name, entry);
  }
  return named;
};
