import { z } from 'zod';
import { line } from './fields.ts';
import { type JsonPath, readPlacedJson, type TextPlace } from './json-places.ts';
import { type Script, type ScriptContent, scriptContent } from './script.ts';

/**
 * A script as a file: JSON, UTF-8, named `*.script.json`. `steps` and `objections` are as in `script.ts`; ids of steps may be any
 * words, as long as `goTo` and `startStepId` use the same. Campaigns belong to one center and are left out.
 */
export const scriptFile = z.object({
  format: z.literal('refinery.script'),
  formatVersion: z.literal(1),
  /** The same for all versions; a center that has it takes the file as the next version of that script. */
  scriptKey: line.min(1),
  ...scriptContent.omit({ campaignIds: true }).shape,
});
export type ScriptFile = z.infer<typeof scriptFile>;

/** For other programs: the format as JSON Schema. */
export const scriptFileSchema = (): object => z.toJSONSchema(scriptFile, { io: 'input', unrepresentable: 'any' });

export const writeScriptFile = ({ scriptKey, name, language, purposes, startStepId, steps, objections }: Script): string => {
  const file: ScriptFile = {
    format: 'refinery.script',
    formatVersion: 1,
    scriptKey,
    name,
    language,
    purposes,
    startStepId,
    steps,
    objections,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
};

/** One thing wrong with a file. `path`: `steps[3].choices[0].goTo`; `step`: the title of the step it lies in, if it has one. */
export type FileFault = {
  code: 'syntax' | 'notAScript' | 'missing' | 'wrong' | 'unknownKey';
  path: string;
  step: string;
  place: TextPlace;
  /** What stands there, or what was expected. */
  detail: string;
};

export type ReadFile = { kind: 'script'; scriptKey: string; content: ScriptContent } | { kind: 'faults'; faults: FileFault[] };

/** Most that a script's file may hold, characters. */
export const scriptFileLimit = 2_000_000;

export const readScriptFile = (text: string): ReadFile => {
  const read = readPlacedJson(text);
  if (read.kind === 'syntax') {
    return { kind: 'faults', faults: [{ code: 'syntax', path: '', step: '', place: read.place, detail: read.found }] };
  }
  const fault = (code: FileFault['code'], path: JsonPath, detail: string): FileFault => ({
    code,
    path: pathWords(path),
    step: titleAround(read.value, path),
    place: read.placeOf(path),
    detail,
  });
  // Some other file: that is all there is to say about it.
  if (!isObject(read.value) || read.value.format !== 'refinery.script')
    return { kind: 'faults', faults: [fault('notAScript', ['format'], '')] };
  const parsed = scriptFile.safeParse(read.value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path: keys, message }) => {
      const path = keys.map(plainKey);
      return isMissing(read.value, path) ? fault('missing', path, String(path.at(-1))) : fault('wrong', path, message);
    });
    return { kind: 'faults', faults };
  }
  const unknown = unknownKeys(read.value, parsed.data, []).map((path) => fault('unknownKey', path, String(path.at(-1))));
  if (unknown.length > 0) return { kind: 'faults', faults: unknown };
  const { format, formatVersion, scriptKey, ...content } = parsed.data;
  return { kind: 'script', scriptKey, content: { ...content, campaignIds: [] } };
};

/** Whether nothing stands at the path, though what it lies in is there. */
const isMissing = (value: unknown, path: JsonPath): boolean => {
  const last = path.at(-1);
  let at = value;
  for (const key of path.slice(0, -1)) at = isObject(at) || Array.isArray(at) ? (at as Record<string | number, unknown>)[key] : undefined;
  return typeof last === 'string' && isObject(at) && at[last] === undefined;
};

const plainKey = (key: PropertyKey): string | number => (typeof key === 'number' ? key : String(key));

const pathWords = (path: JsonPath): string =>
  path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');

const titleAround = (value: unknown, [list, at]: JsonPath): string => {
  if ((list !== 'steps' && list !== 'objections') || typeof at !== 'number' || !isObject(value)) return '';
  const items = value[list];
  const item: unknown = Array.isArray(items) ? items[at] : undefined;
  return isObject(item) && typeof item.title === 'string' ? item.title : '';
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys the format does not know: a misspelt `goto` would be lost in silence. */
const unknownKeys = (given: unknown, understood: unknown, path: JsonPath): JsonPath[] => {
  if (Array.isArray(given) && Array.isArray(understood)) {
    return given.flatMap((item, at) => unknownKeys(item, understood[at], [...path, at]));
  }
  if (!isObject(given) || !isObject(understood)) return [];
  return Object.keys(given).flatMap((key) =>
    Object.hasOwn(understood, key) ? unknownKeys(given[key], understood[key], [...path, key]) : [[...path, key]],
  );
};
