import { line } from './fields.ts';
import type { Lead } from './lead.ts';

/** Fields of a lead that a question of a script may fill. */
export const ownDetails = ['firstName', 'lastName', 'title', 'email', 'street', 'city', 'postcode'] as const;
export type OwnDetail = (typeof ownDetails)[number];

const customMark = 'custom:';

/** One of the lead's own fields, or `custom:` and the center's name for one. */
export const leadDetail = line.regex(/^(firstName|lastName|title|email|street|city|postcode|custom:.{1,112})$/);

export const isOwnDetail = (detail: string): detail is OwnDetail => ownDetails.some((each) => each === detail);

/** `custom:Shifts` → `Shifts`; null for the lead's own fields. */
export const customNameOf = (detail: string): string | null => (detail.startsWith(customMark) ? detail.slice(customMark.length) : null);
export const customDetail = (name: string): string => `${customMark}${name}`;

/** The fields details are read from. */
export type DetailedLead = Pick<Lead, OwnDetail | 'custom'>;

/** What is known; '' while nothing is. */
export const detailOf = (lead: DetailedLead, detail: string): string => {
  const name = customNameOf(detail);
  if (name !== null) return lead.custom[name] ?? '';
  return isOwnDetail(detail) ? (lead[detail] ?? '') : '';
};
