import { type MergeField, mergeFields } from '../../../shared/domain/duplicates/merge.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { formatPhone } from '../../../shared/domain/phone-number.ts';
import { isSameValue } from '../../../shared/domain/same-value.ts';

/** As its country writes it, so that one number is not shown as two. */
const numberLine = ({ number, extension, asWritten }: Lead['phones'][number]): string =>
  [number ? formatPhone(number) : asWritten, extension && `/${extension}`].filter(Boolean).join(' ');

type Names = { companyOf: (id: string | null) => string | undefined; campaignOf: (id: string | null) => string | undefined };

/** What a lead says in a field, as one line; '' where it says nothing. */
export const fieldLine = (field: MergeField, lead: Lead, { companyOf, campaignOf }: Names): string => {
  switch (field) {
    case 'name':
      return `${lead.firstName} ${lead.lastName}`.trim();
    case 'title':
      return lead.title;
    case 'email':
      return lead.email ?? '';
    case 'phones':
      return lead.phones.map(numberLine).filter(Boolean).join(', ');
    case 'address':
      return [lead.street, [lead.postcode, lead.city].filter(Boolean).join(' '), lead.region, lead.country].filter(Boolean).join(', ');
    case 'language':
      return lead.language ?? '';
    case 'company':
      return companyOf(lead.companyId) ?? '';
    case 'campaign':
      return campaignOf(lead.campaignId) ?? '';
    case 'custom':
      return Object.entries(lead.custom)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => `${name}: ${value}`)
        .join(', ');
  }
};

export type FieldRow = { field: MergeField; kept: string; merged: string; isDifferent: boolean };

/** The fields in which either says something, those that differ marked. */
export const fieldRows = (kept: Lead, merged: Lead, names: Names): FieldRow[] =>
  mergeFields.flatMap((field) => {
    const row = { field, kept: fieldLine(field, kept, names), merged: fieldLine(field, merged, names) };
    return row.kept === '' && row.merged === '' ? [] : [{ ...row, isDifferent: !isSameValue(row.kept, row.merged) }];
  });
