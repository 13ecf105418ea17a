/** Lower case, without accents, one space between words: how names of places and titles are compared. */
export const foldWords = (words: string): string => {
  const plain = words.toLowerCase();
  const bare = isPlainLatin.test(plain)
    ? plain
    : plain
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replaceAll('ß', 'ss');
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
};

/** Most words need no more than this; normalising costs ten times as much. */
const isPlainLatin = /^[\x20-\x7e]*$/;
