import type { ValueChange } from '../../../../shared/domain/value-changes.ts';
import type { Words } from '../../../words/en.ts';
import type { Formats } from '../../../words/format.ts';

type Own = Words['history'];
type Context = { words: Own; stages: Words['states']['stage']; formats: Formats };

/** `firstCallWithinMs` → `first call within ms`: for fields that have no words of their own yet. */
export const readable = (name: string): string =>
  /^[a-z]+(?:[A-Z][a-z]*)+$/.test(name) ? name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`) : name;

const fieldWord = (name: string, { words, stages }: Context): string =>
  words.fields[name] ?? (stages as Record<string, string>)[name] ?? readable(name);

const longest = 80;

const valueWord = (value: unknown, field: string, context: Context): string => {
  const { words, formats } = context;
  if (value === null || value === undefined || value === '') return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return field.endsWith('Ms') ? formats.length(value) : formats.count(value);
  if (Array.isArray(value))
    return value.length === 0 ? words.nothing : cut(formats.list(value.map((each) => valueWord(each, '', context))));
  if (typeof value === 'object') return cut(nameOf(value, context));
  return cut(fieldWord(String(value), context));
};

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

const nameOf = (value: object, context: Context): string => {
  const entry = value as Record<string, unknown>;
  const name = [entry.label, entry.name, entry.title, entry.code, entry.id].find((each) => typeof each === 'string' && each !== '');
  if (typeof name === 'string') return name;
  return Object.entries(entry)
    .map(([key, each]) => `${fieldWord(key, context)} ${valueWord(each, key, context)}`)
    .join(', ');
};

/** One difference in words: "hot from: 65 → 70". */
export const changeWords = ({ path, before, after }: ValueChange, context: Context): string => {
  const { words } = context;
  const field = path.at(-1) ?? '';
  const place = path
    .slice(1)
    .map((each) => fieldWord(each, context))
    .join(', ');
  const isEntry = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (before === undefined)
    return words.added(
      isEntry(after) ? nameOf(after as object, context) : [place, valueWord(after, field, context)].filter(Boolean).join(': '),
    );
  if (after === undefined)
    return words.removed(
      isEntry(before) ? nameOf(before as object, context) : [place, valueWord(before, field, context)].filter(Boolean).join(': '),
    );
  const [was, is] = [valueWord(before, field, context), valueWord(after, field, context)];
  return place === '' ? words.was(was, is) : words.changeOf(place, was, is);
};
