import type { Attempt, Callback, Disposition } from '../call.ts';
import type { CampaignCost } from '../campaign-cost.ts';
import type { CenterSettings } from '../center-settings.ts';
import type { Handoff } from '../handoff.ts';
import type { StageChange } from '../history.ts';
import type { Lead } from '../lead.ts';
import type { Campaign, Company, Team, User } from '../people.ts';
import type { Script } from '../script.ts';
import type { CompanyField, SegmentFacts } from '../segment.ts';

/** What reports count over: of each row only the fields that some report asks, as they read every row there is. */

export const leadFactFields = [
  'id',
  'country',
  'campaignId',
  'importId',
  'source',
  'teamId',
  'ownerId',
  'stage',
  'stageSinceAt',
  'arrivedAt',
  'assignedAt',
  'firstAttemptAt',
  'attempts',
  'connects',
  'nextActionKind',
  'nextActionAt',
] as const satisfies (keyof Lead)[];
/** What the pulse asks of a lead besides; a reader of facts leaves it out where a report asks no pulse. */
export const pulseFactFields = ['companyId', 'lastTouchAt', 'lastAttemptAt', 'doNotCall'] as const satisfies (keyof Lead)[];
/** What the rules of segments ask of a lead besides; a reader of facts leaves it out where no segment decides anything. */
export const segmentFactFields = ['letters', 'band', 'score', 'language', 'title'] as const satisfies (keyof Lead)[];
export const changeFactFields = ['leadId', 'fromStage', 'toStage', 'changedAt', 'byId'] as const satisfies (keyof StageChange)[];
export const handoffFactFields = [
  'id',
  'leadId',
  'repId',
  'origin',
  'salespersonId',
  'handedOffAt',
  'answerDueAt',
  'askedAt',
  'answer',
  'answeredAt',
  'rejectReason',
  'outcome',
  'closedOn',
  'closedAt',
  'value',
  'currency',
] as const satisfies (keyof Handoff)[];
export const attemptFactFields = [
  'leadId',
  'userId',
  'startedAt',
  'talkMs',
  'dispositionCode',
  'isConnect',
  'scriptId',
  'localHour',
  'voided',
] as const satisfies (keyof Attempt)[];
export const callbackFactFields = ['leadId', 'userId', 'createdById', 'dueAt', 'state', 'closedAt'] as const satisfies (keyof Callback)[];

/** How much of a lead and its company a report asks: what counts, what the pulse asks besides, and what segments ask besides that. */
export type FactDepth = 'plain' | 'pulse' | 'segments';

/** `custom` holds the field that a report is split by, and may lack all others. */
export type LeadFact = Pick<
  Lead,
  (typeof leadFactFields)[number] | (typeof pulseFactFields)[number] | (typeof segmentFactFields)[number]
> & {
  custom?: Readonly<Record<string, string>>;
};
export type ChangeFact = Pick<StageChange, (typeof changeFactFields)[number]>;
export type HandoffFact = Pick<Handoff, (typeof handoffFactFields)[number]>;
export type AttemptFact = Pick<Attempt, (typeof attemptFactFields)[number]>;
export type CallbackFact = Pick<Callback, (typeof callbackFactFields)[number]>;
export type ScriptFact = Pick<Script, 'id' | 'name' | 'version'>;

/** The histories that a report may need beside the leads; a reader of facts leaves the others empty. */
export const historyNames = ['changes', 'handoffs', 'attempts', 'callbacks'] as const;
export type HistoryName = (typeof historyNames)[number];

export type ReportFacts = {
  leads: readonly LeadFact[];
  changes: readonly ChangeFact[];
  handoffs: readonly HandoffFact[];
  attempts: readonly AttemptFact[];
  callbacks: readonly CallbackFact[];
  campaigns: readonly Pick<Campaign, 'id' | 'name' | 'cost' | 'currency' | 'startsOn' | 'endsOn' | 'expectedLeads'>[];
  costs: readonly CampaignCost[];
  /** Imports that were taken back: what was taken out with them no campaign brought. */
  undoneImportIds: ReadonlySet<string>;
  users: readonly Pick<User, 'id' | 'name' | 'role' | 'teamId' | 'isActive'>[];
  teams: readonly Team[];
  dispositions: readonly Pick<Disposition, 'id' | 'raises'>[];
  scripts: readonly ScriptFact[];
  /** What segments and the pulse ask beside the leads, touches by lead; a reader of facts leaves both empty where a report asks neither. */
  companies: ReadonlyMap<string, CompanyFact>;
  touches: ReadonlyMap<string, SegmentFacts['touches']>;
  /** The segments each lead is in, in the order of the center: what `runReport` works out where the choice names segments. */
  memberships?: Memberships;
  settings: Pick<CenterSettings, 'zone' | 'currency' | 'queue' | 'rejectReasons' | 'measures' | 'segments'>;
};

export type CompanyFact = Pick<Company, CompanyField>;
export type Memberships = ReadonlyMap<string, readonly string[]>;
