import { z } from 'zod';
import { companyMatchKey } from '../domain/company-match.ts';
import { type Correction, type DetailChange, detailChange } from '../domain/correction.ts';
import { id, line } from '../domain/fields.ts';
import type { Lead } from '../domain/lead.ts';
import { deriveZones } from '../domain/lead-zones.ts';
import type { Company } from '../domain/people.ts';
import { type CommandContext, defineCommand, one, put, refuse, where } from './command.ts';
import { changedLead } from './lead-changes.ts';
import { mergeDetail } from './merge-detail.ts';
import { scoreFields } from './score-of-lead.ts';

const args = z.object({
  leadId: id,
  /** At most one change per detail. */
  changes: z.array(detailChange).min(1).max(8),
  /** A company nobody has entered yet, when one of the changes names its id. */
  newCompany: z.object({ id, name: line.min(1) }).nullable(),
});

/** Somebody knows better who the lead is: name, title, mail, phones, address, language, company. Each detail is merged by itself. */
export const correctLead = defineCommand({
  name: 'correctLead',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args,
  leadIds: (given) => [given.leadId],
  load: (given) => ({
    lead: one('leads', given.leadId),
    corrections: where('corrections', 'leadId', [given.leadId]),
    namesakes: where('companies', 'matchKey', [given.newCompany && companyMatchKey(given.newCompany.name)]),
    settings: one('settings', 'center'),
    touches: where('touches', 'leadId', [given.leadId]),
    attempts: where('attempts', 'leadId', [given.leadId]),
  }),
  loadMore: ({ lead, namesakes }, given) => {
    const companyId = companyIdOf(given.changes, namesakes) ?? lead?.companyId;
    return { company: one('companies', companyId), colleagues: where('leads', 'companyId', [companyId]) };
  },
  apply: (rows, given, context) => {
    const { lead, settings, namesakes } = rows;
    if (!lead || !settings) return refuse('notFound', { what: 'lead' });
    const merged = mergeAll(lead, rows.corrections, withKnownCompany(given.changes, given.newCompany, namesakes), context);
    const made = given.newCompany && namesakes.length === 0 && !rows.company ? newCompany(given.newCompany, merged.lead) : null;
    const puts = [...(made ? [put('companies', made)] : []), ...merged.added.map((row) => put('corrections', row))];
    if (merged.lead === lead) return { puts };
    const placed = { ...merged.lead, ...derivedZones(merged.lead, lead) };
    const company = placed.companyId === null ? undefined : (rows.company ?? made ?? undefined);
    const colleagues = rows.colleagues.filter((each) => each.companyId === placed.companyId);
    const facts = { company, touches: rows.touches, attempts: rows.attempts, colleagues };
    const scored = { ...placed, ...scoreFields(placed, facts, settings, context.now) };
    return { puts: [...puts, put('leads', changedLead(scored, {}, context))] };
  },
});

const mergeAll = (lead: Lead, corrections: readonly Correction[], changes: readonly DetailChange[], context: CommandContext) =>
  changes.reduce<{ lead: Lead; added: Correction[] }>(
    (done, change) => {
      const merged = mergeDetail(done.lead, corrections, change, context);
      return { lead: merged.lead, added: [...done.added, ...merged.added] };
    },
    { lead, added: [] },
  );

const companyIdOf = (changes: readonly DetailChange[], namesakes: readonly Company[]): string | null | undefined => {
  const change = changes.find((each) => each.field === 'company');
  return change?.field === 'company' ? (namesakes[0]?.id ?? change.value.companyId) : undefined;
};

/** Two people enter the same new company at once: the second joins the first. */
const withKnownCompany = (
  changes: readonly DetailChange[],
  entered: { id: string } | null,
  namesakes: readonly Company[],
): DetailChange[] => {
  const known = namesakes[0];
  return changes.map((change) =>
    change.field === 'company' && known && change.value.companyId === entered?.id ? { ...change, value: { companyId: known.id } } : change,
  );
};

const newCompany = ({ id: companyId, name }: { id: string; name: string }, lead: Lead): Company => ({
  id: companyId,
  name,
  domain: null,
  industry: '',
  employees: null,
  city: lead.city,
  country: lead.country,
  isKeyAccount: false,
  salespersonId: null,
  matchKey: companyMatchKey(name),
});

/** Another address or number may be in another zone, unless somebody has said where the lead is. */
const derivedZones = (lead: Lead, before: Lead): Partial<Lead> => {
  const isMoved = lead.phones !== before.phones || lead.city !== before.city || lead.postcode !== before.postcode;
  const isElsewhere = isMoved || lead.region !== before.region || lead.country !== before.country;
  if (!isElsewhere || lead.zoneSource === 'stated' || lead.zoneSource === 'entered') return {};
  const { zones, source } = deriveZones(lead);
  return { zones, zoneSource: source };
};
