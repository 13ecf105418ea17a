import { z } from 'zod';
import { type Answer, type Letter, letter, letters, withLetter } from './bantfo.ts';
import { count, line } from './fields.ts';
import { localClock } from './zone.ts';

/** How many days an answer to each letter may be relied on; null: it does not age. */
export const staleDays = z.record(letter, z.int().min(1).max(3650).nullable());
export type StaleDays = z.infer<typeof staleDays>;

/** What sales and marketing agreed about the six letters. */
export const bantfoPolicy = z.object({
  required: z.array(letter),
  horizonMonths: count,
  knockOuts: z.array(letter),
  /** The checklist behind F, in the order reps see it; left out: fit is answered in words. */
  fits: z.array(line).max(30).optional(),
  /** Left out, by agreements of before: as a new center has it. */
  staleDays: staleDays.optional(),
});
export type BantfoPolicy = z.infer<typeof bantfoPolicy>;

/** Money and dates move within months, people and needs within a year; whether one fits stays. */
export const defaultStaleDays: StaleDays = { B: 180, A: 365, N: 365, T: 180, F: null, O: null };

export const staleDaysOf = ({ staleDays: own }: Partial<BantfoPolicy>): StaleDays => own ?? defaultStaleDays;

/** Why an answer is to be confirmed: it was said too long ago, or the day it names has passed. */
export type Staleness = { cause: 'age'; days: number } | { cause: 'passed'; neededOn: string };

type Agreed = { bantfo: Partial<BantfoPolicy>; zone: string };

const dayMs = 86_400_000;

/**
 * Whether an answer still counts as said, at an instant. A letter left open cannot age; days are counted as 24 hours from the moment it was
 * said, so that every desktop sees it age at the same instant. Null: it stands.
 */
export const stalenessOf = (answer: Answer | undefined, { bantfo, zone }: Agreed, at: number): Staleness | null => {
  if (!answer || answer.state === 'unknown') return null;
  const { neededOn } = answer.value;
  if (answer.letter === 'T' && neededOn !== undefined && neededOn < localClock(at, zone).day) return { cause: 'passed', neededOn };
  const days = staleDaysOf(bantfo)[answer.letter];
  return days !== null && at - answer.answeredAt >= days * dayMs ? { cause: 'age', days } : null;
};

/** The letters of a lead as far as they can be relied on: what is to be confirmed reads as unknown, so that it is asked again. */
export const reliableLetters = (marks: string, current: Partial<Record<Letter, Answer>>, settings: Agreed, at: number): string =>
  letters.reduce((kept, each) => (stalenessOf(current[each], settings, at) ? withLetter(kept, each, 'unknown') : kept), marks);

export type PolicyFault =
  | { code: 'nothingRequired' }
  | { code: 'horizon' }
  | { code: 'staleDays'; letter: Letter }
  | { code: 'fitTwice'; fit: string }
  | { code: 'fitBlank' };

export const mostHorizonMonths = 60;

/** What keeps a policy from being published; empty: nothing. */
export const policyFaults = (policy: BantfoPolicy): PolicyFault[] => {
  const { required, horizonMonths, fits = [] } = policy;
  const days = staleDaysOf(policy);
  const named = fits.map((each) => each.trim().toLowerCase());
  const twice = fits.find((each, index) => each.trim() !== '' && named.indexOf(each.trim().toLowerCase()) !== index);
  return [
    ...(required.length === 0 ? [{ code: 'nothingRequired' as const }] : []),
    ...(Number.isInteger(horizonMonths) && horizonMonths >= 1 && horizonMonths <= mostHorizonMonths ? [] : [{ code: 'horizon' as const }]),
    ...letters.flatMap((each) => {
      const own = days[each];
      const isSound = own === null || (Number.isInteger(own) && own >= 1 && own <= 3650);
      return isSound ? [] : [{ code: 'staleDays' as const, letter: each }];
    }),
    ...(twice === undefined ? [] : [{ code: 'fitTwice' as const, fit: twice.trim() }]),
    ...(named.includes('') ? [{ code: 'fitBlank' as const }] : []),
  ];
};
