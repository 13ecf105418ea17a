import { z } from 'zod';
import { letterString, noLetters } from './bantfo.ts';
import { count, countryCode, day, id, instant, languageCode, line, phoneExtension, zoneId } from './fields.ts';
import { stage } from './stage.ts';

/** A number as it can be dialled and as it was written; `number` is E.164, or null when it could not be read. */
export const phone = z.object({
  kind: z.enum(['work', 'mobile', 'home', 'other']),
  number: z
    .string()
    .regex(/^\+\d{4,17}$/)
    .nullable(),
  extension: phoneExtension.nullable(),
  asWritten: line,
});
export type Phone = z.infer<typeof phone>;

export const leadSources = ['tradeShow', 'webForm', 'inquiry', 'referral', 'prospecting', 'import'] as const;
export const leadSource = z.enum(leadSources);
export type LeadSource = z.infer<typeof leadSource>;

/**
 * Where the lead's zone is known from, strongest first (DOMAIN: calling windows). `stated`: the lead said it; `entered`: one of ours
 * knows it from elsewhere. Who and when stands in the correction behind it.
 */
export const zoneSources = ['stated', 'entered', 'postcode', 'city', 'region', 'areaCode', 'country', 'unknown'] as const;
export const zoneSource = z.enum(zoneSources);
export type ZoneSource = z.infer<typeof zoneSource>;

/** `full`: points before they faded, where that is another number. What a line was made of stands in the lead's `scoreFacts`. */
export const scoreLine = z.object({ rule: line, label: line, points: z.int(), full: z.int().optional() });
export type ScoreLine = z.infer<typeof scoreLine>;
export const band = z.enum(['cold', 'warm', 'hot']);
export type Band = z.infer<typeof band>;

/** What is to happen with the lead next. An open lead without one is a leak. */
export const nextActionKinds = ['callback', 'firstCall', 'retry', 'call', 'revisit', 'handOff', 'salesAnswer', 'outcome'] as const;
export const nextActionKind = z.enum(nextActionKinds);

export const consent = z.object({
  phone: z.enum(['granted', 'legitimateInterest', 'refused', 'unknown']),
  mail: z.enum(['granted', 'legitimateInterest', 'refused', 'unknown']),
  recordedAt: instant.nullable(),
  /** Where it was said: the file, form or key it came by. Left out before 0.3 and where nobody knows. */
  source: line.optional(),
});

/** One person at one company, with what queue, table and search need kept on the row by the commands. */
export const lead = z.object({
  id,
  companyId: id.nullable(),
  firstName: line,
  lastName: line,
  title: line,
  email: line.nullable(),
  phones: z.array(phone).max(10),
  language: languageCode.nullable(),
  street: line,
  city: line,
  region: line,
  postcode: line,
  country: countryCode.nullable(),
  /** Candidate zones; more than one means the intersection of their windows, none means not callable until someone says. */
  zones: z.array(zoneId).max(40),
  zoneSource,
  campaignId: id.nullable(),
  source: leadSource,
  externalId: line.nullable(),
  importId: id.nullable(),
  importRow: count.nullable(),
  teamId: id,
  /** Null: in the team's shared pool. */
  ownerId: id.nullable(),
  /** Raised by every change of owner; orders assignments on the server. */
  assignmentGeneration: count,
  previousOwnerId: id.nullable(),
  assignedById: id.nullable(),
  assignedAt: instant.nullable(),
  stage,
  stageSinceAt: instant,
  reasonCode: line.nullable(),
  arrivedAt: instant,
  firstAttemptAt: instant.nullable(),
  lastAttemptAt: instant.nullable(),
  lastTouchAt: instant.nullable(),
  attempts: count,
  connects: count,
  nextActionKind: nextActionKind.nullable(),
  nextActionAt: instant.nullable(),
  /** The open callback behind `nextActionKind: 'callback'`, and whether it is promised by one person. */
  callbackId: id.nullable(),
  callbackIsPersonal: z.boolean(),
  /** The promise or last words, shown with the next action. */
  lastSaid: line,
  revisitOn: day.nullable(),
  letters: letterString,
  score: z.int(),
  band,
  scoreLines: z.array(scoreLine).max(60),
  scoreModel: line,
  /** Ids of the touches and calls behind each score line, as `score-facts.ts` writes them: one text, as most leads are never asked. */
  scoreFacts: z.string().max(100_000).default(''),
  /** When it was scored; null: before 0.3. */
  scoredAt: instant.nullable().default(null),
  /** Per local hour of the lead: `[attempts, connects]`, 24 pairs or none. Source of "answers best 09–11". */
  hours: z.array(z.tuple([count, count])).max(24),
  consent,
  doNotCall: z.boolean(),
  custom: z.record(z.string().max(120), z.string().max(2000)),
  /** The lead that carries on this one's history, at the stage `merged`; whatever arrives for it follows there. */
  mergedIntoId: id.nullable(),
  /** Raised by every change; the base of field merges. */
  version: count,
  updatedAt: instant,
});
export type Lead = z.infer<typeof lead>;

/** What every lead has when it comes in, before anybody has called, moved or scored it. */
export const untouchedLead = () =>
  ({
    assignmentGeneration: 0,
    previousOwnerId: null,
    reasonCode: null,
    firstAttemptAt: null,
    lastAttemptAt: null,
    attempts: 0,
    connects: 0,
    callbackId: null,
    callbackIsPersonal: false,
    lastSaid: '',
    revisitOn: null,
    letters: noLetters,
    score: 0,
    band: 'cold',
    scoreLines: [],
    scoreFacts: '',
    scoredAt: null,
    hours: [],
    mergedIntoId: null,
    version: 1,
  }) satisfies Partial<Lead>;

/** `First Last`, or what there is: mail, external id, never an empty string. */
export const leadName = (of: Pick<Lead, 'firstName' | 'lastName' | 'email' | 'externalId'>): string =>
  `${of.firstName} ${of.lastName}`.trim() || of.email || (of.externalId ? `#${of.externalId.slice(0, 8)}` : '') || '?';

/** The number to dial first: the first readable one. */
export const dialNumber = (of: Pick<Lead, 'phones'>): Phone | undefined => of.phones.find((each) => each.number !== null);
/** All numbers as they were written, those without a word left out: a lead may hold a blank one from a form. */
export const writtenNumbers = (of: Pick<Lead, 'phones'>): string[] =>
  of.phones.map(({ number, asWritten }) => asWritten.trim() || (number ?? '')).filter((each) => each !== '');
