import type { ImportedRow } from '../import/imported-row.ts';
import type { Lead } from '../lead.ts';
import type { Company } from '../people.ts';
import { isMobileNumber } from './mobile-ranges.ts';

/** What is known of one person, as far as it tells people apart: a lead, a row of a file, or a form half filled in. */
export type PersonFacts = {
  id: string;
  firstName: string;
  lastName: string;
  email: string | null;
  /** E.164 where it could be read, else as written. */
  phones: readonly string[];
  /** Those of `phones` that one person carries along. */
  mobiles: readonly string[];
  companyName: string;
  companyDomain: string | null;
  street: string;
  postcode: string;
  city: string;
  region: string;
  country: string | null;
};

export const noFacts: PersonFacts = {
  id: '',
  firstName: '',
  lastName: '',
  email: null,
  phones: [],
  mobiles: [],
  companyName: '',
  companyDomain: null,
  street: '',
  postcode: '',
  city: '',
  region: '',
  country: null,
};

const numbersOf = (phones: Lead['phones']): Pick<PersonFacts, 'phones' | 'mobiles'> => ({
  phones: phones.map(numberOf),
  mobiles: phones.filter(isMobile).map(numberOf),
});
/** By what it was entered as, or by its digits: forms and other systems say no more than that it is a number. */
const isMobile = ({ kind, number }: Lead['phones'][number]): boolean => kind === 'mobile' || (number !== null && isMobileNumber(number));
const numberOf = ({ number, asWritten }: Lead['phones'][number]): string => number ?? asWritten;

/** Fields of a lead that the matcher reads; a lead in which none of them changed needs no second look. */
export const comparedFields = [
  'firstName',
  'lastName',
  'email',
  'phones',
  'companyId',
  'street',
  'postcode',
  'city',
  'region',
  'country',
] as const satisfies (keyof Lead)[];

export const factsOfLead = (
  lead: Pick<Lead, 'id' | (typeof comparedFields)[number]>,
  company: Pick<Company, 'name' | 'domain'> | undefined,
): PersonFacts => ({
  id: lead.id,
  firstName: lead.firstName,
  lastName: lead.lastName,
  email: lead.email,
  ...numbersOf(lead.phones),
  companyName: company?.name ?? '',
  companyDomain: company?.domain ?? null,
  street: lead.street,
  postcode: lead.postcode,
  city: lead.city,
  region: lead.region,
  country: lead.country,
});

/** `id`: what the caller knows the row by. */
export const factsOfRow = (row: ImportedRow, id: string): PersonFacts => ({
  id,
  firstName: row.firstName,
  lastName: row.lastName,
  email: row.email,
  ...numbersOf(row.phones),
  companyName: row.companyName,
  companyDomain: row.companyDomain,
  street: row.street,
  postcode: row.postcode,
  city: row.city,
  region: row.region,
  country: row.country,
});
