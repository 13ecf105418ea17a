import { z } from 'zod';

/** Field kinds that every schema is made of. PostgreSQL cannot hold NUL in text or JSON, so no text may carry it. */

const hasNoNul = (value: string) => !value.includes('\u0000');

/** Client-made id: UUIDv7, or an id derived from one (`<command id>.<suffix>`), so both sides compute the same. */
export const id = z.string().min(1).max(100).refine(hasNoNul);
/** Free text of a person, kept as typed; at most 20,000 characters. */
export const text = z.string().max(20_000).refine(hasNoNul, 'text may not hold NUL');
/** One line: names, titles, labels; at most 300 characters. */
export const line = z.string().max(300).refine(hasNoNul, 'text may not hold NUL');
/** Epoch milliseconds. */
export const instant = z.int().min(-8.64e15).max(8.64e15);
/** Length of time in milliseconds. */
export const durationMs = z.int().min(0);
/** Calendar date `YYYY-MM-DD`. */
export const day = z.iso.date();
/** Wall time `YYYY-MM-DDTHH:mm`, meaningful only with a zone beside it. */
export const wallTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
/** IANA zone id such as `Europe/Berlin`; whether it exists is checked where it is used. */
export const zoneId = z.string().min(1).max(60);
/** What is asked for or dialled behind a number, as it was written. */
export const phoneExtension = z.string().max(12);
/** ISO 3166 alpha-2, upper case. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/);
/** BCP 47 primary language subtag, lower case. */
export const languageCode = z.string().regex(/^[a-z]{2,3}$/);
/** ISO 4217, upper case. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/);
/** Money in minor units (cents), so that sums are exact. */
export const minorUnits = z.int();
/** Zero or more. */
export const count = z.int().min(0);
