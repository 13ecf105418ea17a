import { z } from 'zod';
import { count, countryCode, day, id, instant, languageCode, line, minorUnits, zoneId } from './fields.ts';

export const roles = ['rep', 'teamLead', 'manager', 'salesperson', 'admin'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** When somebody works, in their own zone; `from` and `till` are minutes of the day. */
export const workingTimes = z.object({
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  from: z.int().min(0).max(1440),
  till: z.int().min(0).max(1440),
});

/** A person of the center as all others may see them; secrets live in `credentials`, on the server only. */
export const user = z.object({
  id,
  name: line,
  email: line,
  role,
  teamId: id.nullable(),
  isActive: z.boolean(),
  zone: zoneId,
  languages: z.array(languageCode).max(20),
  /** Leads a rep can carry, open handoffs a salesperson can. */
  capacity: count,
  plannedCalls: count,
  territory: line,
  /** What they are good at, in the center's words: `senior`, `machine tools`. Standing rules and moves go by it. */
  skills: z.array(line).max(20).default([]),
  /** Null: nobody has said. */
  hours: workingTimes.nullable().default(null),
  /** First and last day of each absence; nobody is handed a lead on these days. */
  absences: z
    .array(z.object({ from: day, till: day }))
    .max(50)
    .default([]),
});
export type User = z.infer<typeof user>;

export const team = z.object({ id, name: line });
export type Team = z.infer<typeof team>;

export const company = z.object({
  id,
  name: line,
  domain: line.nullable(),
  industry: line,
  employees: count.nullable(),
  city: line,
  country: countryCode.nullable(),
  isKeyAccount: z.boolean(),
  /** Salesperson who already looks after this company. */
  salespersonId: id.nullable(),
  /** Lower-cased name without legal form, the key under which an import finds the company again. */
  matchKey: line,
});
export type Company = z.infer<typeof company>;

export const campaignChannels = ['tradeShow', 'webinar', 'search', 'social', 'mail', 'referral', 'coldList', 'other'] as const;
export const campaign = z.object({
  id,
  name: line,
  channel: z.enum(campaignChannels),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  /** Spent, without a period that it was spent in; what has one is a row of `campaignCosts`. */
  cost: minorUnits,
  currency: z.string().length(3),
  expectedLeads: count,
  /** What may be spent in all; null: nobody has said. */
  budget: minorUnits.nullable().default(null),
});
export type Campaign = z.infer<typeof campaign>;

/** What a rep is doing now. In call and wrap-up follow from the open attempt; connection from the server. */
export const presenceStates = ['ready', 'inCall', 'wrapUp', 'break', 'absent'] as const;
export const presence = z.object({
  /** The user's id. */
  id,
  state: z.enum(presenceStates),
  stateSinceAt: instant,
  isConnected: z.boolean(),
  lastSeenAt: instant,
  reason: line,
});
export type Presence = z.infer<typeof presence>;

/** Who did what the server does by itself, in the name of the center's rules. */
export const systemId = 'system';
