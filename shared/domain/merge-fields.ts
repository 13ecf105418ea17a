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
] as const;
export type MergeFieldName = (typeof mergeFieldNames)[number];

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
