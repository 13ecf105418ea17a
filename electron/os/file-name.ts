/** Refused in file names by one system or another: Windows' list, control characters, and what turns writing direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const forbidden = /[<>:"/\\|?*\u0000-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name that every system takes, as near to the given one as it allows; at most 150 characters. */
export const safeFileName = (name: string): string => {
  const cleaned = name
    .replace(forbidden, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(-150);
  if (cleaned === '') return 'export';
  return reservedOnWindows.test(cleaned) ? `_${cleaned}` : cleaned;
};
