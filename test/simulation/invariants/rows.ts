import { isDeepStrictEqual } from 'node:util';
import type { AnyRow } from '../mirror.ts';

type View = ReadonlyMap<string, AnyRow>;

/** I3: rows a desktop holds that its user may not see. */
export const outsideView = (held: View, view: View): string[] =>
  [...held.keys()].filter((key) => !view.has(key)).map((key) => `${key} is held but may not be seen`);

/** For a held row the server's row that it was found to be: both are replaced, never changed, and most are asked for again and again. */
const foundSame = new WeakMap<AnyRow, AnyRow>();

const isSame = (held: AnyRow, row: AnyRow): boolean => {
  if (foundSame.get(held) === row) return true;
  const same = isDeepStrictEqual(held, row);
  if (same) foundSame.set(held, row);
  return same;
};

/** I5: rows at or before the cursor that the desktop does not have, or not as they were. */
export const passedOver = (held: View, view: View): string[] => {
  const problems: string[] = [];
  for (const [key, row] of view) {
    const own = held.get(key);
    if (!own) problems.push(`${key} is missing behind the cursor`);
    else if (!isSame(own, row)) problems.push(`${key} is stale behind the cursor: ${difference(own, row)}`);
  }
  return problems;
};

/** I2: every way in which what a desktop shows at rest is not what the server shows its user. */
export const differences = (shown: View, view: View): string[] => [
  ...outsideView(shown, view).map((each) => each.replace('held', 'shown')),
  ...passedOver(shown, view).map((each) => each.replace(' behind the cursor', '')),
];

const difference = (own: AnyRow, theirs: AnyRow): string => {
  const fields = Object.keys({ ...own, ...theirs });
  const read = (row: AnyRow, field: string) => JSON.stringify((row as Record<string, unknown>)[field]);
  const differing = fields.filter((field) => !isDeepStrictEqual(Reflect.get(own, field), Reflect.get(theirs, field)));
  return differing.map((field) => `${field} is ${read(own, field)}, not ${read(theirs, field)}`).join(', ');
};
