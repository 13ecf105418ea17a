/** Languages that scripts are written in, or leads speak; others come with what is imported. */
export const spokenLanguages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'cs', 'da', 'sv', 'nb', 'fi', 'hu', 'tr', 'ja', 'zh'];
