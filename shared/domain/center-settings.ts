import { z } from 'zod';
import { bantfoPolicy } from './bantfo-policy.ts';
import { defaultBars } from './duplicates/bars.ts';
import { count, countryCode, currencyCode, day, durationMs, id, line, text, zoneId } from './fields.ts';
import { defaultFloor, floorSettings } from './floor-settings.ts';
import { handoffAgreements } from './handoff-agreements.ts';
import { defaultPulse, pulseSettings } from './pulse-settings.ts';
import { noRecycling, recycling } from './recycling.ts';
import { defaultMeasures, measureSettings } from './reports/measure-settings.ts';
import { defaultReturns, returnPolicy } from './returns.ts';
import { scoreModel } from './score-model.ts';
import { noSegments, segments } from './segment.ts';
import { entryStageTable } from './source.ts';
import { stage } from './stage.ts';
import { reasonDefinitions, terms } from './terms.ts';

/**
 * One rule of when people may be called, in their local time; `from` and `till` are minutes of the day. Rules of a region take the
 * place of their country's, and those for consumers the place of those for anybody, as a country's take the place of `country: null`.
 */
export const callingWindowRule = z.object({
  /** Null: every country without rules of its own; of a closing rule: every country. */
  country: countryCode.nullable(),
  /** Code of a region in `holiday-table.ts`, such as `BY` or `TX`; left out: all of the country. */
  region: z.string().min(1).max(10).optional(),
  /** Leads without a company are consumers; left out: for anybody. */
  audience: z.enum(['business', 'consumer']).optional(),
  weekdays: z.array(z.int().min(1).max(7)).min(1),
  from: z.int().min(0).max(1440),
  till: z.int().min(0).max(1440),
  /** First and last day on which it holds; left out: without bound. */
  startsOn: day.optional(),
  endsOn: day.optional(),
  /** Shuts what other rules open: a company holiday, a day of mourning. */
  isClosed: z.boolean().optional(),
  /** Holds on public holidays too, on which nobody is called otherwise. */
  onHolidays: z.boolean().optional(),
  /** Where the rule is taken from; of a closing rule: why. */
  source: line,
});
export type CallingWindowRule = z.infer<typeof callingWindowRule>;

/** How often a lead may be tried, and how long it rests after giving up. */
export const cadenceSettings = z.object({
  /** Attempts a lead may get on one day of its own. */
  perDay: count,
  /** Attempts within any `periodDays` days. */
  perPeriod: count,
  periodDays: count,
  /** Rest of a lead that was given up, before it is looked at again. */
  revisitDays: count,
});
export type CadenceSettings = z.infer<typeof cadenceSettings>;

/** The agreements of one center: a single row with id `center`. Every number is a default managers can change. */
export const centerSettings = z.object({
  id,
  name: line,
  zone: zoneId,
  city: line,
  currency: currencyCode,
  defaultCountry: countryCode,
  definitions: z.record(stage, text),
  bantfo: bantfoPolicy,
  score: scoreModel,
  queue: z.object({
    pulseDays: count,
    keyAccountPulseDays: count,
    firstCallWithinMs: durationMs,
    callbackGraceMs: durationMs,
    callbackTeamLeadMs: durationMs.optional(),
  }),
  cadence: cadenceSettings,
  callingWindows: z.array(callingWindowRule).max(400),
  wrapUpLimitMs: durationMs,
  handoffAnswerHours: count,
  /** Routing, times, pay; read by `handoffAgreementsOf`, which fills in what is not agreed. */
  handoffs: handoffAgreements.default(handoffAgreements.parse({})),
  /** Scores from which on two leads are shown as perhaps one, and taken for one without asking. */
  duplicates: z.object({ suspectFrom: z.int().min(0).max(100), automaticFrom: z.int().min(50).max(101) }).default(defaultBars),
  /** How the floor is run: rules that give pool leads to reps, and whether reps see one another's figures. */
  floor: floorSettings.default(defaultFloor),
  rejectReasons: z.array(z.object({ code: line, label: line, backTo: z.enum(['queue', 'nurture']) })),
  lostReasons: z.array(z.object({ code: line, label: line })),
  /** At which stage leads of each source come in; null: as a new center has it. */
  entryStages: entryStageTable.nullable(),
  measures: measureSettings.default(defaultMeasures),
  /** What words beside the stages mean, and each reason. */
  terms: terms.default({}),
  reasonDefinitions: reasonDefinitions.default({}),
  /** When old leads come back by themselves. */
  recycling: recycling.default(noRecycling),
  /** Named groups of leads. */
  segments: segments.default(noSegments),
  pulse: pulseSettings.default(defaultPulse),
  /** What brings back who is kept informed. */
  returns: returnPolicy.default(defaultReturns),
});
export type CenterSettings = z.infer<typeof centerSettings>;

/** A part of the agreements that is published, versioned and taken back by itself. */
export type SettingsSection = Exclude<keyof CenterSettings, 'id'>;
export const settingsSections = Object.keys(centerSettings.shape).filter((key) => key !== 'id') as SettingsSection[];

type Bare<Schema> = Schema extends z.ZodDefault<infer Inner> ? Inner : Schema;
type SectionShape = { [K in SettingsSection]: z.ZodOptional<Bare<(typeof centerSettings.shape)[K]>> };

const bare = (schema: z.ZodType): z.ZodType => (schema instanceof z.ZodDefault ? bare(schema.unwrap() as z.ZodType) : schema);

/** Any sections. One that is left out stays left out: its default would stand in for what the center agreed on. */
export const someSections = z.object(
  Object.fromEntries(settingsSections.map((section) => [section, bare(centerSettings.shape[section]).optional()])),
) as unknown as z.ZodObject<SectionShape>;

/** Agreements as they were stored, with the defaults of sections that did not exist then. */
export const wholeSettings = (stored: CenterSettings): CenterSettings => {
  const missing = settingsSections.filter((section) => stored[section] === undefined);
  if (missing.length === 0) return stored;
  const defaults = missing.flatMap((section) => {
    const made = centerSettings.shape[section].safeParse(undefined);
    return made.success ? [[section, made.data]] : [];
  });
  return { ...stored, ...Object.fromEntries(defaults) };
};
