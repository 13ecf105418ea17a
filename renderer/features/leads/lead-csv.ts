import Papa from 'papaparse';
import { dialNumber, type Lead, leadName } from '../../../shared/domain/lead.ts';
import type { ColumnCache } from '../../data/column-cache.ts';
import type { Words } from '../../words/en.ts';

type Names = Pick<ColumnCache, 'companies' | 'users' | 'teams' | 'campaigns'>;
type ExportWords = Words['leads']['export'];
type Cell = (lead: Lead, names: Names, words: ExportWords) => string;
type ExportColumn = keyof ExportWords['headers'];

const utc = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
const nameIn = (rows: ReadonlyMap<string, { name: string }>, id: string | null): string => (id && rows.get(id)?.name) || '';
const yesNo = (is: boolean | undefined, words: ExportWords): string => (is ? words.yes : words.no);

/** The number that is called, else the first that says anything. */
const firstPhone = (lead: Lead) => dialNumber(lead) ?? lead.phones.find(({ asWritten }) => asWritten.trim() !== '');

/** Codes stay codes (stage, band, source), so that the file can be read by programs and imported again. */
const cells: Record<ExportColumn, Cell> = {
  id: (lead) => lead.id,
  firstName: (lead) => lead.firstName || (lead.lastName === '' ? leadName(lead) : ''),
  lastName: (lead) => lead.lastName,
  title: (lead) => lead.title,
  company: (lead, { companies }) => nameIn(companies, lead.companyId),
  keyAccount: (lead, { companies }, words) => yesNo(lead.companyId ? companies.get(lead.companyId)?.isKeyAccount : false, words),
  email: (lead) => lead.email ?? '',
  phone: (lead) => firstPhone(lead)?.number ?? firstPhone(lead)?.asWritten ?? '',
  otherPhones: (lead) =>
    lead.phones
      .filter((phone) => phone !== firstPhone(lead))
      .map(({ number, asWritten }) => number ?? asWritten.trim())
      .filter((each) => each !== '')
      .join('; '),
  street: (lead) => lead.street,
  postcode: (lead) => lead.postcode,
  city: (lead) => lead.city,
  region: (lead) => lead.region,
  country: (lead) => lead.country ?? '',
  zone: (lead) => lead.zones.join('; '),
  stage: (lead) => lead.stage,
  reason: (lead) => lead.reasonCode ?? '',
  score: (lead) => String(lead.score),
  band: (lead) => lead.band,
  letters: (lead) => lead.letters,
  owner: (lead, { users }) => nameIn(users, lead.ownerId),
  team: (lead, { teams }) => nameIn(teams, lead.teamId),
  campaign: (lead, { campaigns }) => nameIn(campaigns, lead.campaignId),
  source: (lead) => lead.source,
  externalId: (lead) => lead.externalId ?? '',
  arrived: (lead) => utc(lead.arrivedAt),
  lastTouch: (lead) => utc(lead.lastTouchAt),
  attempts: (lead) => String(lead.attempts),
  connects: (lead) => String(lead.connects),
  nextAction: (lead) => lead.nextActionKind ?? '',
  nextActionAt: (lead) => utc(lead.nextActionAt),
  lastSaid: (lead) => lead.lastSaid,
  consent: (lead) => lead.consent.phone,
  consentMail: (lead) => lead.consent.mail,
  consentAt: (lead) => utc(lead.consent.recordedAt),
  consentFrom: (lead) => lead.consent.source ?? '',
  doNotCall: (lead, _names, words) => yesNo(lead.doNotCall, words),
};
const columns = Object.entries(cells) as [ExportColumn, Cell][];

/** UTF-8 byte order mark: without it spreadsheets read umlauts wrongly. */
const byteOrderMark = '\uFEFF';
const lineEnd = '\r\n';
/** A cell that a spreadsheet would run gets an apostrophe in front, so that it stays text. */
const unparse = (rows: readonly (readonly string[])[]): string =>
  Papa.unparse(
    rows.map((row) => [...row]),
    { newline: lineEnd, escapeFormulae: true },
  ) + lineEnd;

/** Rows written between two looks at the clock; about 5 ms of work. */
const rowsAtOnce = 400;

/** More fields of the center's own than a sheet of people has columns for; what files brought in first stays. */
const mostOwnFields = 300;

/** Names of the fields that only this center keeps, of all these leads, in the order they are met. */
const ownFieldsOf = async (leads: readonly Lead[], pause: () => Promise<void>): Promise<string[]> => {
  const names = new Set<string>();
  for (let from = 0; from < leads.length; from += rowsAtOnce * 10) {
    for (const { custom } of leads.slice(from, from + rowsAtOnce * 10)) for (const name of Object.keys(custom)) names.add(name);
    await pause();
  }
  return [...names].slice(0, mostOwnFields);
};

/**
 * Leads as CSV for a spreadsheet, in parts to be put together: no part takes longer than a frame, so that the screen goes on.
 * Null when `isCancelled` said so in between.
 */
export const leadCsvParts = async (
  leads: readonly Lead[],
  names: Names,
  words: ExportWords,
  { onProgress, isCancelled, pause }: { onProgress: (done: number) => void; isCancelled: () => boolean; pause: () => Promise<void> },
): Promise<string[] | null> => {
  const own = await ownFieldsOf(leads, pause);
  const parts = [byteOrderMark + unparse([[...columns.map(([id]) => words.headers[id]), ...own]])];
  const rowOf = (lead: Lead) => [...columns.map(([, cell]) => cell(lead, names, words)), ...own.map((name) => lead.custom[name] ?? '')];
  for (let from = 0; from < leads.length; from += rowsAtOnce) {
    if (isCancelled()) return null;
    parts.push(unparse(leads.slice(from, from + rowsAtOnce).map(rowOf)));
    onProgress(Math.min(leads.length, from + rowsAtOnce));
    await pause();
  }
  return parts;
};
