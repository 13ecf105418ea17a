import { z } from 'zod';
import { count, id, instant, line, text } from './fields.ts';
import { isSameValue } from './same-value.ts';

/**
 * One version of one section of the center's agreements, never changed afterwards. What a rule said on a day, who published it and who
 * had agreed to it is read here; publishing an old value anew takes a change back.
 */
export const agreement = z.object({
  /** `<section>.<version>`: two who publish at once never write the same version. */
  id,
  /** A section of `centerSettings`, or `dispositions`: the outcomes of a call. */
  section: line,
  /** From 1, without gaps; 1 is what stood before anybody published. */
  version: count,
  /** The section by its name, as `publishSettings` takes it: `{ queue: { … } }`. */
  value: z.record(z.string(), z.unknown()),
  why: text,
  /** Who agreed to it, in the words of who published: "Marketing and sales, weekly of 12 May". */
  agreedBy: line,
  /** Null: what stood before versions were kept. */
  publishedById: id.nullable(),
  publishedAt: instant.nullable(),
});
export type Agreement = z.infer<typeof agreement>;

export const agreementId = (section: string, version: number): string => `${section}.${version}`;

/** The newest version of a section; undefined where nobody has published it yet. */
export const newestAgreement = (versions: Iterable<Agreement>, section: string): Agreement | undefined => {
  let newest: Agreement | undefined;
  for (const each of versions) if (each.section === section && (!newest || each.version > newest.version)) newest = each;
  return newest;
};

/** The version since which a part of a section has held as it does now; undefined where none was ever written. */
export const agreementSince = (newestFirst: readonly Agreement[], part: (value: Agreement['value']) => unknown): Agreement | undefined => {
  const [newest] = newestFirst;
  if (!newest) return undefined;
  const other = newestFirst.findIndex((each) => !isSameValue(part(each.value), part(newest.value)));
  return newestFirst[(other === -1 ? newestFirst.length : other) - 1];
};

/** The version that held at an instant. Before the first publishing the first one did; undefined where none was ever written. */
export const agreementAt = (versions: Iterable<Agreement>, section: string, at: number): Agreement | undefined => {
  let held: Agreement | undefined;
  for (const each of versions) {
    if (each.section !== section || (each.publishedAt ?? Number.NEGATIVE_INFINITY) > at) continue;
    if (!held || each.version > held.version) held = each;
  }
  return held;
};
