import { z } from 'zod';
import { type Answer, currentAnswers, letters, noLetters, withLetter } from '../bantfo.ts';
import { count, id, instant, line } from '../fields.ts';
import type { Lead } from '../lead.ts';
import { isSameValue } from '../same-value.ts';
import { isSalesStage, type Stage } from '../stage.ts';

/** Whose value a detail keeps. */
export const side = z.enum(['kept', 'merged']);
export type Side = z.infer<typeof side>;

/** What a person chooses field by field; left out: what the kept lead says, or the other's where it says nothing. */
export const mergeChoices = z.object({
  name: side.optional(),
  title: side.optional(),
  email: side.optional(),
  /** Left out: the numbers of both. */
  phones: side.optional(),
  address: side.optional(),
  language: side.optional(),
  company: side.optional(),
  campaign: side.optional(),
  /** Left out: the fields of both; where both have one, the kept lead's. */
  custom: side.optional(),
});
export type MergeChoices = z.infer<typeof mergeChoices>;
export type MergeField = keyof MergeChoices;
export const mergeFields = Object.keys(mergeChoices.shape) as MergeField[];

/** Tables whose rows follow the lead: what was said and done with the person. A lead's own way through stages and hands stays with it. */
export const movedTables = ['touches', 'attempts', 'notes', 'answers', 'callbacks', 'handoffs', 'corrections'] as const;
export type MovedTable = (typeof movedTables)[number];

/** What taking a merge back needs: both leads as they were, and what moved. */
export const leadMerge = z.object({
  /** The merged lead's id: it can only lie in one other. */
  id,
  leadId: id,
  keptId: id,
  byId: id,
  mergedAt: instant,
  /** What the matcher said; null where a person brought the two together. */
  score: count.nullable(),
  /** Versions of both after it: with others something has happened since. */
  keptVersion: count,
  mergedVersion: count,
  keptBefore: z.record(line, z.unknown()),
  keptAfter: z.record(line, z.unknown()),
  mergedBefore: z.record(line, z.unknown()),
  moved: z.record(z.string(), z.array(id)),
  undoneAt: instant.nullable(),
  undoneById: id.nullable(),
});
export type LeadMerge = z.infer<typeof leadMerge>;

/**
 * How far a stage is, for the rule that the kept lead stands where the further one of both stood. Sales counts most, so that no handoff
 * loses its lead; what is open counts more than what rests, so that nothing open is lost.
 */
const reach: Record<Stage, number> = {
  purged: 0,
  merged: 0,
  disqualified: 1,
  lost: 2,
  keepInformed: 3,
  nurture: 4,
  touch: 5,
  contact: 6,
  lead: 7,
  working: 8,
  qualified: 9,
  won: 10,
  handedOff: 11,
  accepted: 12,
};

export const isWithSales = (of: Pick<Lead, 'stage'>): boolean => isSalesStage(of.stage);

/** Which of two to keep, where nobody says: the one that is further, called more often, or came first. */
export const whichToKeep = (a: Lead, b: Lead): { kept: Lead; merged: Lead } => {
  const order = reach[b.stage] - reach[a.stage] || b.attempts - a.attempts || a.arrivedAt - b.arrivedAt || (a.id < b.id ? -1 : 1);
  return order <= 0 ? { kept: a, merged: b } : { kept: b, merged: a };
};

const chosen = (choice: Side | undefined, isBlank: boolean): Side => choice ?? (isBlank ? 'merged' : 'kept');

/** Which side each field comes from; `both` where they are put together. */
export const sidesOf = (kept: Lead, choices: MergeChoices): Record<MergeField, Side | 'both'> => ({
  name: chosen(choices.name, `${kept.firstName}${kept.lastName}` === ''),
  title: chosen(choices.title, kept.title === ''),
  email: chosen(choices.email, kept.email === null),
  phones: choices.phones ?? 'both',
  address: chosen(choices.address, `${kept.street}${kept.postcode}${kept.city}` === ''),
  language: chosen(choices.language, kept.language === null),
  company: chosen(choices.company, kept.companyId === null),
  campaign: chosen(choices.campaign, kept.campaignId === null),
  custom: choices.custom ?? 'both',
});

const fieldsOfSide: Record<Exclude<MergeField, 'phones' | 'custom'>, readonly (keyof Lead)[]> = {
  name: ['firstName', 'lastName'],
  title: ['title'],
  email: ['email'],
  address: ['street', 'city', 'region', 'postcode', 'country', 'zones', 'zoneSource'],
  language: ['language'],
  company: ['companyId'],
  campaign: ['campaignId'],
};

const pickFields = (from: Lead, fields: readonly (keyof Lead)[]): Partial<Lead> =>
  Object.fromEntries(fields.map((each) => [each, from[each]]));

/** The details of the kept lead as chosen. Its campaign is where it is counted, and changes only when somebody says so. */
export const mergedDetails = (kept: Lead, merged: Lead, choices: MergeChoices): Partial<Lead> => {
  const sides = sidesOf(kept, choices);
  const taken = (Object.keys(fieldsOfSide) as (keyof typeof fieldsOfSide)[])
    .filter((field) => sides[field] === 'merged')
    .map((field) => pickFields(merged, fieldsOfSide[field]));
  return Object.assign({}, ...taken, { phones: phonesOf(kept, merged, sides.phones), custom: customOf(kept, merged, sides.custom) });
};

const mostPhones = 10;

const phonesOf = (kept: Lead, merged: Lead, from: Side | 'both'): Lead['phones'] => {
  if (from !== 'both') return from === 'kept' ? kept.phones : merged.phones;
  const keyOf = ({ number, extension, asWritten }: Lead['phones'][number]) => `${number ?? asWritten}/${extension ?? ''}`;
  const known = new Set(kept.phones.map(keyOf));
  return [...kept.phones, ...merged.phones.filter((each) => !known.has(keyOf(each)))].slice(0, mostPhones);
};

const customOf = (kept: Lead, merged: Lead, from: Side | 'both'): Lead['custom'] => {
  if (from !== 'both') return from === 'kept' ? kept.custom : merged.custom;
  const said = Object.fromEntries(Object.entries(kept.custom).filter(([, value]) => value !== ''));
  return { ...kept.custom, ...merged.custom, ...said };
};

const least = (a: number | null, b: number | null): number | null => (a === null || b === null ? (a ?? b) : Math.min(a, b));
const most = (a: number | null, b: number | null): number | null => (a === null || b === null ? (a ?? b) : Math.max(a, b));

/** What both have lived through, as the kept lead's row counts it: calls, hours, consent and do-not-call. A refusal of either counts. */
export const mergedCounts = (kept: Lead, merged: Lead, answers: readonly Answer[]): Partial<Lead> => ({
  attempts: kept.attempts + merged.attempts,
  connects: kept.connects + merged.connects,
  firstAttemptAt: least(kept.firstAttemptAt, merged.firstAttemptAt),
  lastAttemptAt: most(kept.lastAttemptAt, merged.lastAttemptAt),
  lastTouchAt: most(kept.lastTouchAt, merged.lastTouchAt),
  hours: hoursOf(kept.hours, merged.hours),
  lastSaid: (isLater(merged, kept) && merged.lastSaid) || kept.lastSaid || merged.lastSaid,
  letters: lettersOf(answers),
  consent: consentOf(kept.consent, merged.consent),
  doNotCall: kept.doNotCall || merged.doNotCall,
});

const isLater = (a: Lead, b: Lead): boolean => (a.lastAttemptAt ?? 0) > (b.lastAttemptAt ?? 0);

const hoursOf = (a: Lead['hours'], b: Lead['hours']): Lead['hours'] => {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  return a.map(([tried, reached], hour) => [tried + (b[hour]?.[0] ?? 0), reached + (b[hour]?.[1] ?? 0)]);
};

const lettersOf = (answers: readonly Answer[]): string => {
  const current = currentAnswers(answers);
  return letters.reduce((marks, letter) => withLetter(marks, letter, current[letter]?.state ?? 'unknown'), noLetters);
};

type Basis = Lead['consent']['phone'];
const strictest: readonly Basis[] = ['refused', 'granted', 'legitimateInterest', 'unknown'];
const stricter = (a: Basis, b: Basis): Basis => strictest.find((each) => each === a || each === b) ?? a;

/** Of two bases for each channel the stricter: a refusal of either counts. */
export const consentOf = (a: Lead['consent'], b: Lead['consent']): Lead['consent'] => ({
  phone: stricter(a.phone, b.phone),
  mail: stricter(a.mail, b.mail),
  recordedAt: most(a.recordedAt, b.recordedAt),
  ...sourceOf((a.recordedAt ?? 0) >= (b.recordedAt ?? 0) ? [a, b] : [b, a]),
});

/** Of the one that was said last, where it is known. */
const sourceOf = (said: readonly Lead['consent'][]): Pick<Lead['consent'], 'source'> => {
  const source = said.find((each) => each.source)?.source;
  return source ? { source } : {};
};

const standingFields = [
  'stage',
  'stageSinceAt',
  'reasonCode',
  'revisitOn',
  'nextActionKind',
  'nextActionAt',
  'callbackId',
  'callbackIsPersonal',
] as const;

/** Where the kept lead stands and what is next: as the further one of both stood. */
export const mergedStanding = (kept: Lead, merged: Lead): Partial<Lead> =>
  reach[merged.stage] > reach[kept.stage] ? pickFields(merged, standingFields) : {};

/** Fields of `after` that differ, as they are in `of`. */
export const changedPart = (before: Lead, after: Lead, of: Lead): Partial<Lead> =>
  Object.fromEntries(
    (Object.keys(after) as (keyof Lead)[])
      .filter((field) => field !== 'version' && field !== 'updatedAt' && !isSameValue(before[field], after[field]))
      .map((field) => [field, of[field]]),
  );

/** What taking a merge back would leave where it is: fields changed since, by name, and rows that came since, by table. */
export type Stays = { fields: string[]; rows: number };

export const isExactUndo = ({ fields, rows }: Stays): boolean => fields.length === 0 && rows === 0;

/** Fields of the kept lead that are no longer what the merge made them: somebody has changed them since, and they stay. */
export const staysOf = (kept: Lead, merge: LeadMerge, rowsSince: number): Stays => {
  const now: Record<string, unknown> = kept;
  const fields = Object.entries(merge.keptAfter).filter(([field, made]) => !isSameValue(now[field], made));
  const isBarred = kept.doNotCall && merge.keptBefore.doNotCall === false;
  return { fields: [...fields.map(([field]) => field), ...(isBarred ? ['doNotCall'] : [])], rows: rowsSince };
};
