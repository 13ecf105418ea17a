import Papa from 'papaparse';
import type { Lead } from '../../shared/domain/lead.ts';
import { instantToWall } from '../../shared/domain/zone.ts';

/** What a line of the file needs beside the lead. */
export type LeadNames = {
  company: (id: string) => string;
  person: (id: string) => string;
  team: (id: string) => string;
  campaign: (id: string) => string;
  zone: string;
};

type Column = [header: string, cell: (lead: Lead, names: LeadNames) => string];

const text = (value: string | number | null): string => (value === null ? '' : String(value));
const utc = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
const wall = (at: number | null, zone: string): string => (at === null ? '' : instantToWall(at, zone).replace('T', ' '));
const named = (id: string | null, name: (id: string) => string): string => (id === null ? '' : name(id));

const columnsFor = (zone: string): Column[] => [
  ['Lead', (lead) => lead.id],
  ['First name', (lead) => lead.firstName],
  ['Last name', (lead) => lead.lastName],
  ['Title', (lead) => lead.title],
  ['Company', (lead, names) => named(lead.companyId, names.company)],
  ['Mail', (lead) => text(lead.email)],
  ['Phones', (lead) => lead.phones.map((phone) => phone.number ?? phone.asWritten).join('; ')],
  ['Street', (lead) => lead.street],
  ['Postcode', (lead) => lead.postcode],
  ['City', (lead) => lead.city],
  ['Region', (lead) => lead.region],
  ['Country', (lead) => text(lead.country)],
  ['Language', (lead) => text(lead.language)],
  ['Zones', (lead) => lead.zones.join('; ')],
  ['Campaign', (lead, names) => named(lead.campaignId, names.campaign)],
  ['Source', (lead) => lead.source],
  ['External id', (lead) => text(lead.externalId)],
  ['Team', (lead, names) => names.team(lead.teamId)],
  ['Owner', (lead, names) => named(lead.ownerId, names.person)],
  ['Stage', (lead) => lead.stage],
  ['Reason', (lead) => text(lead.reasonCode)],
  [`Arrived (${zone})`, (lead) => wall(lead.arrivedAt, zone)],
  ['Arrived (UTC)', (lead) => utc(lead.arrivedAt)],
  ['First call (UTC)', (lead) => utc(lead.firstAttemptAt)],
  ['Last call (UTC)', (lead) => utc(lead.lastAttemptAt)],
  ['Calls', (lead) => String(lead.attempts)],
  ['Calls answered', (lead) => String(lead.connects)],
  ['Next action', (lead) => text(lead.nextActionKind)],
  [`Next action at (${zone})`, (lead) => wall(lead.nextActionAt, zone)],
  ['Next action at (UTC)', (lead) => utc(lead.nextActionAt)],
  ['Revisit on', (lead) => text(lead.revisitOn)],
  ['BANTFO', (lead) => lead.letters],
  ['Score', (lead) => String(lead.score)],
  ['Band', (lead) => lead.band],
  ['Do not call', (lead) => (lead.doNotCall ? 'yes' : 'no')],
  ['Consent to calls', (lead) => lead.consent.phone],
  ['Consent to mail', (lead) => lead.consent.mail],
  ['Consent said (UTC)', (lead) => utc(lead.consent.recordedAt)],
  ['Consent said by', (lead) => lead.consent.source ?? ''],
  ['Own fields', (lead) => (Object.keys(lead.custom).length > 0 ? JSON.stringify(lead.custom) : '')],
];

const byteOrderMark = '\uFEFF';
const options = { newline: '\r\n', escapeFormulae: true } as const;

/** First line of the file; the mark makes spreadsheets read umlauts rightly. */
export const leadCsvHead = (zone: string): string =>
  `${byteOrderMark}${Papa.unparse([columnsFor(zone).map(([header]) => header)], options)}\r\n`;

/** Lines of some leads. A cell that a spreadsheet would take for a formula gets an apostrophe in front. */
export const leadCsvLines = (leads: readonly Lead[], names: LeadNames): string => {
  const columns = columnsFor(names.zone);
  return leads.length === 0
    ? ''
    : `${Papa.unparse(
        leads.map((lead) => columns.map(([, cell]) => cell(lead, names))),
        options,
      )}\r\n`;
};
