import { z } from 'zod';
import type { CenterSettings } from './center-settings.ts';
import { compensationFormula } from './compensation.ts';
import { count, countryCode, id, line } from './fields.ts';
import { holidayOn } from './holidays.ts';
import type { WorkingTime } from './sla.ts';

/** Kinds of routing rules; each narrows who comes into question, the last one standing decides by turns. */
export const routingKinds = ['companyOwner', 'keyAccount', 'territory', 'product', 'language', 'roundRobin'] as const;

export const routingRule = z.object({
  id: line.min(1),
  kind: z.enum(routingKinds),
  /** Of `product`: words looked for in campaign, industry and details. Of `territory`: countries, where the rule names its own people. */
  words: z.array(line).max(50),
  /** Who comes into question; none: everybody whom the kind fits. */
  salespersonIds: z.array(id).max(100),
  isOn: z.boolean(),
});
export type RoutingRule = z.infer<typeof routingRule>;

const rule = (kind: RoutingRule['kind']): RoutingRule => ({ id: kind, kind, words: [], salespersonIds: [], isOn: true });

/** DOMAIN's order; key accounts and products need people and words of the center's own first. */
export const defaultRouting: RoutingRule[] = routingKinds.map(rule);

export const opportunityStage = z.object({ code: line.min(1), label: line.min(1) });
const defaultStages = [
  { code: 'firstMeeting', label: 'First meeting' },
  { code: 'needsConfirmed', label: 'Needs confirmed' },
  { code: 'proposal', label: 'Proposal' },
  { code: 'negotiation', label: 'Negotiation' },
];

/** Working hours after a handoff at which something follows; null: never. */
export const slaAgreement = z.object({
  weekdays: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
  /** Minutes of the day in the center's zone. */
  from: z
    .int()
    .min(0)
    .max(1440)
    .default(9 * 60),
  till: z
    .int()
    .min(0)
    .max(1440)
    .default(17 * 60),
  /** Whose public holidays are free; null: none are. */
  country: countryCode.nullable().default(null),
  region: line.nullable().default(null),
  remindAfterHours: count.nullable().default(16),
  /** When the time to answer is over: to the managers and the rep's team lead. */
  escalates: z.boolean().default(true),
  /** Working hours behind the time to answer after which the lead goes back to its rep by itself. */
  returnAfterHours: count.nullable().default(16),
  /** A question to the rep stops the clock for at most so many working hours. */
  askPauseHours: count.default(8),
});
export type SlaAgreement = z.infer<typeof slaAgreement>;

/** What the center agreed with sales about handoffs. */
export const handoffAgreements = z.object({
  routing: z.array(routingRule).max(40).default(defaultRouting),
  /** How many turns a salesperson gets for one of the others; who is not named gets one, 0 gets none. */
  weights: z.record(id, z.int().min(0).max(20)).default({}),
  stages: z.array(opportunityStage).max(20).default(defaultStages),
  sla: slaAgreement.default(slaAgreement.parse({})),
  /** How long the link in a mail opens its handoff. */
  linkDays: z.int().min(1).max(90).default(14),
  compensation: compensationFormula.default(compensationFormula.parse({})),
});
export type HandoffAgreements = z.infer<typeof handoffAgreements>;

const known = new WeakMap<object, HandoffAgreements>();
const usual = handoffAgreements.parse({});

/** The agreements about handoffs, whole; also of settings stored before there were any. */
export const handoffAgreementsOf = (settings: Pick<CenterSettings, 'handoffs'> | undefined): HandoffAgreements => {
  const stored: object | undefined = settings?.handoffs;
  if (!stored) return usual;
  const read = known.get(stored) ?? handoffAgreements.parse(stored);
  known.set(stored, read);
  return read;
};

/** When sales works, for the time to answer: hours, weekdays, and the public holidays of a place. */
export const salesTime = (settings: Pick<CenterSettings, 'handoffs' | 'defaultCountry'> | undefined): WorkingTime => {
  const { sla } = handoffAgreementsOf(settings);
  const country = sla.country;
  return {
    weekdays: sla.weekdays,
    from: sla.from,
    till: sla.till,
    ...(country ? { isFree: (day: string) => holidayOn(country, sla.region, day) !== null } : {}),
  };
};
