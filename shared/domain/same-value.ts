/** Whether two JSON values say the same, whatever the order of their keys: PostgreSQL's jsonb keeps its own. */
export const isSameValue = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && areSameItems(a, b);
  return areSameFields(a as Fields, b as Fields);
};

type Fields = Record<string, unknown>;

const areSameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => isSameValue(item, b[index]));

/** A field that is undefined is none, as in JSON. */
const areSameFields = (a: Fields, b: Fields): boolean => {
  const said = Object.keys(a).filter((key) => a[key] !== undefined);
  return said.length === Object.keys(b).filter((key) => b[key] !== undefined).length && said.every((key) => isSameValue(a[key], b[key]));
};
