/**
 * From which score on two records are shown to a person as perhaps one, and from which on they are taken for one without asking. A center
 * sets both. The first lies a little under even odds, as somebody looks; the second at one in a million: of all the sets this was
 * measured on, none has a wrong pair there.
 */
export type DuplicateBars = { suspectFrom: number; automaticFrom: number };

export const defaultBars: DuplicateBars = { suspectFrom: 45, automaticFrom: 95 };

export type Judgement = 'same' | 'perhaps' | 'new';

/** What is to become of somebody whose likeliest suspect has this score; null: nobody is suspected. */
export const judge = (score: number | null, { suspectFrom, automaticFrom }: DuplicateBars): Judgement => {
  if (score === null || score < suspectFrom) return 'new';
  return score >= automaticFrom ? 'same' : 'perhaps';
};
