import { v7 } from 'uuid';
import { importLeads } from '../../shared/commands/import-leads.ts';
import { reassignLeads } from '../../shared/commands/reassign-leads.ts';
import { startImport } from '../../shared/commands/start-import.ts';
import { anImportedRow } from '../builders/imported-row.ts';
import type { Center, Person } from './center.ts';
import type { Clock } from './clock.ts';
import { aDesktop } from './desktop.ts';

type Given = { url: string; center: Center; tokenOf: (person: Person) => Promise<string>; clock: Clock; to: Person; count?: number };

/** Leads of a rep, taken in and given to them by their team lead over the server at `url`. Returns their ids. */
export const giveLeads = async ({ url, center, tokenOf, clock, to, count = 1 }: Given): Promise<string[]> => {
  const { teamLead } = center.people;
  const desktop = await aDesktop({ url, token: await tokenOf(teamLead), person: teamLead, clock, centerId: center.id });
  await desktop.settled();
  const importId = v7();
  const file = { fileName: 'some.csv', encoding: 'utf-8', rowCount: count, campaignId: null, source: 'webForm' as const, mapping: {} };
  await desktop.run(startImport, { ...file, importId, teamId: center.teamIds[0] });
  const rows = Array.from({ length: count }, (_, at) =>
    anImportedRow({ row: at + 2, lastName: `Keller ${at}`, email: `ana${at}@nordhaus.example` }),
  );
  await desktop.run(importLeads, { importId, rows, refused: [] });
  await desktop.settled();
  const ids = (await desktop.db.leads.toArray()).map(({ id }) => id);
  await desktop.run(reassignLeads, { moveId: v7(), reason: '', moves: ids.map((leadId) => ({ leadId, toId: to.id, fromId: null })) });
  await desktop.settled();
  await desktop.close();
  return ids;
};
