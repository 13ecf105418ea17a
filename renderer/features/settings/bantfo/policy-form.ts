import { z } from 'zod';
import { type Letter, letter, letters } from '../../../../shared/domain/bantfo.ts';
import { type BantfoPolicy, type StaleDays, staleDaysOf } from '../../../../shared/domain/bantfo-policy.ts';

/** A policy as it is typed: numbers as text, the checklist one a line. */
export const policyForm = z.object({
  required: z.array(letter),
  knockOuts: z.array(letter),
  horizon: z.string(),
  /** Blank: it does not age. */
  stale: z.record(letter, z.string()),
  fits: z.string(),
});
export type PolicyForm = z.infer<typeof policyForm>;

export const formOf = (policy: BantfoPolicy): PolicyForm => {
  const days = staleDaysOf(policy);
  return {
    required: policy.required,
    knockOuts: policy.knockOuts,
    horizon: String(policy.horizonMonths),
    stale: Object.fromEntries(letters.map((each) => [each, days[each] === null ? '' : String(days[each])])) as Record<Letter, string>,
    fits: (policy.fits ?? []).join('\n'),
  };
};

/** What cannot be read as a whole number is none, which the checks refuse. */
const numberOf = (text: string): number => (/^\s*\d{1,6}\s*$/.test(text) ? Number(text) : Number.NaN);

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((each) => each.trim().slice(0, 300))
    .filter(Boolean);

/** The policy that the form stands for, sound or not: `policyFaults` says. What the base did not say and the form does not change stays unsaid. */
export const policyOf = (form: PolicyForm, base: BantfoPolicy): BantfoPolicy => {
  const fits = linesOf(form.fits);
  const staleDays = Object.fromEntries(
    letters.map((each) => [each, form.stale[each].trim() === '' ? null : numberOf(form.stale[each])]),
  ) as StaleDays;
  const usual = staleDaysOf(base);
  const isUsual = base.staleDays === undefined && letters.every((each) => staleDays[each] === usual[each]);
  return {
    required: letters.filter((each) => form.required.includes(each)),
    horizonMonths: numberOf(form.horizon),
    knockOuts: letters.filter((each) => form.knockOuts.includes(each)),
    ...(fits.length > 0 || base.fits ? { fits } : {}),
    ...(isUsual ? {} : { staleDays }),
  };
};
