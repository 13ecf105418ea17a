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
const sharedMailbox =
  /^(info|sales|office|contact|kontakt|mail|hello|hallo|service|support|admin|buero|post|verkauf|vertrieb|einkauf|purchasing|contacto|ventas|commercial|accueil|contatti|vendite|biuro|sekretariat|zentrale|reception|team)$/;

/** Words for kinds of streets; which one is meant is seldom written the same way twice. */
const streetKinds = new Set(
  `street st str strasse road rd avenue ave av drive dr lane ln place pl court ct crescent cres cr close cl circuit cct way wy boulevard
  blvd terrace tce parade pde grove gr square sq highway hwy rue via viale calle carrer avenida rua ulica ul straat laan plein weg allee
  platz gasse piazza corso chemin route impasse suite unit apt apartment flat floor level box postfach no nr num of the`.split(/\s+/),
);

export const profileOf = (facts: PersonFacts): PersonProfile => {
  const first = without(foldName(facts.firstName), titles);
  const whole = without(foldName(facts.lastName), titles);
  const last = without(whole, particles);
  const mail = facts.email?.trim().toLowerCase() ?? '';
  const mailbox = mail.slice(0, mail.lastIndexOf('@')).replace(/\+.*$/, '').replace(/[._-]/g, '');
  const isSharedMailbox = sharedMailbox.test(mailbox);
  return {
    id: facts.id,
    first,
    last,
    wholeLast: whole.join(''),
    firstSound: first[0] ? soundOf(rootOf(first[0])) : '',
    lastSound: last.length > 0 ? soundOf(last.join('')) : '',
    mail,
    mailbox: isSharedMailbox ? '' : mailbox,
    isSharedMailbox,
    phones: phoneTails(facts.phones),
    mobiles: phoneTails(facts.mobiles),
    company: companyWords(facts.companyName),
    domain: workDomain(facts.email, facts.companyDomain),
    ...addressOf(facts.street),
    postcode: facts.postcode.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''),
    city: foldName(facts.city).join(''),
    region: foldName(facts.region).join(' '),
  };
};

const addressOf = (street: string): Pick<PersonProfile, 'streetWords' | 'streetLine' | 'streetNumbers'> => {
  const words = foldName(street.replace(/stra(ß|ss)e\b|str\.(?=\s|$)/gi, ' strasse '));
  return {
    streetLine: words.filter((word) => !/\d/.test(word)).join(''),
    streetWords: words.filter((word) => !/\d/.test(word) && !streetKinds.has(word) && word.length > 1),
    streetNumbers: words.filter((word) => /\d/.test(word)),
  };
};

/** Shorter than this is an extension or half a number. */
const shortestPhone = 6;

const phoneTails = (phones: readonly string[]): string[] => {
  const tails = phones.map((phone) => phone.replace(/\D/g, '').slice(-9)).filter((digits) => digits.length >= shortestPhone);
  return tails.length > 1 ? [...new Set(tails)] : tails;
};
