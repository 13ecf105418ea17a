import { foldWords } from '../fold-words.ts';

/** Words with which forms and exports say that nothing was entered. Not "Null", which is a name, nor "NA", which is Namibia. */
const blankWords = new Set(
  '- -- --- – — . ? n/a #n/a n.a. n/v k.a. null nil (none) --none-- -none- (blank) (empty) (leer) #ref! #value! undefined nan'.split(' '),
);
const blankPhrases =
  /^(please )?(select|choose|select one|select an option|bitte (aus)?wahlen|auswahlen|keine angabe|not available|not provided|not specified|selectionner|selectionnez|choisir|seleccione|seleccionar|selezionare|seleziona|selecione|selecionar|wybierz|kies|selecteer)$/;

/** Most cells are told from these by their first letter alone: an import cleans millions of them. */
const mayBeBlankWord = /^[-–—.?#(nku]/i;
const mayBePhrase = /^\W*(please|select|choose|bitte|ausw|keine|not |s[eé]le[ck]|choisir|wybierz|kies)/i;

/** A cell without the blanks around it; empty when it says that nothing was entered ("Select", "-", "n/a"). */
export const cleanCell = (cell: string | undefined): string => {
  const text = cell?.trim() ?? '';
  if (text.length === 0 || text.length > 24) return text;
  if (text.length < 10 && mayBeBlankWord.test(text) && text !== 'Null' && blankWords.has(text.toLowerCase())) return '';
  return mayBePhrase.test(text) && blankPhrases.test(foldWords(text)) ? '' : text;
};

const mail = /^[^\s@<>(),;:"[\]]+@[a-z0-9à-ÿ](?:[a-z0-9à-ÿ-]*[a-z0-9à-ÿ])?(?:\.[a-z0-9à-ÿ](?:[a-z0-9à-ÿ-]*[a-z0-9à-ÿ])?)+$/i;

/** The address of a cell in lower case: bare, behind `mailto:`, or in `Name <address>`. `undefined` when there is none. */
export const mailOf = (cell: string): string | undefined => {
  if (cell.length > 400 || !cell.includes('@')) return undefined;
  const inside = /<([^<>]+)>\s*$/.exec(cell)?.[1] ?? cell;
  const address = inside
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[.,;]+$/, '')
    .toLowerCase();
  return address.length <= 254 && !address.includes('..') && mail.test(address) ? address : undefined;
};

/** The numbers of one cell: on lines of their own, or behind a semicolon, a bar or a slash between blanks. */
export const phonesIn = (cell: string): string[] =>
  (severalNumbers.test(cell) ? cell.split(severalNumbers) : [cell]).filter((part) => part.trim() !== '');
const severalNumbers = /\s*[;\n|]\s*|\s+\/\s+|\s+(?:or|oder|ou)\s+/;

/** Looks dialable: five to sixteen digits, and nothing but the signs numbers are written with and an extension. */
export const looksLikePhone = (cell: string): boolean => {
  if (cell.length > 60) return false;
  const number = cell.replace(/(ext|x|extension|durchwahl|poste|int)\.?\s*\d{1,6}$/i, '');
  const digits = number.replace(/\D/g, '').length;
  return digits >= 5 && digits <= 16 && /^[+\d\s().\-/–·]*$/.test(number.trim());
};

/** Host of a web address in lower case without `www.`; `undefined` when it is none. */
export const hostOf = (cell: string): string | undefined => {
  const bare = cell
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '');
  const host = bare.split(/[/?#:]/)[0] ?? '';
  return host.length <= 253 && /^[a-z0-9à-ÿ][a-z0-9à-ÿ-]*(\.[a-z0-9à-ÿ-]+)*\.[a-z]{2,}$/.test(host) ? host : undefined;
};

const yesWords = new Set(
  'yes y true t 1 x on ja j wahr oui o vrai si s verdadero vero sim tak optin optedin granted allowed subscribed erteilt zugestimmt accepted'.split(
    ' ',
  ),
);
const noWords = new Set(
  'no n false f 0 off nein falsch non faux falso nao nie nee optout optedout refused denied unsubscribed abgelehnt widerrufen declined'.split(
    ' ',
  ),
);

/** Yes or no in any understood language; `undefined` for other words. */
export const yesOrNo = (cell: string): boolean | undefined => {
  const word = foldWords(cell).replaceAll(' ', '');
  if (yesWords.has(word)) return true;
  return noWords.has(word) ? false : undefined;
};

const salutations = new Set(
  'mr mrs ms miss mister madam sir herr frau hr fr m mme mlle monsieur madame mademoiselle sr sra srta senor senora sig sigra signor signora pan pani dhr mevr mw'.split(
    ' ',
  ),
);
const honours = new Set('dr drs prof ing dipl mag phd dott dottssa ir rer nat med'.split(' '));

/** Forms of address and academic titles, alone or together: "Mr.", "Frau Dr.". Not a job. */
export const isSalutation = (cell: string): boolean => {
  if (cell.length > 24) return false;
  const words = foldWords(cell).split(' ');
  return words.every((word) => salutations.has(word) || honours.has(word));
};

const particles = new Set(
  'van von vom zu zur zum de der den des du del della di da das dos do la le les ter ten te el al bin ibn af av'.split(' '),
);

export type PersonName = { firstName: string; lastName: string };

/**
 * "Keller, Ana", "Ana Keller", "Dr. Ana von der Heide" → first and last name. Forms of address are left out; particles
 * belong to the last name; a single word is a last name.
 */
export const splitName = (written: string): PersonName => {
  const [before, after, ...more] = written.split(',').map((part) => part.trim());
  if (before && after && more.length === 0) return { firstName: withoutAddress(after), lastName: withoutAddress(before) };
  const words = withoutAddress(written.trim()).split(/\s+/);
  if (words.length < 2) return { firstName: '', lastName: words[0] ?? '' };
  let last = words.length - 1;
  while (last > 1 && particles.has((words[last - 1] ?? '').toLowerCase())) last -= 1;
  return { firstName: words.slice(0, last).join(' '), lastName: words.slice(last).join(' ') };
};

const withoutAddress = (name: string): string => {
  const words = name.split(/\s+/);
  let from = 0;
  while (from < words.length - 1 && isAddressed(words[from] ?? '')) from += 1;
  return words.slice(from).join(' ');
};

/** A bare "M" or "Fr" may be an initial; with a full stop, or longer, it addresses somebody. */
const isAddressed = (word: string): boolean =>
  isSalutation(word) && (word.endsWith('.') || word.length > 2 || /^(mr|ms|dr|hr)$/i.test(word));
