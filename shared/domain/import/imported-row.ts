import { z } from 'zod';
import { touchKinds } from '../call.ts';
import { count, countryCode, id, instant, languageCode, line, text } from '../fields.ts';
import { leadSource, phone } from '../lead.ts';
import { entryStages } from './value-maps.ts';

/** What a column says about being contacted; `unknown` when the file has no such column or the cell is blank. */
const statedConsent = z.enum(['granted', 'refused', 'unknown']);

/**
 * One row of a file as a lead to be: read, trimmed, and with everything that fits no field kept in `custom` under the
 * column's header. Blank cells (also "Select", "-", "n/a") are empty strings or null.
 */
export const importedRow = z.object({
  /** Row of the file as a spreadsheet counts it: the header is row 1 when it stands first. */
  row: count,
  /** Which person of the row: 0, or more where a row holds several people of one company. Rows of before 0.2 hold one. */
  person: count.max(20).default(0),
  firstName: line,
  lastName: line,
  title: line,
  email: line.nullable(),
  phones: z.array(phone).max(10),
  companyName: line,
  /** Lower-cased host without `www.`; never the domain of a free mail provider. */
  companyDomain: line.nullable(),
  industry: line,
  employees: count.nullable(),
  street: line,
  city: line,
  region: line,
  postcode: line,
  /** As the row says; null when it does not. The default country of the import is only used to read phone numbers. */
  country: countryCode.nullable(),
  language: languageCode.nullable(),
  /** The row's id in the system it comes from. */
  externalId: line.nullable(),
  /** When the lead came in; null when the file does not say. */
  arrivedAt: instant.nullable(),
  /** What the lead did, such as a landing page, a booth or a topic: the title of the first touch. */
  touchTitle: line,
  /** The file's own word for the source (`organic_search`, `Trade Show`), as written. */
  sourceWords: line,
  /** What the row's own word for the source means here; null: the source of the import. */
  source: leadSource.nullable().default(null),
  /** What kind of touch the row tells of, in a list of activities; null: what its source stands for. */
  touchKind: z.enum(touchKinds).nullable().default(null),
  /** Who the row's owner is here; null: the team's pool. */
  ownerId: id.nullable().default(null),
  /** Where the row says the lead stands; null: where its source lets it enter. */
  stage: z.enum(entryStages).nullable().default(null),
  note: text,
  doNotCall: z.boolean(),
  consentPhone: statedConsent,
  consentMail: statedConsent,
  custom: z.record(z.string().max(120), z.string().max(2000)),
});
export type ImportedRow = z.infer<typeof importedRow>;

/**
 * Why a row cannot be a lead. `nobody`: neither name, mail, phone nor external id; `mailMalformed`: the mail is all there is
 * and no mail can reach it; `dateUnreadable`: the date of arrival cannot be read in the format of its column.
 */
export const refusalReasons = ['nobody', 'mailMalformed', 'dateUnreadable'] as const;
export const refusalReason = z.enum(refusalReasons);
export type RefusalReason = z.infer<typeof refusalReason>;

/** A row that was not taken in, kept whole with its reason. Cells longer than 5,000 characters are cut, rows after 500 cells. */
export const refusedRow = z.object({
  row: count,
  reason: refusalReason,
  cells: z.array(z.string().max(5000)).max(500),
});
export type RefusedRow = z.infer<typeof refusedRow>;
