import { z } from 'zod';
import { touchKinds } from '../../shared/domain/call.ts';
import { count, countryCode, durationMs, instant, languageCode, line, text } from '../../shared/domain/fields.ts';
import { hostOf, mailOf, phonesIn, splitName } from '../../shared/domain/import/cells.ts';
import type { ImportedRow } from '../../shared/domain/import/imported-row.ts';
import { isMailHouse } from '../../shared/domain/mail-houses.ts';
import { readPhone } from '../../shared/domain/phone-number.ts';

const mail = line
  .transform((written) => written.trim())
  .refine((written) => written === '' || mailOf(written) !== undefined, 'is no mail address')
  .describe('A mail address; lower case and spaces do not matter.');
const visitorId = z.string().min(1).max(200).describe('Your own id of a visitor before anybody knows who they are.');
const buyingPhase = z.enum(['learning', 'interest', 'preference']);
const visitMs = durationMs.nullable().default(null).describe('How long a visit took, in milliseconds.');

/** One person who comes in. */
export const leadBody = z
  .strictObject({
    firstName: line.default(''),
    lastName: line.default(''),
    name: line.default('').describe('Whole name, where it is not known in parts.'),
    title: line.default(''),
    email: mail.default(''),
    phone: line.default('').describe('As written; read with `country` where it has no country code.'),
    company: line.default(''),
    website: line.default(''),
    industry: line.default(''),
    employees: count.nullable().default(null),
    street: line.default(''),
    city: line.default(''),
    region: line.default(''),
    postcode: line.default(''),
    country: countryCode.nullable().default(null),
    language: languageCode.nullable().default(null),
    externalId: line.default('').describe('Your id of this person: the same id is the same person.'),
    visitorId: visitorId.nullable().default(null),
    happenedAt: instant.nullable().default(null).describe('When it was; now when left out.'),
    touch: line.default('').describe('What they did: the title of the touch.'),
    touchKind: z.enum(touchKinds).nullable().default(null),
    buyingPhase: buyingPhase.nullable().default(null),
    durationMs: visitMs,
    sourceWords: line.default('').describe('Your own word for where it came from.'),
    note: text.default(''),
    doNotCall: z.boolean().default(false),
    consentPhone: z.enum(['granted', 'refused', 'unknown']).default('unknown'),
    consentMail: z.enum(['granted', 'refused', 'unknown']).default('unknown'),
    custom: z.record(z.string().max(120), z.string().max(2000)).default({}),
  })
  .superRefine((body, context) => {
    const { firstName, lastName, name, email, phone, externalId } = body;
    if (`${firstName}${lastName}${name}${email}${phone}${externalId}`.trim() !== '') return;
    context.addIssue({ code: 'custom', path: ['email'], message: 'needs a name, mail, phone or externalId: it is nobody otherwise' });
  });
export type LeadBody = z.output<typeof leadBody>;

/** Something somebody did. */
export const touchBody = z
  .strictObject({
    kind: z.enum(touchKinds),
    title: line.min(1),
    detail: line.default(''),
    buyingPhase: buyingPhase.nullable().default(null),
    durationMs: visitMs,
    happenedAt: instant.nullable().default(null),
    email: mail.default(''),
    externalId: line.default(''),
    visitorId: visitorId.nullable().default(null),
  })
  .superRefine(({ email, externalId, visitorId: visitor }, context) => {
    if (email !== '' || externalId !== '' || visitor !== null) return;
    context.addIssue({ code: 'custom', path: ['email'], message: 'needs email, externalId or visitorId: it is nobody’s otherwise' });
  });
export type TouchBody = z.output<typeof touchBody>;

export type Phase = z.infer<typeof buyingPhase>;
/** A row for the command, without its number, and what goes beside it. */
export type IntakeRow = { row: Omit<ImportedRow, 'row'>; phase: Phase | null; durationMs: number | null; visitorId: string | null };

/** A lead as a row. Every post is of its own time, so that asking twice is two touches. */
export const rowOfLead = (body: LeadBody, { now, defaultCountry }: { now: number; defaultCountry: string }): IntakeRow => {
  const named = body.name !== '' && body.firstName === '' && body.lastName === '' ? splitName(body.name) : body;
  const { email, phone, company, website, externalId, touch, visitorId: visitor, happenedAt, name: _, ...more } = body;
  const { buyingPhase: phase, durationMs: spentMs, ...rest } = more;
  const address = mailOf(email) ?? null;
  const host = hostOf(website) ?? (address ? (address.split('@')[1] ?? null) : null);
  return {
    phase,
    durationMs: spentMs,
    visitorId: visitor,
    row: {
      ...rest,
      firstName: named.firstName,
      lastName: named.lastName,
      person: 0,
      email: address,
      phones: phonesIn(phone)
        .slice(0, 10)
        .map((each) => readPhone(each, { country: body.country ?? defaultCountry, kind: 'work' })),
      companyName: company,
      companyDomain: host && !isMailHouse(host) ? host : null,
      externalId: externalId || null,
      arrivedAt: happenedAt ?? now,
      touchTitle: touch,
      source: null,
      ownerId: null,
      stage: null,
    },
  };
};

/** A touch as a row: somebody unknown comes in as a touch, whatever the campaign's source would earn. */
export const rowOfTouch = (body: TouchBody, surroundings: { now: number; defaultCountry: string }): IntakeRow => {
  const { kind, title, detail, ...who } = body;
  const lead = leadBody.parse({ ...who, externalId: who.externalId || (who.email === '' ? `visitor:${who.visitorId}` : ''), touch: title });
  const read = rowOfLead(lead, surroundings);
  return { ...read, row: { ...read.row, touchKind: kind, sourceWords: detail, stage: 'touch' } };
};
