import { v7 } from 'uuid';
import type { Database } from '../../server/db/database.ts';
import { writeRows } from '../../server/db/rows.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { aLead } from '../builders/domain.ts';
import type { Center } from './center.ts';

/** Writes leads that nobody owns into the pool of the center's first team; returns their ids. */
export const fillPool = async (database: Database, center: Center, count: number, over: Partial<Lead> = {}): Promise<string[]> => {
  const leads = Array.from({ length: count }, (_, index) =>
    aLead({
      id: v7(),
      lastName: `Lead ${index}`,
      teamId: center.teamIds[0],
      ownerId: null,
      companyId: null,
      campaignId: null,
      ...over,
    }),
  );
  await database.transaction((sql) => writeRows(sql, center.id, 'leads', leads));
  return leads.map(({ id }) => id);
};
