/** What people write between digits: spaces, brackets, dots, slashes and every kind of hyphen. */
const punctuation = /[\s().\-/\u00A0\u2010-\u2015]/g;
const dialable = /^\+?[0-9*#]{2,32}$/;

/** `tel:` link (RFC 3966) of a number as people write it, or null when it holds anything that cannot be dialled. */
export const phoneLink = (number: string): string | null => {
  const digits = number.replace(punctuation, '');
  return dialable.test(digits) ? `tel:${digits.replaceAll('#', '%23')}` : null;
};
