import { isBarred, personalValues } from '../../../../shared/domain/do-not-call.ts';
import type { Lead } from '../../../../shared/domain/lead.ts';
import { isMailHouse } from '../../../../shared/domain/mail-houses.ts';

/** How far a do-not-call reaches: the person, everybody behind their numbers, or the whole company. */
export const barringScopes = ['person', 'number', 'house'] as const;
export type BarringScope = (typeof barringScopes)[number];

/** The domain of the lead's company as its mail tells it; null for mail that anybody can have. */
export const houseOf = ({ email }: Pick<Lead, 'email'>): string | null => {
  const domain = email?.toLowerCase().split('@')[1];
  return domain && !isMailHouse(domain) ? domain : null;
};

/**
 * The values to keep on do not call. Of the person also the numbers that no other lead here has: a number that several share is a
 * switchboard, and barring it would bar them all.
 */
export const barredBy = (lead: Lead, scope: BarringScope, others: Iterable<Lead>): string[] => {
  const numbers = lead.phones.flatMap(({ number }) => number ?? []);
  const house = scope === 'house' ? houseOf(lead) : null;
  if (scope !== 'person') return [...new Set([...personalValues(lead), ...numbers, ...(house ? [house] : [])])];
  const shared = new Set<string>();
  for (const other of others) {
    if (other.id === lead.id) continue;
    for (const { number } of other.phones) if (number !== null) shared.add(number);
  }
  return [...new Set([...personalValues(lead), ...numbers.filter((number) => !shared.has(number))])];
};

/** Leads here that the values stop besides the one that said it. */
export const alsoStopped = (lead: Lead, values: readonly string[], others: Iterable<Lead>): Lead[] => {
  const index = new Set(values);
  return [...others].filter((other) => other.id !== lead.id && !other.doNotCall && isBarred(other, index));
};
