import type { LeadSource } from '../lead.ts';
import { headerWords } from './header-words.ts';

const signs: readonly [LeadSource, RegExp][] = [
  ['tradeShow', /\b(scan\w*|gescannt\w*|badge|booth|stand|standnotiz|messe\w*|besuch|fair|expo|attendee|visitor|stoisko)\b/],
  ['referral', /\b(referr\w*|empfehl\w*|recommand\w*|referen\w*)\b/],
  ['webForm', /\b(landing|form|formular\w*|formulaire|utm|download\w*|submitted|submission|conversion)\b/],
  ['inquiry', /\b(inquiry|enquiry|anfrage\w*|demande|solicitud|richiesta|zapytanie|aanvraag)\b/],
];

/** How the leads of a file came in, as its name and its columns suggest; `import` when nothing does. A proposal, never taken unseen. */
export const guessSource = (fileName: string, headers: readonly string[]): LeadSource => {
  const words = [fileName.replace(/[_.-]+/g, ' '), ...headers].map(headerWords).join(' ');
  return signs.find(([, sign]) => sign.test(words))?.[0] ?? 'import';
};
