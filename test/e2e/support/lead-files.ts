import { createHash } from 'node:crypto';
import Papa from 'papaparse';

/** Files as marketing sends them, in the shapes of two real exports; the people in them are invented, their numbers are kept free for fiction. */
export type LeadFile = { name: string; mimeType: 'text/csv'; buffer: Buffer };

const fileOf = (name: string, rows: readonly Record<string, string>[]): LeadFile => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(Papa.unparse([...rows])),
});

const pages = ['88740e65d5d6b056e0cda098e1ea6313', '007f9098284a86ee80ddeb25d53e0af8', 'a7982125ff7aa3b2054c6e44f9d28522'];
const origins = ['social', 'paid_search', 'organic_search', 'email', 'referral', ''];

/** Marketing-qualified leads by id only: 320 rows, of which 5 have a date that is none and 3 say nothing about whom they mean. */
export const qualifiedLeadsFile = (): LeadFile & { rows: number; unreadableDates: number; nobody: number } => {
  const rows = Array.from({ length: 320 }, (_, at) => ({
    mql_id: createHash('md5').update(`lead ${at}`).digest('hex'),
    first_contact_date: new Date(Date.UTC(2018, 0, 3 + (at % 150))).toISOString().slice(0, 10),
    landing_page_id: pages[at % pages.length] ?? '',
    origin: origins[at % origins.length] ?? '',
  }));
  for (const at of [17, 64, 65, 201, 300]) rows[at]!.first_contact_date = 'sometime in May';
  for (const at of [40, 141, 242]) rows[at]!.mql_id = '';
  return { ...fileOf('marketing_qualified_leads.csv', rows), rows: rows.length, unreadableDates: 5, nobody: 3 };
};

type Place = { city: string; state: string; zipcode: string; country: string; phone: (number: string) => string };

const places: readonly Place[] = [
  { city: 'Sheffield', state: '', zipcode: 'S1 2BP', country: 'United Kingdom', phone: (n) => `01632 960${n}` },
  { city: 'Augsburg', state: 'Bayern', zipcode: '86150', country: 'Germany', phone: (n) => `030 23125 ${n}` },
  { city: 'Denver', state: 'CO', zipcode: '80202', country: 'United States', phone: (n) => `303-555-0${n}` },
];
const firstNames = ['Penny', 'Henry', 'Lesley', 'Marcus', 'Oona', 'Silvan', 'Thea', 'Ruben', 'Ilka'];
const lastNames = ['Marwood', 'Catling', 'Oberhaus', 'Vance', 'Lindemuth', 'Prior'];
const firms = ['Calder Bottling', 'Lechtal Verpackung', 'Front Line Foods'];

/** People with phones: 54 rows, 18 each in Sheffield, Augsburg and Denver, every one with a name, a mail and a company of their own. */
export const contactsFile = (): LeadFile & { rows: number } => {
  const rows = Array.from({ length: 54 }, (_, at) => {
    const [place, firm] = [places[at % places.length]!, firms[at % firms.length]!];
    const [firstname, lastname] = [firstNames[at % firstNames.length]!, lastNames[Math.floor(at / firstNames.length)]!];
    const { phone, ...where } = place;
    return {
      title: at % 2 === 0 ? 'Mrs.' : 'Mr.',
      firstname,
      lastname,
      address1: `${10 + at} Mill Lane`,
      ...where,
      email: `${firstname}.${lastname}@mill-${at}.example`.toLowerCase(),
      phone: phone(String(100 + at)),
      company: `${firm} ${at + 1}`,
      website: `mill-${at}.example`,
      facebook: `${firstname}${lastname}`,
      twitter: `${firstname}${lastname}`,
      ip: `192.0.2.${at}`,
      points: String((at * 7) % 100),
    };
  });
  return { ...fileOf('contacts-with-phones.csv', rows), rows: rows.length };
};
