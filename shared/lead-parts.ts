import type { Lead } from './domain/lead.ts';

/**
 * Parts of leads that a pack holds beside its rows. A lead has some thirty small ones, counts by hour and lines of its score, and most
 * are the same in most leads: told once a pack they take a third off wire and disk, and most of the time it takes to read them.
 */

/** Fields of a lead that lie in parts; in the rows of a pack with parts they are null. */
export const partedFields = ['scoreLines', 'hours'] as const satisfies (keyof Lead)[];

export type LeadParts = {
  /** Each line once, and of each lead the places of its lines among them. */
  scoreLines: { lines: readonly object[]; of: readonly (readonly number[])[] };
  /** Of each lead the hours in which it was called: hour, attempts, connects, and so on; null of one without counts. */
  hours: readonly (readonly number[] | null)[];
};

/** Throws when they are not those of so many leads. */
export const checkParts = ({ scoreLines, hours }: LeadParts, leads: number): void => {
  if (scoreLines?.of?.length !== leads || !Array.isArray(scoreLines.lines) || hours?.length !== leads)
    throw new Error('the parts of a pack are not those of its leads');
};

const hoursOfDay = 24;
const notCalled = '0, 0';

/** Both as PostgreSQL writes jsonb, one text a lead; the JSON of their parts. */
export const writeParts = (scoreLines: readonly string[], hours: readonly string[]): string =>
  `{"scoreLines":${writeLines(scoreLines)},"hours":[${hours.map(writeHours).join()}]}`;

/**
 * In no text when the name of a field follows: a quotation mark within one is escaped, and behind that at its end comes no letter. Looked for
 * by hand, as the hours are: every lead of a first load comes through here, and splitting takes half as long again.
 */
const betweenLines = '}, {"';
const isLetter = (code: number): boolean => code >= 97 && code <= 122;

const writeLines = (lists: readonly string[]): string => {
  const places = new Map<string, number>();
  const placeOf = (line: string): number => {
    const known = places.get(line) ?? places.size;
    places.set(line, known);
    return known;
  };
  const of = lists.map((list) => (list === '[]' ? '[]' : `[${linesIn(list).map(placeOf).join()}]`));
  return `{"lines":[${[...places.keys()].map((line) => `{"${line}}`).join()}],"of":[${of.join()}]}`;
};

/** The lines of a list, each without the marks that it begins and ends with. */
const linesIn = (list: string): string[] => {
  const lines: string[] = [];
  let from = '[{"'.length;
  for (let at = list.indexOf(betweenLines, from); at >= 0; at = list.indexOf(betweenLines, at + 1)) {
    const next = at + betweenLines.length;
    if (!isLetter(list.charCodeAt(next))) continue;
    lines.push(list.slice(from, at));
    from = next;
  }
  lines.push(list.slice(from, -'}]'.length));
  return lines;
};

const writeHours = (list: string): string => {
  if (list === '[]') return 'null';
  let called = '';
  let hour = 0;
  for (let from = '[['.length; from < list.length; hour += 1) {
    const till = list.indexOf(']', from);
    const isCalled = till - from !== notCalled.length || !list.startsWith(notCalled, from);
    if (isCalled) called += `${called && ','}${hour},${list.slice(from, till)}`;
    from = till + '], ['.length;
  }
  return `[${called}]`;
};

const noHours: Lead['hours'] = [];

/** The parts of the lead at a place. What is the same in many leads is one object, and frozen: rows are never changed in place. */
export const partsReader = ({ scoreLines, hours }: LeadParts): ((at: number) => Pick<Lead, (typeof partedFields)[number]>) => {
  for (const line of scoreLines.lines) Object.freeze(line);
  const pairs = new Map<number, [number, number]>();
  const pairOf = (attempts: number, connects: number): [number, number] => {
    const key = attempts * 0x100000 + connects;
    const pair = pairs.get(key) ?? (Object.freeze([attempts, connects]) as unknown as [number, number]);
    pairs.set(key, pair);
    return pair;
  };
  const hoursOf = (called: readonly number[]): Lead['hours'] => {
    const day = Array<[number, number]>(hoursOfDay).fill(pairOf(0, 0));
    for (let at = 0; at < called.length; at += 3) day[called[at] as number] = pairOf(called[at + 1] as number, called[at + 2] as number);
    return day;
  };
  return (at) => {
    const called = hours[at];
    return {
      scoreLines: (scoreLines.of[at] ?? []).map((place) => scoreLines.lines[place]) as Lead['scoreLines'],
      hours: called ? hoursOf(called) : noHours,
    };
  };
};
