import { z } from 'zod';
import { line, text } from './fields.ts';

/** Words that marketing and sales agree on beside the stages. */
export const termKeys = ['touch', 'contact', 'lead', 'qso', 'acceptableLead'] as const;
export type TermKey = (typeof termKeys)[number];

/** What each means, in plain words; a word that is left out means what a new center takes it for. */
export const terms = z.partialRecord(z.enum(termKeys), text);
export type Terms = z.infer<typeof terms>;

/** What a reason code means, by its code: when to choose it, and when not. */
export const reasonDefinitions = z.record(line, text);

export const defaultTerms: Record<TermKey, string> = {
  touch: 'One interaction in either direction: a download, a visit, a badge scan, a mail, a call.',
  contact: 'A known person at a known company, whom we can reach.',
  lead: 'A contact with a sign of interest of their own.',
  qso: 'A qualified sales opportunity: a lead that sales has agreed to call qualified.',
  acceptableLead:
    'A QSO that sales accepts: right company, a need that we meet, somebody who decides, money, and a time within the horizon.',
};

export const termOf = (given: Terms, key: TermKey): string => given[key] || defaultTerms[key];
