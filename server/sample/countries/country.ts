/** What invented companies and people of one country are made of. */
export type Country = {
  code: string;
  /** International calling code, without `+`. */
  calling: string;
  /** Business language; a lead's own when nothing else is known. */
  language: string;
  currency: string;
  /** How often a company is from here, beside the other countries. */
  weight: number;
  cities: readonly City[];
  /** What company names begin with: rivers, regions, hills. */
  stems: readonly string[];
  /** What a company of an industry calls itself here: `Milch` for a dairy. Industries left out do not occur. */
  trades: Readonly<Partial<Record<Industry, string>>>;
  legalForms: readonly string[];
  firstNames: readonly string[];
  lastNames: readonly string[];
  /** Mobile numbers, `#` for a digit; null where no range is set aside or looks invented. */
  mobile: string | null;
};

/**
 * `phone`: national number without its trunk zero, `#` for a digit. Ranges set aside for fiction where the regulator has some
 * (Bundesnetzagentur, Ofcom, ARCEP, PTS, NANPA 555-01xx), else with 555 in the middle.
 */
export type City = { name: string; postcode: string; region: string; phone: string };

export type Industry =
  | 'Dairy'
  | 'Bakery'
  | 'Beverages'
  | 'Brewery'
  | 'Packaging'
  | 'Glass'
  | 'Board and paper'
  | 'Meat'
  | 'Fish'
  | 'Ingredients'
  | 'Mills'
  | 'Confectionery'
  | 'Plastics'
  | 'Labels and print'
  | 'Frozen food'
  | 'Preserves'
  | 'Edible oils'
  | 'Pharma';

/** Reads `Name|postcode|region|phone` lines. */
export const cities = (...lines: string[]): City[] =>
  lines.map((line) => {
    const [name = '', postcode = '', region = '', phone = ''] = line.split('|');
    return { name, postcode, region, phone };
  });

/** Reads a list of names, separated by commas. */
export const names = (list: string): string[] => list.split(',').map((name) => name.trim());
