import { z } from 'zod';
import { durationMs, id, languageCode, line } from './fields.ts';
import { leadSource } from './lead.ts';

/** Which pool leads a rule is for: all conditions that are given must hold, and none means every lead. */
export const ruleCondition = z.object({
  keyAccounts: z.boolean(),
  languages: z.array(languageCode).max(20),
  sources: z.array(leadSource).max(10),
});

/**
 * A rule by which pool leads get an owner by themselves. The first that fits a lead and finds somebody decides; among those who may have
 * it, the one with the least load for what they can carry gets it.
 */
export const standingRule = z.object({
  id,
  name: line,
  isOn: z.boolean(),
  teamId: id,
  when: ruleCondition,
  /** Who may get it: reps of the team who are here and have room, and with this skill; empty: any. */
  skill: line,
  /** Only to somebody who speaks the lead's language, where that is known. */
  speaksLanguage: z.boolean(),
});
export type StandingRule = z.infer<typeof standingRule>;

/** How a floor is run. */
export const floorSettings = z.object({
  rules: z.array(standingRule).max(40),
  /** How long a lead stays in the pool for anybody to take before a rule gives it to somebody. */
  dealAfterMs: durationMs,
  /** Reps see one another's figures of the day. */
  leaderboard: z.boolean(),
  /** What each rep is to reach in a day, unless they have goals of their own. */
  goals: z.object({ calls: z.int().min(0), reached: z.int().min(0), qsos: z.int().min(0) }),
});
export type FloorSettings = z.infer<typeof floorSettings>;
export type DayGoals = FloorSettings['goals'];

/** What somebody is to reach in a day: goals of their own before the calls planned with them, and those before what the center says for all. */
export const goalsOf = (own: DayGoals | null | undefined, person: { plannedCalls: number } | undefined, usual: DayGoals): DayGoals =>
  own ?? (person && person.plannedCalls > 0 ? { ...usual, calls: person.plannedCalls } : usual);

export const defaultFloor: FloorSettings = {
  rules: [],
  dealAfterMs: 5 * 60_000,
  leaderboard: false,
  goals: { calls: 80, reached: 20, qsos: 2 },
};
