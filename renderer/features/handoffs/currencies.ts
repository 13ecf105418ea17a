import type { Handoff } from '../../../shared/domain/handoff.ts';

/** Offered first; the center's own comes before them. */
export const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'DKK', 'NOK', 'PLN', 'CZK', 'BRL', 'CAD'];

/** The money a deal is likely in: what was entered, what the budget was told in, the center's own. */
export const likelyCurrency = ({ currency, package: { answers } }: Pick<Handoff, 'currency' | 'package'>, home: string): string =>
  currency ?? answers.find(({ letter }) => letter === 'B')?.value.currency ?? home;
