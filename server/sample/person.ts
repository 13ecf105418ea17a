import type { Lead, Phone } from '../../shared/domain/lead.ts';
import { asciiSlug, type CompanyProfile } from './companies.ts';
import { turkishNames } from './countries/german-speaking.ts';
import { itemAt, type Random } from './random.ts';

export type Person = Pick<Lead, 'firstName' | 'lastName' | 'title' | 'email' | 'phones' | 'language'>;

const seniorTitles = [
  'Plant manager',
  'Operations director',
  'Technical director',
  'Head of engineering',
  'Head of procurement',
  'Managing director',
  'COO',
  'VP operations',
  'Site manager',
];
const otherTitles = [
  'Maintenance manager',
  'Production manager',
  'Process engineer',
  'Quality manager',
  'Project manager',
  'Plant engineer',
  'Line supervisor',
  'Production planner',
  'Buyer',
  'Packaging engineer',
  'Maintenance planner',
  'Shift lead',
];
const localTitles: Readonly<Record<string, readonly string[]>> = {
  de: ['Werksleitung', 'Leitung Technik', 'Leitung Einkauf', 'Leitung Instandhaltung', 'Produktionsleitung'],
  fr: ['Responsable maintenance', 'Direction technique', 'Responsable de production'],
  it: ['Responsabile manutenzione', 'Responsabile di produzione'],
  es: ['Gerente de planta', 'Responsable de mantenimiento'],
  pl: ['Kierownik utrzymania ruchu'],
};

export type PersonNeeds = {
  isSenior: boolean;
  /** Mostly bought or scanned contacts: a mail address and no number. */
  hasNoPhone: boolean;
  speaksTurkish: boolean;
};

/** A person of a company; `ordinal` counts the company's people, so that no two share a name. */
export const inventPerson = (random: Random, { row, country, city }: CompanyProfile, ordinal: number, needs: PersonNeeds): Person => {
  const from = needs.speaksTurkish
    ? { first: turkishNames.first, last: turkishNames.last }
    : { first: country.firstNames, last: country.lastNames };
  // The company's id is as good as chance, and the same for all of its people.
  const [first, last] = [Number.parseInt(row.id.slice(-4), 16), Number.parseInt(row.id.slice(-8, -4), 16)];
  const firstName = itemAt(from.first, (first + ordinal) % from.first.length);
  const lastName = itemAt(from.last, (last + ordinal * 3 + Math.floor(ordinal / from.first.length)) % from.last.length);
  const phones: Phone[] = [];
  if (!needs.hasNoPhone) {
    phones.push(inventPhone(random, country.calling, city.phone, 'work'));
    if (country.mobile && random.chance(0.3)) phones.push(inventPhone(random, country.calling, country.mobile, 'mobile'));
  }
  return {
    firstName,
    lastName,
    title: inventTitle(random, country.language, needs.isSenior),
    email: mailAddress(firstName, lastName, row.domain),
    phones,
    language: needs.speaksTurkish ? 'tr' : country.language,
  };
};

/** `first.last@company.example`. */
export const mailAddress = (firstName: string, lastName: string, domain: string | null): string =>
  `${asciiSlug(firstName)}.${asciiSlug(lastName)}@${domain ?? 'mail.example'}`;

/** A number by a pattern of the country: `89 5550 ####` under 49 becomes +49 89 5550 0142. */
export const inventPhone = (random: Random, calling: string, pattern: string, kind: Phone['kind']): Phone => {
  const asWritten = `+${calling} ${pattern.replace(/#/g, () => String(random.int(0, 9)))}`;
  return { kind, number: asWritten.replaceAll(' ', ''), extension: null, asWritten };
};

const inventTitle = (random: Random, language: string, isSenior: boolean): string => {
  const local = localTitles[language];
  if (local && random.chance(0.2)) return random.pick(local);
  return random.pick(isSenior || random.chance(0.35) ? seniorTitles : otherTitles);
};
