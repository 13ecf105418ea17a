import { z } from 'zod';
import { type CallingWindow, windowOf } from '../../../shared/domain/calling-window.ts';
import { type Lead, leadSources } from '../../../shared/domain/lead.ts';
import { isInSegment, type Segment } from '../../../shared/domain/segment.ts';
import { isCallableStage, isOpenStage, stages } from '../../../shared/domain/stage.ts';
import type { WindowCalendar } from '../../../shared/domain/window-calendar.ts';
import type { ColumnCache } from '../../data/column-cache.ts';
import type { SegmentTouches } from '../../data/segment-touches.ts';

export const filterFields = [
  'stage',
  'owner',
  'campaign',
  'source',
  'team',
  'band',
  'country',
  'consent',
  'window',
  'next',
  'tries',
  'account',
  'segment',
] as const;
export type FilterField = (typeof filterFields)[number];

/** "Field is one of these." Filters of a view all have to hold. */
export const leadFilter = z.object({ field: z.enum(filterFields), values: z.array(z.string().max(120)).max(500) });
export type LeadFilter = z.infer<typeof leadFilter>;

/** What filters mean just now: who asks, what time it is, where windows are looked up. */
export type FilterContext = {
  userId: string;
  teamId: string | null;
  now: number;
  /** Ends of the person's own day and of the seven days from then. */
  dayEndAt: number;
  weekEndAt: number;
  calendar: WindowCalendar | null;
  companies: ColumnCache['companies'];
  segments: ReadonlyMap<string, Segment>;
  touches: SegmentTouches;
};

export type LeadTest = (lead: Lead) => boolean;

/** One test for all filters of a view; a filter without values lets everything through. */
export const testOf = (filters: readonly LeadFilter[], context: FilterContext): LeadTest => {
  const tests = filters.filter(({ values }) => values.length > 0).map((filter) => oneTest(filter, context));
  const [first, second, ...rest] = tests;
  if (!first) return () => true;
  if (!second) return first;
  return (lead) => first(lead) && second(lead) && rest.every((test) => test(lead));
};

const oneTest = ({ field, values }: LeadFilter, context: FilterContext): LeadTest => {
  if (field === 'segment') return (lead) => values.some((id) => isLeadIn(id, lead, context));
  const wanted = new Set(field === 'owner' || field === 'team' ? values.map((value) => personal(value, context)) : values);
  const read = valueReaders[field];
  return (lead) => wanted.has(read(lead, context));
};

/** A segment that is there no more holds nobody. */
const isLeadIn = (id: string, lead: Lead, { segments, companies, touches, now }: FilterContext): boolean => {
  const segment = segments.get(id);
  const company = lead.companyId === null ? undefined : companies.get(lead.companyId);
  return segment !== undefined && isInSegment(segment.rule, { lead, company, touches: touches.get(lead.id) ?? [], now }, segments);
};

/** "Me" and "my team" stand for another person on every desktop, so that a view can be passed on. */
export const ownerIsMe = 'me';
export const ownerIsPool = 'pool';
export const teamIsMine = 'mine';

const personal = (value: string, { userId, teamId }: FilterContext): string => {
  if (value === ownerIsMe) return userId;
  return value === teamIsMine ? (teamId ?? '') : value;
};

type ValueReader = (lead: Lead, context: FilterContext) => string;

/** The value of each field as a filter knows it. */
const valueReaders: Record<Exclude<FilterField, 'segment'>, ValueReader> = {
  stage: (lead) => lead.stage,
  owner: (lead) => lead.ownerId ?? ownerIsPool,
  campaign: (lead) => lead.campaignId ?? 'none',
  source: (lead) => lead.source,
  team: (lead) => lead.teamId,
  band: (lead) => lead.band,
  country: (lead) => lead.country ?? 'none',
  consent: (lead) => (lead.doNotCall ? 'doNotCall' : lead.consent.phone),
  window: (lead, context) => windowValue(lead, context),
  next: (lead, context) => nextValue(lead, context),
  tries: ({ attempts }) => (attempts === 0 ? 'none' : attempts < 4 ? 'few' : 'many'),
  account: (lead, { companies }) => (lead.companyId && companies.get(lead.companyId)?.isKeyAccount ? 'key' : 'other'),
};

/** The values by which a lead is counted beside a filter's choices: one, but of segments each it is in. */
export const filterValuesOf = (field: FilterField, lead: Lead, context: FilterContext): string[] =>
  field === 'segment' ? [...context.segments.keys()].filter((id) => isLeadIn(id, lead, context)) : [valueReaders[field](lead, context)];

const windowValue = (lead: Lead, { calendar, now }: FilterContext): string => {
  if (!calendar) return 'unknown';
  return windowGroup(windowOf(lead, calendar, now));
};

const windowGroup = ({ reason }: CallingWindow): string => {
  if (reason === 'open') return 'open';
  if (reason === 'closedHours' || reason === 'closedDay' || reason === 'holiday') return 'later';
  return reason === 'unknownZone' || reason === 'noNumber' ? 'unknown' : 'never';
};

/** `closed`: it has left the refinery and wants nothing. `none`: open and nobody planned anything, a leak. */
const nextValue = ({ stage, nextActionKind, nextActionAt }: Lead, { now, dayEndAt, weekEndAt }: FilterContext): string => {
  if (nextActionKind === null) return isOpenStage(stage) ? 'none' : 'closed';
  if (nextActionAt === null || nextActionAt <= now) return 'due';
  if (nextActionAt < dayEndAt) return 'today';
  return nextActionAt < weekEndAt ? 'week' : 'later';
};

/** Fields whose value moves with the clock: lists with them are looked at again every minute. */
const clockFields: ReadonlySet<FilterField> = new Set(['window', 'next', 'segment']);
export const followsClock = (filters: readonly LeadFilter[]): boolean => filters.some(({ field }) => clockFields.has(field));

/** Choices that do not depend on what is on this machine, in the order in which they are shown. */
export const fixedChoices = {
  stage: stages.filter((stage) => stage !== 'purged'),
  source: leadSources,
  band: ['hot', 'warm', 'cold'],
  consent: ['granted', 'legitimateInterest', 'unknown', 'refused', 'doNotCall'],
  window: ['open', 'later', 'unknown', 'never'],
  next: ['none', 'due', 'today', 'week', 'later', 'closed'],
  tries: ['none', 'few', 'many'],
  account: ['key', 'other'],
} as const satisfies Partial<Record<FilterField, readonly string[]>>;

/** Stages before sales, and those with them: what is still ours, and what is not yet at its end. */
export const workStages = stages.filter(isCallableStage);
export const openStages = stages.filter(isOpenStage);
