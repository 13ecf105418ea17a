const common = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'cs', 'sv', 'da', 'nb', 'fi', 'tr'];

/** Languages to choose from, whatever is chosen among them. */
export const offeredLanguages = (chosen: string): string[] => [...new Set([...common, chosen])];
