import { isCounted } from '../../shared/domain/call.ts';
import {
  attemptFactFields,
  type CompanyFact,
  callbackFactFields,
  changeFactFields,
  type FactDepth,
  type HistoryName,
  handoffFactFields,
  type LeadFact,
  leadFactFields,
  pulseFactFields,
  type ReportFacts,
  segmentFactFields,
} from '../../shared/domain/reports/facts.ts';
import { companyFields } from '../../shared/domain/segment.ts';

/** Rows as they leave the database, many to a text: arrays of the values of some fields. Whoever reads them hands on texts, and parses none. */

/** What a report needs of the database: `field` is the column kept from imports that it is split by; `depth`: how much of the leads. */
export type Needed = { histories: readonly HistoryName[]; field: string | null; depth: FactDepth };

export const factTables = {
  leads: 'leads',
  changes: 'stageChanges',
  handoffs: 'handoffs',
  attempts: 'attempts',
  callbacks: 'callbacks',
  companies: 'companies',
  touches: 'touches',
} as const;
export type FactTable = keyof typeof factTables;

const leadFieldsRead: Record<FactDepth, readonly string[]> = {
  plain: leadFactFields,
  pulse: [...leadFactFields, ...pulseFactFields],
  segments: [...leadFactFields, ...pulseFactFields, ...segmentFactFields],
};

/** The fields of a table in the order of the values of a part. */
export const fieldsRead = (of: FactTable, { depth }: Pick<Needed, 'depth'>): readonly string[] => {
  if (of === 'leads') return leadFieldsRead[depth];
  return {
    changes: changeFactFields,
    handoffs: handoffFactFields,
    attempts: attemptFactFields,
    callbacks: callbackFactFields,
    companies: depth === 'segments' ? ['id', ...companyFields] : ['id', 'isKeyAccount'],
    touches: ['leadId', 'kind', 'happenedAt'],
  }[of];
};

/** `rows`: JSON. Those of leads hold one value more: that of the column which the report is split by, or null. */
export type FactPart = { of: FactTable; rows: string };

type Touches = ReportFacts['touches'] extends ReadonlyMap<string, infer Some> ? Some : never;
type TouchFact = Touches[number] & { leadId: string };

/**
 * Puts the parts together; those of the leads come first, and a row of a lead that is not among them is left out: a handoff is seen by who
 * made it, also where its lead is not, and counts only where its lead does. `around` is what stands around the leads.
 */
export const gatherFacts = (around: ReportFacts, needed: Needed) => {
  const { field } = needed;
  const rows: Record<FactTable, object[]> = {
    leads: [],
    changes: [],
    handoffs: [],
    attempts: [],
    callbacks: [],
    companies: [],
    touches: [],
  };
  const leadIds = new Set<string>();
  const once = keepsOnce();
  const rowsOf = ({ of, rows: text }: FactPart) => {
    const fields = fieldsRead(of, needed);
    // A copy with all its fields stays an object of a known shape; one that is given them by name becomes a table of its own, ten times as large.
    const shape = JSON.parse(`{${fields.map((each) => `"${each}":null`).join()}}`) as Record<string, unknown>;
    return (JSON.parse(text) as unknown[][]).map((values) => {
      const row = { ...shape };
      for (let at = 0; at < fields.length; at += 1) {
        const value = values[at];
        row[fields[at] ?? ''] = typeof value === 'string' ? once(value) : value;
      }
      const kept = of === 'leads' ? values[fields.length] : null;
      if (field !== null && typeof kept === 'string') row.custom = { [field]: once(kept) };
      return row;
    });
  };
  return {
    add: (part: FactPart): void => {
      for (const row of rowsOf(part)) {
        if (part.of === 'leads') leadIds.add(row.id as string);
        else if (part.of !== 'companies' && !leadIds.has(row.leadId as string)) continue;
        if (part.of === 'attempts' && !isCounted(row as ReportFacts['attempts'][number])) continue;
        rows[part.of].push(row);
      }
    },
    facts: (): ReportFacts => {
      const companies = rows.companies as (CompanyFact & { id: string })[];
      return {
        ...around,
        leads: rows.leads as LeadFact[],
        changes: rows.changes as ReportFacts['changes'][number][],
        handoffs: rows.handoffs as ReportFacts['handoffs'][number][],
        attempts: rows.attempts as ReportFacts['attempts'][number][],
        callbacks: rows.callbacks as ReportFacts['callbacks'][number][],
        companies: new Map(companies.map((each) => [each.id, each])),
        touches: Map.groupBy(rows.touches as TouchFact[], ({ leadId }) => leadId),
      };
    },
  };
};

/** One text for all that are equal: ids of leads, people and campaigns stand in row after row. */
const keepsOnce = (): ((text: string) => string) => {
  const kept = new Map<string, string>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    kept.set(text, text);
    return text;
  };
};
