import { useLiveQuery } from 'dexie-react-hooks';
import type { Lead } from '../../../../shared/domain/lead.ts';
import type { RefineryDb } from '../../../data/db.ts';
import { useDesk } from '../../../data/desk.ts';
import { leadsOfCompany } from '../../../data/rows.ts';

type Read = { companyId: string; leads: Lead[] };

/** What was read last, also for the lead whose turn comes next: its colleagues stand there in its first frame. */
const keptCompanies = 6;
const lastRead = new WeakMap<RefineryDb, Map<string, Lead[]>>();

const keep = (db: RefineryDb, { companyId, leads }: Read): Read => {
  const others = [...(lastRead.get(db) ?? [])].filter(([id]) => id !== companyId);
  lastRead.set(db, new Map([...others, [companyId, leads] as const].slice(-keptCompanies)));
  return { companyId, leads };
};

/** All leads of a company that this desktop holds, live; undefined until they are first read. */
export const useCompanyLeads = (companyId: string | null): readonly Lead[] | undefined => {
  const { db } = useDesk();
  const live = useLiveQuery(
    async () => (companyId ? keep(db, { companyId, leads: await leadsOfCompany(db, companyId) }) : null),
    [db, companyId],
  );
  if (companyId === null) return [];
  return live?.companyId === companyId ? live.leads : lastRead.get(db)?.get(companyId);
};
