import type { Lead } from '../../../shared/domain/lead.ts';
import type { Company } from '../../../shared/domain/people.ts';
import { aLead } from '../../builders/domain.ts';

/** Leads that differ where it matters to the measured paths: names, companies, scores, due times, phones. About 1 KB each. */

const firstNames = ['Ana', 'Declan', 'Sofia', 'Henrik', 'Birgit', 'Luc', 'Katarzyna', 'James', 'Aino', 'Marc', 'Petra', 'Tom'];
const lastNames = ['Keller', 'Murphy', 'Marchetti', 'Dahl', 'Oswald', 'Perrin', 'Nowak', 'Whitcombe', 'Lehtonen', 'Vidal', 'Janssen'];
const towns = ['Munich', 'Cork', 'Como', 'Aalborg', 'Würzburg', 'Lyon', 'Kraków', 'Bristol', 'Lahti', 'Girona', 'Venlo'];
const stages = ['lead', 'working', 'lead', 'working', 'nurture'] as const;
const minuteMs = 60_000;

export const benchCenter = { centerId: 'bench', userId: 'rep-1', teamId: 'team-1' };
export const leadsPerCompany = 4;

const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

export const benchLead = (index: number, now: number): Lead => {
  const first = at(firstNames, index * 7);
  const last = `${at(lastNames, index * 5)}${index % 97}`;
  return aLead({
    id: `lead-${String(index).padStart(7, '0')}`,
    companyId: `company-${Math.floor(index / leadsPerCompany)}`,
    firstName: first,
    lastName: last,
    email: `${first}.${last}.${index}@company${index % 5000}.example`.toLowerCase(),
    city: at(towns, index * 3),
    phones: [{ kind: 'work', number: `+4989${String(10_000_000 + index)}`, extension: null, asWritten: `089 ${10_000_000 + index}` }],
    teamId: benchCenter.teamId,
    ownerId: benchCenter.userId,
    stage: at(stages, index),
    score: (index * 37) % 100,
    attempts: index % 6,
    nextActionKind: index % 3 === 0 ? 'retry' : 'call',
    nextActionAt: now - (index % 5000) * minuteMs,
    custom: { segment: `segment ${index % 40}`, remark: 'Came by the stand, asked for the retrofit guide and for prices of two lines.' },
  });
};

export const benchCompany = (index: number): Company => ({
  id: `company-${index}`,
  name: `${at(lastNames, index * 3)} ${at(towns, index)} ${index}`,
  domain: `company${index}.example`,
  industry: 'Food',
  employees: 200,
  city: at(towns, index),
  country: 'DE',
  isKeyAccount: index % 50 === 0,
  salespersonId: null,
  matchKey: `company ${index}`,
});

export const benchLeads = (count: number, now: number): Lead[] => Array.from({ length: count }, (_, index) => benchLead(index, now));
export const benchCompanies = (leads: number): Company[] =>
  Array.from({ length: Math.ceil(leads / leadsPerCompany) }, (_, index) => benchCompany(index));
