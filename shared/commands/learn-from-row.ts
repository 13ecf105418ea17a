import { consentOf, mergedDetails } from '../domain/duplicates/merge.ts';
import type { ImportedRow } from '../domain/import/imported-row.ts';
import type { Lead } from '../domain/lead.ts';
import { deriveZones } from '../domain/lead-zones.ts';
import type { Company } from '../domain/people.ts';
import { isSameValue } from '../domain/same-value.ts';

/** When, epoch ms, and by what file, form or key. */
type Said = { at: number; by: string };

/** What a row says of being contacted, with when and where; a row that says nothing leaves no record. */
export const consentOfRow = ({ consentPhone: phone, consentMail: mail }: ImportedRow, { at, by }: Said): Lead['consent'] =>
  phone === 'unknown' && mail === 'unknown' ? { phone, mail, recordedAt: null } : { phone, mail, recordedAt: at, source: by };

/**
 * What a row tells of a lead that is here beyond what the lead says already, as fields to change: blanks are filled, numbers and fields of
 * the center's own are added, a refusal counts. Nothing that stands is overwritten; see `saidOtherwise`.
 */
export const learnedFrom = (known: Lead, row: ImportedRow, company: Company | undefined, said: Said): Partial<Lead> => {
  const { zones, source: zoneSource } = deriveZones(row);
  const { firstName, lastName, title, email, phones, language, street, city, region, postcode, country, custom } = row;
  const told: Lead = {
    ...known,
    ...{ firstName, lastName, title, email, phones, language, street, city, region, postcode, country, custom },
    ...{ zones, zoneSource, companyId: company?.id ?? null },
  };
  const hasAddress = `${street}${postcode}${city}` !== '';
  const next: Partial<Lead> = {
    ...mergedDetails(known, told, { campaign: 'kept', ...(hasAddress ? {} : { address: 'kept' }), ...(email ? {} : { email: 'kept' }) }),
    externalId: known.externalId ?? row.externalId,
    consent: consentOf(known.consent, consentOfRow(row, said)),
  };
  return Object.fromEntries(Object.entries(next).filter(([field, value]) => !isSameValue(known[field as keyof Lead], value)));
};

/** What a row says otherwise than the lead: values as they stand in the row, for somebody to read. */
export const saidOtherwise = (known: Lead, row: ImportedRow): string[] => {
  const nameOf = (of: Pick<Lead, 'firstName' | 'lastName'>) => `${of.firstName} ${of.lastName}`.trim();
  const placeOf = ({ street, postcode, city }: Pick<Lead, 'street' | 'postcode' | 'city'>) =>
    [street, `${postcode} ${city}`.trim()].filter((part) => part !== '').join(', ');
  const pairs: [string, string][] = [
    [nameOf(known), nameOf(row)],
    [known.title, row.title],
    [known.email ?? '', row.email ?? ''],
    [placeOf(known), placeOf(row)],
    ...Object.entries(row.custom).map(([name, value]): [string, string] => [
      known.custom[name] ? `${name}: ${known.custom[name]}` : '',
      `${name}: ${value}`,
    ]),
  ];
  return pairs.flatMap(([standing, said]) => (standing !== '' && said !== '' && !isAlike(standing, said) ? [said] : []));
};

const isAlike = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
