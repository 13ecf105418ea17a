export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/**
 * Chooses the form for a number and puts the number, grouped, where `#` stands.
 *
 * @example const plural = pluralIn('en'); plural(1200, { one: '# lead', other: '# leads' }) // "1,200 leads"
 */
export const pluralIn = (language: string) => {
  const rules = new Intl.PluralRules(language);
  const grouped = new Intl.NumberFormat(language);
  return (count: number, forms: PluralForms): string => (forms[rules.select(count)] ?? forms.other).replaceAll('#', grouped.format(count));
};
