import { companyMatchKey } from '../company-match.ts';
import { isMailHouse } from '../mail-houses.ts';

/**
 * Words that say what kind of company it is, not which: legal forms of Europe, the Americas and Asia written out or with other marks than
 * those `companyMatchKey` knows, and what groups put behind a name.
 */
const kindWords = new Set(
  `gesellschaft beschrankter haftung aktiengesellschaft kommanditgesellschaft offene handelsgesellschaft gbr ohg kgaa ev eg mit und
  limited liability partnership public llp lp pc pllc pte pvt private proprietary bhd sdn berhad kk kabushiki kaisha gk
  societe anonyme responsabilite limitee simplifiee sasu eurl scop sarlu
  sociedad anonima limitada sociedade comercio cia companhia compania eireli me epp cv sab sapi
  societa azioni responsabilita limitata semplificata srls sapa ss spolka akcyjna komandytowa ograniczona odpowiedzialnoscia spolki spk spj
  naamloze vennootschap besloten bvba vof sprl
  aktiebolag aktieselskab anpartsselskab osakeyhtio ltd hf ehf asa ans da is ou as uab sia
  akciova spolocnost rucenim obmedzenym nyrt bt doo dd ad eood ood ooo oao zao pao
  the group gruppe groupe gruppo grupo holding holdings international intl global worldwide deutschland germany france italia espana
  polska uk usa`.split(/\s+/),
);

/** Words of a company's name that tell it from others, folded; all words when nothing else is left. */
export const companyWords = (name: string): string[] => {
  const words = foldName(companyMatchKey(joinInitials(name)));
  const telling = words.filter((word) => !kindWords.has(word));
  return telling.length > 0 ? telling : words;
};

/** `S.p.A.`, `a. s.`, `z o.o.` become words of their own. */
const joinInitials = (name: string): string => name.replace(/\b(\p{L})\.\s?(?=\p{L}\b)/gu, '$1');

const unmarked: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd', ß: 'ss' };

/** Words of a name without accents, marks and apostrophes: `Łukasz O’Brien` → `lukasz`, `obrien`. */
export const foldName = (name: string): string[] => {
  if (name === '') return [];
  const lower = name.toLowerCase();
  // Most names are one plain word, and asking for letters of all scripts costs ten times as much.
  if (isWord.test(lower)) return [lower];
  if (isPlain.test(lower)) return lower.replace(/['`]/g, '').match(/[a-z0-9]+/g) ?? [];
  const bare = lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[øłđæœþðß]/g, (letter) => unmarked[letter] ?? letter);
  return bare.replace(/['’`]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
};

const isWord = /^[a-z0-9]+$/;

const isPlain = /^[\x20-\x7e]*$/;

/** The domain that says where somebody works; null for houses where anybody has mail, and without one. */
export const workDomain = (email: string | null, companyDomain: string | null): string | null => {
  const domain = companyDomain?.toLowerCase().replace(/^www\./, '') || mailDomain(email);
  return domain && !isMailHouse(domain) ? domain : null;
};

const mailDomain = (email: string | null): string | undefined => email?.slice(email.lastIndexOf('@') + 1).toLowerCase() || undefined;
