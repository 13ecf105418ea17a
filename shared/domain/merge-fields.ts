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
