import type { Handoff } from './handoff.ts';
import type { Lead } from './lead.ts';
import type { Company, User } from './people.ts';

/** Why a salesperson is proposed. `fewestOpen` carries how many handoffs they have open. */
export type RoutingReason =
  | { code: 'companyOwner' }
  | { code: 'territory'; territory: string }
  | { code: 'language'; language: string }
  | { code: 'fewestOpen'; open: number };

export type Route = { salespersonId: string; reasons: RoutingReason[] };

export type RoutingFacts = {
  lead: Pick<Lead, 'country' | 'language'>;
  company: Pick<Company, 'salespersonId'> | undefined;
  salespeople: readonly User[];
  handoffs: Iterable<Pick<Handoff, 'salespersonId' | 'answer' | 'outcome'>>;
};

/** A territory is written as country codes: `DE, AT, CH`. */
const coversCountry = (person: User, country: string | null): boolean =>
  country !== null &&
  person.territory
    .toUpperCase()
    .split(/[^A-Z]+/)
    .includes(country);

const openCounts = (handoffs: RoutingFacts['handoffs']): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { salespersonId, answer, outcome } of handoffs) {
    if (answer !== 'rejected' && outcome === 'open') counts.set(salespersonId, (counts.get(salespersonId) ?? 0) + 1);
  }
  return counts;
};

/**
 * Salespeople for a lead, best first, each with why: who looks after the company, then territory, language, and the share of their
 * capacity that is free. Only active people; an empty list means that there is nobody to hand off to.
 */
export const routesFor = ({ lead, company, salespeople, handoffs }: RoutingFacts): Route[] => {
  const open = openCounts(handoffs);
  const placed = salespeople
    .filter((person) => person.role === 'salesperson' && person.isActive)
    .map((person) => {
      const openNow = open.get(person.id) ?? 0;
      const isOwner = company?.salespersonId === person.id;
      const hasTerritory = coversCountry(person, lead.country);
      const speaks = lead.language !== null && person.languages.includes(lead.language);
      const reasons: RoutingReason[] = [];
      if (isOwner) reasons.push({ code: 'companyOwner' });
      if (hasTerritory) reasons.push({ code: 'territory', territory: lead.country ?? '' });
      if (speaks) reasons.push({ code: 'language', language: lead.language ?? '' });
      reasons.push({ code: 'fewestOpen', open: openNow });
      const rank = Number(isOwner) * 4 + Number(hasTerritory) * 2 + Number(speaks);
      return { route: { salespersonId: person.id, reasons }, rank, load: openNow / Math.max(1, person.capacity) };
    });
  return placed
    .sort((a, b) => b.rank - a.rank || a.load - b.load || (a.route.salespersonId < b.route.salespersonId ? -1 : 1))
    .map(({ route }) => route);
};

/** How a reason is kept on the handoff: short, readable in the log and the file. */
export const routingLine = (reason: RoutingReason): string => {
  if (reason.code === 'territory') return `territory ${reason.territory}`;
  if (reason.code === 'language') return `language ${reason.language}`;
  return reason.code === 'fewestOpen' ? `${reason.open} open` : 'company owner';
};
