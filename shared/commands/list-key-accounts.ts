import { z } from 'zod';
import { companyMatchKey } from '../domain/company-match.ts';
import { id, line } from '../domain/fields.ts';
import type { Company } from '../domain/people.ts';
import { isSameValue } from '../domain/same-value.ts';
import { defineCommand, many, one, put, refuse, where } from './command.ts';
import { changedLead } from './lead-changes.ts';
import { returnLead } from './return-lead.ts';
import { scoreFields } from './score-of-lead.ts';

const most = 25;

/**
 * Puts companies on the list of key accounts or takes them off, and says who of sales looks after them. Companies that nobody has entered
 * yet come by name. Leads of the companies named by id are scored anew, as a key account counts, and who is kept informed comes back where
 * that lifts the score past the bar; a company that came by name has none yet.
 */
export const listKeyAccounts = defineCommand({
  name: 'listKeyAccounts',
  version: 1,
  roles: ['manager', 'admin'],
  args: z.object({
    companyIds: z.array(id).max(most),
    /** Companies to be: those whose name is known by now are taken instead. */
    named: z.array(z.object({ id, name: line.min(1) })).max(most),
    isKeyAccount: z.boolean(),
    /** Left out: stays as it is. */
    salespersonId: id.nullable().optional(),
  }),
  leadIds: () => [],
  load: ({ companyIds, named }) => ({
    settings: one('settings', 'center'),
    companies: many('companies', companyIds),
    namesakes: where(
      'companies',
      'matchKey',
      named.map(({ name }) => companyMatchKey(name)),
    ),
    leads: where('leads', 'companyId', companyIds),
  }),
  loadMore: ({ leads }) => {
    const leadIds = leads.map(({ id: leadId }) => leadId);
    return { touches: where('touches', 'leadId', leadIds), attempts: where('attempts', 'leadId', leadIds) };
  },
  apply: ({ settings, companies, namesakes, leads, touches, attempts }, args, context) => {
    if (!settings) return refuse('notFound', { what: 'settings' });
    const standing = [...companies, ...namesakes];
    const taken = new Set(standing.map(({ matchKey }) => matchKey));
    const made = args.named.flatMap(({ id: companyId, name }) => {
      const matchKey = companyMatchKey(name);
      if (taken.has(matchKey)) return [];
      taken.add(matchKey);
      return [{ ...blankCompany, id: companyId, name, matchKey }];
    });
    const change = { isKeyAccount: args.isKeyAccount, ...(args.salespersonId === undefined ? {} : { salespersonId: args.salespersonId }) };
    const changed = [...standing, ...made].map((company) => ({ ...company, ...change }));
    const before = new Map(standing.map((company) => [company.id, company]));
    const written = changed.filter((company) => !isSameValue(company, before.get(company.id) ?? null));
    const turned = new Map(
      written.filter((each) => before.get(each.id)?.isKeyAccount !== each.isKeyAccount).map((each) => [each.id, each]),
    );
    const touchesOf = Map.groupBy(touches, ({ leadId }) => leadId);
    const attemptsOf = Map.groupBy(attempts, ({ leadId }) => leadId);
    const byCompany = Map.groupBy(leads, ({ companyId }) => companyId);
    const scored = leads.flatMap((lead) => {
      const company = turned.get(lead.companyId ?? '');
      if (!company) return [];
      const facts = {
        company,
        touches: touchesOf.get(lead.id) ?? [],
        attempts: attemptsOf.get(lead.id) ?? [],
        colleagues: byCompany.get(lead.companyId) ?? [],
      };
      const fields = scoreFields(lead, facts, settings, context.now);
      const back = returnLead({ ...lead, ...fields }, { touches: [], scoreBefore: lead.score }, settings, context);
      return back?.puts ?? [put('leads', changedLead(lead, fields, context))];
    });
    return { puts: [...written.map((row) => put('companies', row)), ...scored] };
  },
});

const blankCompany: Omit<Company, 'id' | 'name' | 'matchKey'> = {
  domain: null,
  industry: '',
  employees: null,
  city: '',
  country: null,
  isKeyAccount: true,
  salespersonId: null,
};
