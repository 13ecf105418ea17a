import type { Lead } from './lead.ts';

/** What may stand in a script between `{{` and `}}`; an empty value takes the fallback written after the bar. */
export type MergeValues = Readonly<Record<string, string | null | undefined>>;

const field = /(\s*)\{\{\s*(\w+)\s*(?:\|([^}]*))?\}\}/g;

/**
 * A script's text as it is said to one lead: `Good day {{firstName|}}, …`. Where a field and its fallback are both empty, the
 * space before it goes too, so that no sentence limps. Unknown fields take their fallback.
 */
export const fillMergeFields = (text: string, values: MergeValues): string =>
  text
    .replace(field, (_, space: string, name: string, fallback: string | undefined) => {
      const said = values[name]?.trim() || fallback?.trim();
      return said ? space + said : '';
    })
    .trimStart();

/** Fields that a script may use; the call fills them from the lead, its company, campaign and newest touch, the center and the rep. */
export const mergeFieldNames = [
  'firstName',
  'lastName',
  'fullName',
  'title',
  'city',
  'lastSaid',
  'companyName',
  'campaignName',
  'centerName',
  'repName',
  'touchTitle',
  'touchDate',
  'known',
] as const;
export type MergeFieldName = (typeof mergeFieldNames)[number];

export const isMergeField = (name: string): name is MergeFieldName => mergeFieldNames.some((each) => each === name);

/** Who speaks to whom, about what. `touchDate` is worded by who shows it, as days are in their place. */
export type MergeSources = {
  lead: Pick<Lead, 'firstName' | 'lastName' | 'title' | 'city' | 'lastSaid'> | undefined;
  companyName: string | undefined;
  campaignName: string | undefined;
  centerName: string | undefined;
  repName: string;
  touch: { title: string; date: string } | undefined;
};

/** What the fields stand for; `known` belongs to one question and is added where that is asked. */
export const mergeValuesOf = ({ lead, touch, ...rest }: MergeSources): Record<Exclude<MergeFieldName, 'known'>, string | undefined> => ({
  firstName: lead?.firstName,
  lastName: lead?.lastName,
  fullName: lead && `${lead.firstName} ${lead.lastName}`.trim(),
  title: lead?.title,
  city: lead?.city,
  lastSaid: lead?.lastSaid,
  ...rest,
  touchTitle: touch?.title,
  touchDate: touch?.date,
});

/** A script's text in pieces: words, and fields with their fallback (null: none written). */
export type MergePart = { kind: 'words'; text: string } | { kind: 'field'; name: string; fallback: string | null };

export const mergePartsOf = (text: string): MergePart[] => {
  const parts: MergePart[] = [];
  let end = 0;
  for (const match of text.matchAll(field)) {
    const [whole, space = '', name = '', fallback] = match;
    const before = text.slice(end, match.index) + space;
    if (before !== '') parts.push({ kind: 'words', text: before });
    parts.push({ kind: 'field', name, fallback: fallback?.trim() ?? null });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ kind: 'words', text: text.slice(end) });
  return parts;
};

/** Braces that begin or end a field and make none, as they are written: would be read aloud. */
export const brokenFieldOf = (text: string): string | null => {
  const words = mergePartsOf(text).flatMap((part) => (part.kind === 'words' ? part.text : []));
  const found = /\{\{[^{]{0,30}|[^}\s]{0,30}\}\}/.exec(words.join(' '));
  return found ? found[0].trim() : null;
};
