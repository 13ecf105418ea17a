import { companyWords, foldName, workDomain } from './company-names.ts';
import { rootOf } from './nicknames.ts';
import type { PersonFacts } from './person-facts.ts';
import { soundOf } from './sound.ts';

/** Facts made ready for comparing and looking up, once for each person. */
export type PersonProfile = {
  id: string;
  /** First names, folded. */
  first: string[];
  /** The last name's words without particles, folded. */
  last: string[];
  /** All words of the last name in one: `van der meer` and `vandermeer` are one name. */
  wholeLast: string;
  firstSound: string;
  /** Sound of all words of the last name but its particles, written as one. */
  lastSound: string;
  mail: string;
  /** What stands before the `@`, without marks and tags; '' for mailboxes that several people read. */
  mailbox: string;
  isSharedMailbox: boolean;
  /** The last nine digits: the same number with and without its country. */
  phones: string[];
  mobiles: string[];
  company: string[];
  /** The words of the company in one. */
  wholeCompany: string;
  /** All first names in one. */
  wholeFirst: string;
  domain: string | null;
  streetWords: string[];
  /** All words of the street in one, for spaces that slipped. */
  streetLine: string;
  /** Numbers of house, unit and box, as written. */
  streetNumbers: string[];
  postcode: string;
  city: string;
  region: string;
};

const titles = new Set(
  `mr mrs ms miss mx dr prof professor herr frau hr fr ing dipl mag msc mba phd sir madame monsieur mme mlle m sr sra srta don dona sig
  signora signor pan pani dhr mevr hon rev jr sr ii iii iv`.split(/\s+/),
);
const particles = new Set(
  'van von der den de del della di da do dos das la le du des zu zum zur ter ten af av el al bin ibn y e t'.split(' '),
);

const without = (words: string[], dropped: ReadonlySet<string>): string[] => {
  const left = words.length > 1 ? words.filter((word) => !dropped.has(word)) : words;
  return left.length > 0 ? left : words;
};

/** Mailboxes that belong to a desk, not to a person. */
const sharedMailboxes = new Set(
  `info sales office contact kontakt mail hello hallo service support admin buero post verkauf vertrieb einkauf purchasing contacto ventas
  commercial accueil contatti vendite biuro sekretariat zentrale reception team`.split(/\s+/),
);

/** Words for kinds of streets; which one is meant is seldom written the same way twice. */
const streetKinds = new Set(
  `street st str strasse road rd avenue ave av drive dr lane ln place pl court ct crescent cres cr close cl circuit cct way wy boulevard
  blvd terrace tce parade pde grove gr square sq highway hwy rue via viale calle carrer avenida rua ulica ul straat laan plein weg allee
  platz gasse piazza corso chemin route impasse suite unit apt apartment flat floor level box postfach no nr num of the`.split(/\s+/),
);

/** What people have in common, folded once: a list of 100,000 has a few thousand first names, companies and cities. */
type Folding = { company: (name: string) => FoldedCompany; first: (name: string) => string[]; soundOfFirst: (name: string) => string };
type FoldedCompany = Pick<PersonProfile, 'company' | 'wholeCompany'>;

const plainFolding: Folding = {
  company: (name) => {
    const company = companyWords(name);
    return { company, wholeCompany: joined(company) };
  },
  first: (name) => without(foldName(name), titles),
  soundOfFirst: (name) => soundOf(rootOf(name)),
};

/** Texts remembered at most; behind that it begins anew. */
const mostRemembered = 50_000;

const remembering = <Value>(read: (text: string) => Value): ((text: string) => Value) => {
  const known = new Map<string, Value>();
  return (text) => {
    const standing = known.get(text);
    if (standing !== undefined) return standing;
    if (known.size >= mostRemembered) known.clear();
    const value = read(text);
    known.set(text, value);
    return value;
  };
};

/** `profileOf` for many people one after another. */
export const createProfiler = (): ((facts: PersonFacts) => PersonProfile) => {
  const folding: Folding = {
    company: remembering(plainFolding.company),
    first: remembering(plainFolding.first),
    soundOfFirst: remembering(plainFolding.soundOfFirst),
  };
  return (facts) => profileBy(facts, folding);
};

export const profileOf = (facts: PersonFacts): PersonProfile => profileBy(facts, plainFolding);

/** Words in one; most names are one word already. */
const joined = (words: readonly string[]): string => (words.length === 1 ? (words[0] ?? '') : words.join(''));

const profileBy = (facts: PersonFacts, folding: Folding): PersonProfile => {
  const first = folding.first(facts.firstName);
  const whole = without(foldName(facts.lastName), titles);
  const last = without(whole, particles);
  const mail = facts.email?.trim().toLowerCase() ?? '';
  const mailbox = mailboxOf(mail);
  const isSharedMailbox = sharedMailboxes.has(mailbox);
  const { company, wholeCompany } = folding.company(facts.companyName);
  return {
    id: facts.id,
    first,
    wholeFirst: joined(first),
    last,
    wholeLast: joined(whole),
    firstSound: first[0] ? folding.soundOfFirst(first[0]) : '',
    lastSound: last.length > 0 ? soundOf(joined(last)) : '',
    mail,
    mailbox: isSharedMailbox ? '' : mailbox,
    isSharedMailbox,
    phones: phoneTails(facts.phones),
    mobiles: phoneTails(facts.mobiles),
    company,
    wholeCompany,
    domain: workDomain(facts.email, facts.companyDomain),
    ...addressOf(facts.street),
    postcode: codeOf(facts.postcode),
    city: joined(foldName(facts.city)),
    region: foldName(facts.region).join(' '),
  };
};

const mailboxOf = (mail: string): string => {
  const box = mail.slice(0, mail.lastIndexOf('@'));
  const tag = box.indexOf('+');
  return (tag < 0 ? box : box.slice(0, tag)).replace(/[._-]/g, '');
};

const isCode = /^[a-z0-9]*$/;
const codeOf = (postcode: string): string => {
  const lower = postcode.toLowerCase();
  return isCode.test(lower) ? lower : lower.replace(/[^\p{L}\p{N}]+/gu, '');
};

const nothing: string[] = [];
const noAddress = { streetLine: '', streetWords: nothing, streetNumbers: nothing };

const addressOf = (street: string): Pick<PersonProfile, 'streetWords' | 'streetLine' | 'streetNumbers'> => {
  if (street === '') return noAddress;
  const words = foldName(street.replace(/stra(ß|ss)e\b|str\.(?=\s|$)/gi, ' strasse '));
  const named: string[] = [];
  const streetNumbers: string[] = [];
  for (const word of words) (/\d/.test(word) ? streetNumbers : named).push(word);
  return { streetLine: joined(named), streetWords: named.filter((word) => !streetKinds.has(word) && word.length > 1), streetNumbers };
};

/** Shorter than this is an extension or half a number. */
const shortestPhone = 6;

const phoneTails = (phones: readonly string[]): string[] => {
  if (phones.length === 0) return nothing;
  const tails = phones.map(tailOf).filter((digits) => digits.length >= shortestPhone);
  return tails.length > 1 ? [...new Set(tails)] : tails;
};

const isInternational = /^\+\d+$/;
const tailOf = (phone: string): string => (isInternational.test(phone) ? phone.slice(1) : phone.replace(/\D/g, '')).slice(-9);
