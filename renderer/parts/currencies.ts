import type { Handoff } from '../../shared/domain/handoff.ts';

const usual = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'DKK', 'NOK', 'PLN', 'CZK', 'BRL', 'CAD', 'AUD', 'JPY'];

/** What money may be in, for a select: those given first, then the usual ones. */
export const currencyOptions = (...first: readonly string[]): { value: string; label: string }[] =>
  [...new Set([...first, ...usual])].map((code) => ({ value: code, label: code }));

/** The money a deal is likely in: what was entered, what the budget was told in, the center's own. */
export const likelyCurrency = ({ currency, package: { answers } }: Pick<Handoff, 'currency' | 'package'>, home: string): string =>
  currency ?? answers.find(({ letter }) => letter === 'B')?.value.currency ?? home;
