import { isCounted } from '../../shared/domain/call.ts';
import {
  attemptFactFields,
  type CompanyFact,
  callbackFactFields,
  changeFactFields,
  handoffFactFields,
  type LeadFact,
  leadFactFields,
  type ReportFacts,
} from '../../shared/domain/reports/facts.ts';
import { companyFields } from '../../shared/domain/segment.ts';

/** Rows as they leave the database, many to a text: arrays of the values of some fields. Whoever reads them hands on texts, and parses none. */

export const factTables = {
  leads: { table: 'leads', fields: leadFactFields },
  changes: { table: 'stageChanges', fields: changeFactFields },
  handoffs: { table: 'handoffs', fields: handoffFactFields },
  attempts: { table: 'attempts', fields: attemptFactFields },
  callbacks: { table: 'callbacks', fields: callbackFactFields },
  companies: { table: 'companies', fields: ['id', ...companyFields] },
  touches: { table: 'touches', fields: ['leadId', 'kind', 'happenedAt'] },
} as const;
export type FactTable = keyof typeof factTables;

/** `rows`: JSON. Those of leads hold one value more: that of the column which the report is split by, or null. */
export type FactPart = { of: FactTable; rows: string };

type Touches = ReportFacts['touches'] extends ReadonlyMap<string, infer Some> ? Some : never;
type TouchFact = Touches[number] & { leadId: string };

/** Puts the parts together. `around` is what stands around the leads; `field` the column kept from imports that they are split by. */
export const gatherFacts = (around: ReportFacts, field: string | null) => {
  const rows: Record<FactTable, object[]> = {
    leads: [],
    changes: [],
    handoffs: [],
    attempts: [],
    callbacks: [],
    companies: [],
    touches: [],
  };
  return {
    add: ({ of, rows: text }: FactPart): void => {
      const { fields } = factTables[of];
      for (const values of JSON.parse(text) as unknown[][]) {
        const row: Record<string, unknown> = {};
        for (let at = 0; at < fields.length; at += 1) row[fields[at] ?? ''] = values[at];
        const kept = of === 'leads' ? values[fields.length] : null;
        if (field !== null && typeof kept === 'string') row.custom = { [field]: kept };
        rows[of].push(row);
      }
    },
    facts: (): ReportFacts => {
      const leads = rows.leads as LeadFact[];
      const known = new Set(leads.map(({ id }) => id));
      const companies = rows.companies as (CompanyFact & { id: string })[];
      return {
        ...around,
        leads,
        changes: rows.changes as ReportFacts['changes'][number][],
        // A handoff is seen by who made it, also where its lead is not: it counts only where its lead does.
        handoffs: (rows.handoffs as ReportFacts['handoffs'][number][]).filter(({ leadId }) => known.has(leadId)),
        attempts: (rows.attempts as ReportFacts['attempts'][number][]).filter(isCounted),
        callbacks: rows.callbacks as ReportFacts['callbacks'][number][],
        companies: new Map(companies.map((each) => [each.id, each])),
        touches: Map.groupBy(rows.touches as TouchFact[], ({ leadId }) => leadId),
      };
    },
  };
};
