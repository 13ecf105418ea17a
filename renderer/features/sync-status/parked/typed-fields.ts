import type { LetterState } from '../../../../shared/domain/bantfo.ts';
import type { Words } from '../../../words/en.ts';
import type { Formats } from '../../../words/format.ts';

/** One thing a person entered, as they would read it. */
export type TypedField = { label: string; value: string };

/** How names and times are said; ids that nobody typed have none and are left out. */
export type TypedLookups = {
  words: Words;
  formats: Formats;
  now: number;
  leadName: (id: string) => string;
  personName: (id: string) => string;
  companyName: (id: string) => string;
  dispositionLabel: (code: string) => string;
  answerLine: (answer: { state: LetterState; value: object; words: string }) => string;
};

/** Marks that the app makes for itself: they tell a person nothing. */
const made =
  /^(attempt|note|callback|handoff|answer|import|move|parked|correction|base|baseAnswer|baseEdit|replaces|script|step|finding|edit)Id$/;
const madeToo = new Set(['revision', 'assignmentGeneration', 'fence', 'version', 'row', 'seen', 'liveIds', 'routing']);
const people = new Set(['userId', 'toId', 'fromId', 'salespersonId', 'authorId', 'byId']);
const shownRows = 20;

/** Everything a command carries that its author entered, the lead first. Nothing of it is cut. */
export const typedFields = (name: string, args: Record<string, unknown>, lookups: TypedLookups): TypedField[] => {
  if (name === 'recordAnswer') return answerFields(args, lookups);
  return Object.entries(args)
    .sort(([a], [b]) => Number(isOfLead(b)) - Number(isOfLead(a)))
    .flatMap(([key, value]) => fieldsOf(key, value, lookups));
};

const isOfLead = (key: string): boolean => key === 'leadId' || key === 'leadIds';

const labelOf = (key: string, { words: { parked } }: TypedLookups): string =>
  Object.hasOwn(parked.fields, key) ? parked.fields[key as keyof typeof parked.fields] : parked.otherField(key);

const fieldsOf = (key: string, value: unknown, lookups: TypedLookups): TypedField[] => {
  if (value === null || value === undefined || value === '' || made.test(key) || madeToo.has(key)) return [];
  if (Array.isArray(value)) return listFields(key, value, lookups);
  // A day has its instant beside it, which says the same less well.
  const isOfDay = (inner: string) => inner === 'at' && 'on' in (value as object);
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([inner, each]) => (isOfDay(inner) ? [] : fieldsOf(inner, each, lookups)));
  return [{ label: labelOf(key, lookups), value: textOf(key, value, lookups) }];
};

const listFields = (key: string, values: readonly unknown[], lookups: TypedLookups): TypedField[] => {
  if (values.length === 0) return [];
  const { formats, words } = lookups;
  const label = labelOf(key, lookups);
  const texts = values
    .slice(0, shownRows)
    .map((each) =>
      typeof each === 'object' && each !== null ? rowText(each as Record<string, unknown>, lookups) : textOf(key, each, lookups),
    );
  const rest = values.length - texts.length;
  const isRows = typeof values[0] === 'object';
  const shown = [...texts.filter((text) => text !== ''), ...(rest > 0 ? [words.parked.more(rest)] : [])];
  return shown.length === 0 ? [] : [{ label, value: isRows ? shown.join('\n') : formats.list(shown) }];
};

/** A row inside a command on one line: a question and its answer, a number, a lead and where it goes. */
const rowText = (row: Record<string, unknown>, lookups: TypedLookups): string => {
  if (typeof row.question === 'string') return `${row.question} ${String(row.answer ?? '')}`.trim();
  if (typeof row.asWritten === 'string') return row.asWritten;
  return Object.entries(row)
    .flatMap(([key, value]) => fieldsOf(key, value, lookups))
    .map(({ label, value }) => `${label} ${value}`)
    .join(', ');
};

const textOf = (key: string, value: unknown, lookups: TypedLookups): string => {
  const { words, formats, now } = lookups;
  if (typeof value === 'boolean') return value ? words.parked.yes : words.parked.no;
  if (typeof value === 'number') {
    if (/At$|^at$|^until$/.test(key)) return formats.dayAndTime(value, now);
    return key.endsWith('Ms') ? formats.length(value) : formats.count(value);
  }
  const text = String(value);
  if (key === 'leadId' || key === 'leadIds') return lookups.leadName(text);
  if (people.has(key)) return lookups.personName(text);
  if (key === 'companyId') return lookups.companyName(text);
  if (key === 'dispositionCode') return lookups.dispositionLabel(text);
  if (key === 'on' || key === 'closedOn') return formats.date(text);
  if (key === 'event') return words.parked.steps[text as keyof typeof words.parked.steps] ?? text;
  return text;
};

const answerFields = (args: Record<string, unknown>, lookups: TypedLookups): TypedField[] => {
  const { words } = lookups;
  const said = { state: args.state as LetterState, value: (args.value ?? {}) as object, words: String(args.words ?? '') };
  const letter = words.states.letterName[args.letter as 'B'] ?? String(args.letter);
  const fields = [
    { label: words.parked.fields.leadId, value: lookups.leadName(String(args.leadId)) },
    { label: letter, value: lookups.answerLine(said) },
    { label: words.parked.fields.state, value: words.states.letter[said.state] ?? String(args.state) },
    { label: words.parked.fields.words, value: said.words },
  ];
  return fields.filter(({ value }) => value !== '');
};
