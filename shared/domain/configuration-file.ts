import { z } from 'zod';
import { type Disposition, disposition } from './call.ts';
import { type CenterSettings, type SettingsSection, settingsSections, someSections, wholeSettings } from './center-settings.ts';
import { instant, line } from './fields.ts';
import { type JsonPath, readPlacedJson, type TextPlace } from './json-places.ts';
import { isSameValue } from './same-value.ts';
import { type ValueChange, valueChanges } from './value-changes.ts';

/** All that a center has agreed on, as one file: its settings by section, and the outcomes of a call. No people, no leads, no secrets. */
export const configurationFile = z.object({
  format: z.literal('refinery-configuration'),
  version: z.literal(1),
  center: line,
  savedAt: instant,
  settings: someSections,
  dispositions: z.array(disposition).max(60),
});
export type ConfigurationFile = z.infer<typeof configurationFile>;

/** What belongs to one center alone, and is left as it is by a file. */
const ownSections: readonly SettingsSection[] = ['name', 'city', 'zone'];

const carried = settingsSections.filter((section) => !ownSections.includes(section));

export const writeConfiguration = (settings: CenterSettings, dispositions: Iterable<Disposition>, savedAt: number): string => {
  const whole = wholeSettings(settings);
  const file: ConfigurationFile = {
    format: 'refinery-configuration',
    version: 1,
    center: settings.name,
    savedAt,
    settings: someSections.parse(Object.fromEntries(carried.map((section) => [section, whole[section]]))),
    dispositions: [...dispositions].map((each) => disposition.parse(each)).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
};

/** `otherFile`, `otherVersion`: readable, and no configuration of this version of the format. */
export type FileFaultKind =
  | 'syntax'
  | 'otherFile'
  | 'otherVersion'
  | 'missing'
  | 'wrongKind'
  | 'tooMuch'
  | 'tooLittle'
  | 'unknownWord'
  | 'unfit';
export type FileFault = { kind: FileFaultKind; path: readonly string[]; place: TextPlace };
export type ReadConfiguration = { kind: 'file'; file: ConfigurationFile } | { kind: 'faulty'; faults: FileFault[] };

/** Reads a file whole or not at all; each fault with its place, counted from 1. */
export const readConfiguration = (text: string): ReadConfiguration => {
  const read = readPlacedJson(text);
  if (read.kind === 'syntax') return { kind: 'faulty', faults: [{ kind: 'syntax', path: [], place: read.place }] };
  const parsed = configurationFile.safeParse(read.value);
  if (parsed.success) return { kind: 'file', file: parsed.data };
  const faults = parsed.error.issues.map((issue): FileFault => {
    const path: JsonPath = issue.path.map((each) => (typeof each === 'symbol' ? String(each) : each));
    return { kind: faultKindOf(issue, valueAt(read.value, path)), path: path.map(String), place: read.placeOf(path) };
  });
  // Of a file of something else the rest tells nothing.
  const other = faults.find(({ kind }) => kind === 'otherFile') ?? faults.find(({ kind }) => kind === 'otherVersion');
  return { kind: 'faulty', faults: other ? [other] : faults };
};

const valueAt = (value: unknown, path: JsonPath): unknown =>
  path.reduce<unknown>(
    (within, key) => (typeof within === 'object' && within !== null ? (within as Record<string, unknown>)[key] : undefined),
    value,
  );

const faultKindOf = ({ code, path }: z.core.$ZodIssue, value: unknown): FileFaultKind => {
  if (path.length === 0 || path[0] === 'format') return 'otherFile';
  if (path[0] === 'version') return 'otherVersion';
  if (value === undefined) return 'missing';
  if (code === 'invalid_type') return 'wrongKind';
  if (code === 'too_big') return 'tooMuch';
  if (code === 'too_small') return 'tooLittle';
  return code === 'invalid_value' ? 'unknownWord' : 'unfit';
};

export type ConfigurationDifference = {
  /** Sections that differ, as they are to be and as they stand. */
  next: ConfigurationFile['settings'];
  seen: ConfigurationFile['settings'];
  outcomes: Disposition[];
  seenOutcomes: Disposition[];
  changes: ValueChange[];
};

/** What taking a file in would change here. Outcomes that the file does not name stay. */
export const compareConfiguration = (
  { settings: wanted, dispositions }: ConfigurationFile,
  settings: CenterSettings,
  standing: ReadonlyMap<string, Disposition>,
): ConfigurationDifference => {
  const whole = wholeSettings(settings);
  const differing = carried.filter((section) => wanted[section] !== undefined && !isSameValue(wanted[section], whole[section]));
  const pick = (from: Record<string, unknown>) =>
    someSections.parse(Object.fromEntries(differing.map((section) => [section, from[section]])));
  const outcomes = dispositions.filter((each) => !isSameValue(each, standing.get(each.id) ?? null));
  const seenOutcomes = outcomes.flatMap(({ id }) => standing.get(id) ?? []);
  const [next, seen] = [pick(wanted), pick(whole)];
  const changes = [...valueChanges(seen, next), ...valueChanges({ outcomes: seenOutcomes }, { outcomes })];
  return { next, seen, outcomes, seenOutcomes, changes };
};

export const isNoDifference = ({ changes }: ConfigurationDifference): boolean => changes.length === 0;
