import type { LikelyLead } from '../../shared/commands/import-known.ts';
import { wholeSettings } from '../../shared/domain/center-settings.ts';
import { createDuplicateIndex } from '../../shared/domain/duplicates/duplicate-index.ts';
import { factsOfLead, factsOfRow } from '../../shared/domain/duplicates/person-facts.ts';
import type { ImportedRow } from '../../shared/domain/import/imported-row.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Company } from '../../shared/domain/people.ts';
import type { RefineryDb } from './db.ts';
import type { RowChange } from './row-changes.ts';
import { everyRow } from './rows.ts';

/** Says of rows of a file whom this machine takes them for without asking, by the bar that the center has set. */
export type RowMatcher = {
  likelyOf: (rows: readonly ImportedRow[]) => LikelyLead[];
  /** Leads that came in or changed meanwhile: later rows of the file are compared with them too. */
  follow: (changes: readonly RowChange[]) => void;
};

/** Null where the center takes nobody for another without asking. Reads all leads of this machine: for a worker. */
export const createRowMatcher = async (db: RefineryDb): Promise<RowMatcher | null> => {
  const settings = await db.settings.get('center');
  if (!settings) return null;
  const { automaticFrom } = wholeSettings(settings).duplicates;
  if (automaticFrom > 100) return null;
  const index = createDuplicateIndex();
  const companies = new Map<string, Company>();
  const take = (lead: Lead): void => {
    if (lead.stage === 'merged' || lead.stage === 'purged') index.remove(lead.id);
    else index.add(factsOfLead(lead, companies.get(lead.companyId ?? '')));
  };
  for await (const some of everyRow(db, 'companies')) for (const company of some) companies.set(company.id, company);
  for await (const some of everyRow(db, 'leads')) for (const lead of some) take(lead);
  return {
    likelyOf: (rows) =>
      rows.flatMap((row) => {
        const [likeliest] = index.suspectsOf(factsOfRow(row, ''), automaticFrom);
        return likeliest ? [{ row: row.row, person: row.person, leadId: likeliest.id }] : [];
      }),
    follow: (changes) => {
      for (const { table, puts } of changes) if (table === 'companies') for (const row of puts) companies.set(row.id, row as Company);
      for (const { table, puts } of changes) if (table === 'leads') for (const row of puts) take(row as Lead);
    },
  };
};
