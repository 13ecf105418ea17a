import type { Touch } from '../domain/call.ts';
import type { ImportedRow } from '../domain/import/imported-row.ts';
import type { Lead } from '../domain/lead.ts';
import { where } from './command.ts';

/**
 * Whom a row of an import is about, if they are here already: the one place that an import asks. Today the same id in the other system,
 * then the same mail; what arrives for a merged lead goes to the one that carries it on. Leads that were taken out of the center are
 * nobody any more.
 */
export type KnownLeads = {
  find: (row: ImportedRow) => Lead | undefined;
  /** A lead that this import has made or changed, so that later rows of the same file find it. */
  remember: (lead: Lead) => void;
};

const present = (values: readonly (string | null)[]): string[] => values.filter((each) => each !== null);

/** The leads that rows may be about, to be loaded before they are asked for. */
export const knownRefs = (rows: readonly ImportedRow[]) => ({
  sameMail: where('leads', 'email', present(rows.map((row) => row.email))),
  sameExternalId: where('leads', 'externalId', present(rows.map((row) => row.externalId))),
});

type Candidates = { sameMail: readonly Lead[]; sameExternalId: readonly Lead[] };

/** The leads that carry on those which were merged. */
export const keeperIds = ({ sameMail, sameExternalId }: Candidates): string[] => [
  ...new Set([...sameMail, ...sameExternalId].flatMap(({ mergedIntoId }) => mergedIntoId ?? [])),
];

/** All leads that rows may be about: their touches say whether a row brings anything. */
export const candidateIds = (candidates: Candidates): string[] => [
  ...new Set([...candidates.sameMail, ...candidates.sameExternalId].map((lead) => lead.id).concat(keeperIds(candidates))),
];

export const knownLeads = ({ sameMail, sameExternalId, keepers }: Candidates & { keepers: readonly Lead[] }): KnownLeads => {
  const byId = new Map<string, Lead>();
  const byMail = new Map<string, Lead>();
  const byExternalId = new Map<string, Lead>();
  const remember = (lead: Lead): void => {
    if (lead.stage === 'purged') return;
    byId.set(lead.id, lead);
    if (lead.email) byMail.set(lead.email, lead);
    if (lead.externalId) byExternalId.set(lead.externalId, lead);
  };
  for (const lead of [...sameMail, ...sameExternalId, ...keepers]) remember(lead);
  return {
    find: ({ externalId, email }) => {
      const same = (externalId ? byExternalId.get(externalId) : undefined) ?? (email ? byMail.get(email) : undefined);
      return (same?.mergedIntoId ? byId.get(same.mergedIntoId) : undefined) ?? same;
    },
    remember,
  };
};

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
