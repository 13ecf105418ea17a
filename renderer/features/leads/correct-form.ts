import { companyMatchKey } from '../../../shared/domain/company-match.ts';
import {
  type Correction,
  currentCorrectionId,
  type DetailChange,
  type DetailName,
  detailNames,
  readDetail,
} from '../../../shared/domain/correction.ts';
import { type Lead, writtenNumbers } from '../../../shared/domain/lead.ts';
import type { Company } from '../../../shared/domain/people.ts';
import { readPhone } from '../../../shared/domain/phone-number.ts';
import { isSameValue } from '../../../shared/domain/same-value.ts';

/** The details of a lead as text fields hold them. */
export type DetailDraft = Record<
  'firstName' | 'lastName' | 'title' | 'company' | 'email' | 'phones' | 'street' | 'postcode' | 'city' | 'region' | 'country' | 'language',
  string
>;
export type DetailFault = 'mailUnread' | 'codeUnread' | 'nameMissing';
/** Which correction of each detail the person saw when the form was opened. */
export type Bases = Record<DetailName, string | null>;

export const draftOf = (lead: Lead, companyName: string): DetailDraft => ({
  firstName: lead.firstName,
  lastName: lead.lastName,
  title: lead.title,
  company: companyName,
  email: lead.email ?? '',
  phones: writtenNumbers(lead).join('\n'),
  street: lead.street,
  postcode: lead.postcode,
  city: lead.city,
  region: lead.region,
  country: lead.country ?? '',
  language: lead.language ?? '',
});

export const basesOf = (corrections: readonly Correction[]): Bases =>
  Object.fromEntries(detailNames.map((name) => [name, currentCorrectionId(corrections, name)])) as Bases;

/** What cannot stand as it was typed, by field. */
export const faultsOf = (draft: DetailDraft): Partial<Record<keyof DetailDraft, DetailFault>> => ({
  ...(draft.email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email.trim()) ? { email: 'mailUnread' as const } : {}),
  ...(draft.country.trim() !== '' && !/^[a-z]{2}$/i.test(draft.country.trim()) ? { country: 'codeUnread' as const } : {}),
  ...(draft.language.trim() !== '' && !/^[a-z]{2,3}$/i.test(draft.language.trim()) ? { language: 'codeUnread' as const } : {}),
  ...([draft.firstName, draft.lastName, draft.email, draft.phones].every((each) => each.trim() === '')
    ? { lastName: 'nameMissing' as const }
    : {}),
});

/** Numbers, one a line; one that stood there before keeps its kind. */
export const phonesOf = (text: string, country: string | null, before: Lead['phones']): Lead['phones'] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 10)
    .map((line) => before.find(({ asWritten }) => asWritten === line) ?? readPhone(line, { country, kind: 'work' }));

type Known = { companies: ReadonlyMap<string, Company>; bases: Bases; newId: () => string };
export type DraftedChanges = { changes: DetailChange[]; newCompany: { id: string; name: string } | null };

/** What the person changed, detail by detail, each with what they saw before. */
export const changesOf = (draft: DetailDraft, lead: Lead, { companies, bases, newId }: Known): DraftedChanges => {
  const company = companyOf(draft.company, lead, companies, newId);
  const country = draft.country.trim().toUpperCase() || null;
  const wanted: DetailChange[] = [
    { field: 'name', value: { firstName: draft.firstName.trim(), lastName: draft.lastName.trim() }, baseId: bases.name },
    { field: 'title', value: { title: draft.title.trim() }, baseId: bases.title },
    { field: 'company', value: { companyId: company.id }, baseId: bases.company },
    { field: 'email', value: { email: draft.email.trim() || null }, baseId: bases.email },
    { field: 'phones', value: { phones: phonesOf(draft.phones, country, lead.phones) }, baseId: bases.phones },
    {
      field: 'address',
      value: {
        street: draft.street.trim(),
        city: draft.city.trim(),
        region: draft.region.trim(),
        postcode: draft.postcode.trim(),
        country,
      },
      baseId: bases.address,
    },
    { field: 'language', value: { language: draft.language.trim().toLowerCase() || null }, baseId: bases.language },
  ];
  const changes = wanted.filter((each) => !isSameValue(each.value, readDetail(lead, each)));
  return { changes, newCompany: changes.some(({ field }) => field === 'company') ? company.made : null };
};

type FoundCompany = { id: string | null; made: { id: string; name: string } | null };

/** The lead's own company while its name stands, else one known under that name, else a new one. */
const companyOf = (text: string, lead: Lead, companies: ReadonlyMap<string, Company>, newId: () => string): FoundCompany => {
  const name = text.trim();
  if (name === '') return { id: null, made: null };
  if (lead.companyId !== null && companies.get(lead.companyId)?.name === name) return { id: lead.companyId, made: null };
  const known = companyNamed(name, companies);
  if (known) return { id: known.id, made: null };
  const id = newId();
  return { id, made: { id, name } };
};

export const companyNamed = (name: string, companies: ReadonlyMap<string, Company>): Company | undefined => {
  const key = companyMatchKey(name);
  return key === '' ? undefined : [...companies.values()].find((each) => each.matchKey === key);
};
