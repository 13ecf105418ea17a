import { z } from 'zod';
import { id, instant } from './fields.ts';
import { type Lead, lead } from './lead.ts';
import { isSameValue } from './same-value.ts';

/**
 * The details of a lead that people correct, each with the fields of the row it is made of. A detail is merged as a whole: the postcode
 * of one correction beside the city of another would be an address that nobody ever wrote.
 */
export const details = {
  name: lead.pick({ firstName: true, lastName: true }),
  title: lead.pick({ title: true }),
  email: lead.pick({ email: true }),
  phones: lead.pick({ phones: true }),
  address: lead.pick({ street: true, city: true, region: true, postcode: true, country: true }),
  language: lead.pick({ language: true }),
  company: lead.pick({ companyId: true }),
  zone: lead.pick({ zones: true, zoneSource: true }),
} as const;

export const detailNames = [
  'name',
  'title',
  'email',
  'phones',
  'address',
  'language',
  'company',
  'zone',
] as const satisfies (keyof typeof details)[];
export const detailName = z.enum(detailNames);
export type DetailName = z.infer<typeof detailName>;

/**
 * One value that a detail of a lead, or the text of a note, has or had. Rows are only ever added; the newest one of a detail is what
 * the lead shows, the others are superseded and stay readable. Of a note only the texts that lost against another are kept here.
 */
export const correction = z.object({
  id,
  leadId: id,
  field: z.enum([...detailNames, 'custom', 'note']),
  /** Which note, when the field is `note`. */
  noteId: id.nullable(),
  /** Fields of the lead as in `details`; of a field of the center's own `{ name, value }`, of a note `{ body, editId }`. */
  value: z.record(z.string(), z.unknown()),
  /** Null: the value the lead came with. */
  byId: id.nullable(),
  changedAt: instant,
});
export type Correction = z.infer<typeof correction>;

/** One field that only this center keeps: its name and what it says, '' while nothing is known. */
export const customValue = z.object({ name: z.string().min(1).max(120), value: z.string().max(2000) });

/** A change of one detail, with the correction that the person saw when they made it; null: the value it came with. */
export const detailChange = z.discriminatedUnion('field', [
  z.object({ field: z.literal('name'), value: details.name, baseId: id.nullable() }),
  z.object({ field: z.literal('title'), value: details.title, baseId: id.nullable() }),
  z.object({ field: z.literal('email'), value: details.email, baseId: id.nullable() }),
  z.object({ field: z.literal('phones'), value: details.phones, baseId: id.nullable() }),
  z.object({ field: z.literal('address'), value: details.address, baseId: id.nullable() }),
  z.object({ field: z.literal('language'), value: details.language, baseId: id.nullable() }),
  z.object({ field: z.literal('company'), value: details.company, baseId: id.nullable() }),
  z.object({ field: z.literal('zone'), value: details.zone, baseId: id.nullable() }),
  z.object({ field: z.literal('custom'), value: customValue, baseId: id.nullable() }),
]);
export type DetailChange = z.infer<typeof detailChange>;

type AnyChange = { field: DetailChange['field']; value: object };

/** What tells one detail from another: its name, and of the center's own fields theirs. */
export const detailKeyOf = ({ field, value }: { field: Correction['field']; value: object }): string =>
  field === 'custom' && 'name' in value ? `custom:${String(value.name)}` : field;

/** The value that a change would replace, as it stands on the lead. */
export const readDetail = (of: Lead, { field, value }: AnyChange): Record<string, unknown> => {
  if (field === 'custom') {
    const { name } = customValue.parse(value);
    return { name, value: of.custom[name] ?? '' };
  }
  const fields = Object.keys(details[field].shape) as (keyof Lead)[];
  return Object.fromEntries(fields.map((each) => [each, of[each]]));
};

/** The lead with a detail as the change has it. */
export const withDetailValue = (of: Lead, { field, value }: AnyChange): Lead => {
  if (field !== 'custom') return { ...of, ...value };
  const custom = customValue.parse(value);
  return { ...of, custom: { ...of.custom, [custom.name]: custom.value } };
};

/** By time, then by id, so that every desktop picks the same. What the lead came with is before everything, whatever the clocks say. */
export const isLaterCorrection = (a: Correction, b: Correction): boolean => {
  if ((a.byId === null) !== (b.byId === null)) return b.byId === null;
  return a.changedAt === b.changedAt ? a.id > b.id : a.changedAt > b.changedAt;
};

/** All values of one detail by its key, the newest, which is the lead's, first. */
export const valuesOf = (corrections: readonly Correction[], key: string): Correction[] =>
  corrections.filter((each) => detailKeyOf(each) === key).sort((a, b) => (isLaterCorrection(a, b) ? -1 : 1));

/** The correction behind what the lead shows; what a new one names as its base. Null while nobody has corrected the detail. */
export const currentCorrectionId = (corrections: readonly Correction[], key: string): string | null =>
  valuesOf(corrections, key)[0]?.id ?? null;

/** A value that was replaced, and by what: the next newer one of its detail. `isCurrent`: what the lead shows says the same again. */
export type Superseded = { old: Correction; by: Correction; isCurrent: boolean };

/** Every change of a detail, newest first. Texts of notes are not among them: see `lostTexts`. */
export const detailChanges = (corrections: readonly Correction[]): Superseded[] =>
  [...new Set(corrections.filter(({ field }) => field !== 'note').map(detailKeyOf))]
    .flatMap((key) => {
      const values = valuesOf(corrections, key);
      return values.slice(1).flatMap((old, index) => {
        const by = values[index];
        return by ? [{ old, by, isCurrent: isSameValue(old.value, values[0]?.value) }] : [];
      });
    })
    .sort((a, b) => (isLaterCorrection(a.by, b.by) ? -1 : 1));

/** Replaced values that can be put back, newest first. */
export const supersededDetails = (corrections: readonly Correction[]): Superseded[] =>
  detailChanges(corrections).filter((each) => !each.isCurrent);

/** What a detail said before it was what it is now; undefined while nobody has corrected it. */
export const formerValue = (corrections: readonly Correction[], key: string): Superseded | undefined =>
  supersededDetails(corrections).find(({ old }) => detailKeyOf(old) === key);

/** Texts of notes that lost against one written at the same time, and are not part of what the note says now. */
export const lostTexts = (corrections: readonly Correction[], notes: readonly { id: string; body: string }[]): Correction[] =>
  corrections.filter(({ field, noteId, value }) => {
    if (field !== 'note') return false;
    const body = notes.find((each) => each.id === noteId)?.body ?? '';
    return !body.includes(String(value.body ?? ''));
  });
