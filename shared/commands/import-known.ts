import { z } from 'zod';
import type { Touch } from '../domain/call.ts';
import { comparePeople } from '../domain/duplicates/compare-people.ts';
import { factsOfLead, factsOfRow } from '../domain/duplicates/person-facts.ts';
import { profileOf } from '../domain/duplicates/person-profile.ts';
import { count, id } from '../domain/fields.ts';
import type { ImportedRow } from '../domain/import/imported-row.ts';
import type { Lead } from '../domain/lead.ts';
import type { Company } from '../domain/people.ts';
import { many, where } from './command.ts';

/**
 * Whom a row of an import is about, if they are here already: the one place that an import asks. The same id in the other system, then the
 * same mail, then somebody so alike that the center takes them for one without asking (`likely`); what arrives for a merged lead goes to
 * the one that carries it on. Leads that were taken out of the center are nobody any more.
 */
export type KnownLeads = {
  find: (row: ImportedRow) => Lead | undefined;
  /** A lead that this import has made or changed, so that later rows of the same file find it. */
  remember: (lead: Lead) => void;
};

/**
 * Whom a row may be about, as whoever sends the rows has found among all that they know: a desktop by its own leads, the server by the
 * center's. It is looked at again where the command is applied, against the lead as it is then.
 */
export const likelyLead = z.object({ row: count, person: count, leadId: id });
export type LikelyLead = z.infer<typeof likelyLead>;

const present = (values: readonly (string | null)[]): string[] => values.filter((each) => each !== null);

/** The leads that rows may be about, to be loaded before they are asked for. */
export const knownRefs = (rows: readonly ImportedRow[], likely: readonly LikelyLead[]) => ({
  alike: many(
    'leads',
    likely.map(({ leadId }) => leadId),
  ),
  sameMail: where('leads', 'email', present(rows.map((row) => row.email))),
  sameExternalId: where('leads', 'externalId', present(rows.map((row) => row.externalId))),
});

type Candidates = { sameMail: readonly Lead[]; sameExternalId: readonly Lead[]; alike: readonly Lead[] };

const allOf = ({ sameMail, sameExternalId, alike }: Candidates): Lead[] => [...sameMail, ...sameExternalId, ...alike];

/** The leads that carry on those which were merged. */
export const keeperIds = (candidates: Candidates): string[] => [
  ...new Set(allOf(candidates).flatMap(({ mergedIntoId }) => mergedIntoId ?? [])),
];

/** All leads that rows may be about: their touches say whether a row brings anything. */
export const candidateIds = (candidates: Candidates): string[] => [
  ...new Set(
    allOf(candidates)
      .map((lead) => lead.id)
      .concat(keeperIds(candidates)),
  ),
];

/** Companies of the leads that rows are alike to: part of what is compared. */
export const alikeCompanyIds = ({ alike }: Candidates): string[] => [...new Set(alike.flatMap(({ companyId }) => companyId ?? []))];

export type Alike = {
  likely: readonly LikelyLead[];
  companies: readonly Company[];
  /** Score from which on the center takes two for one without asking. */
  automaticFrom: number;
};

export const knownLeads = (candidates: Candidates & { keepers: readonly Lead[] }, alike: Alike): KnownLeads => {
  const byId = new Map<string, Lead>();
  const byMail = new Map<string, Lead>();
  const byExternalId = new Map<string, Lead>();
  const remember = (lead: Lead): void => {
    if (lead.stage === 'purged') return;
    byId.set(lead.id, lead);
    if (lead.email) byMail.set(lead.email, lead);
    if (lead.externalId) byExternalId.set(lead.externalId, lead);
  };
  for (const lead of [...allOf(candidates), ...candidates.keepers]) remember(lead);
  const leadIdOf = new Map(alike.likely.map(({ row, person, leadId }) => [`${row}.${person}`, leadId]));
  const companies = new Map(alike.companies.map((company) => [company.id, company]));
  const findAlike = (row: ImportedRow): Lead | undefined => {
    const lead = byId.get(leadIdOf.get(`${row.row}.${row.person}`) ?? '');
    if (!lead || hasOtherId(row, lead)) return undefined;
    const known = profileOf(factsOfLead(lead, companies.get(lead.companyId ?? '')));
    const { score } = comparePeople(profileOf(factsOfRow(row, '')), known);
    return score >= alike.automaticFrom ? lead : undefined;
  };
  return {
    find: (row) => {
      const { externalId, email } = row;
      const exact = (externalId ? byExternalId.get(externalId) : undefined) ?? (email ? byMail.get(email) : undefined);
      const same = exact ?? findAlike(row);
      return (same?.mergedIntoId ? byId.get(same.mergedIntoId) : undefined) ?? same;
    },
    remember,
  };
};

/** Two records of the other system: a person decides whether they are one. */
const hasOtherId = (row: ImportedRow, lead: Lead): boolean =>
  row.externalId !== null && lead.externalId !== null && row.externalId !== lead.externalId;

/**
 * Whether a touch tells of the same thing as one that is there: the same file imported again brings nothing. A row that does not say
 * when it was counts as the same whenever the other was.
 */
export const isSameTouch = (touch: Touch, standing: Touch, isDated: boolean): boolean =>
  touch.kind === standing.kind &&
  touch.title === standing.title &&
  touch.detail === standing.detail &&
  touch.campaignId === standing.campaignId &&
  (!isDated || touch.happenedAt === standing.happenedAt);
