import type { User } from '../../shared/domain/people.ts';
import { type Row, type TableName, tableNames, tables } from '../../shared/tables.ts';
import type { AnyRow, Rows } from './mirror.ts';

/** Who may see what, written a second time from the rules and not from the server's SQL: what the server shows is held against this. */

/** Rows a person sees, by `table/id`. */
export type View = ReadonlyMap<string, AnyRow>;

export const keyOf = (table: TableName, id: string): string => `${table}/${id}`;

const seesCenter = (viewer: User): boolean => viewer.role === 'manager' || viewer.role === 'admin';

const seesLead = (viewer: User, lead: Row<'leads'>): boolean => {
  if (seesCenter(viewer) || lead.ownerId === viewer.id) return true;
  if (viewer.role === 'teamLead') return lead.teamId === viewer.teamId;
  return viewer.role === 'rep' && lead.ownerId === null && lead.teamId === viewer.teamId;
};

const seesPerson = (rows: Rows, viewer: User, userId: string): boolean => {
  if (seesCenter(viewer) || userId === viewer.id) return true;
  const other = rows.get('users')?.get(userId) as Row<'users'> | undefined;
  return viewer.role === 'teamLead' && viewer.teamId !== null && other?.teamId === viewer.teamId;
};

const seesHandoff = (rows: Rows, viewer: User, handoff: Row<'handoffs'>): boolean =>
  (viewer.role === 'salesperson' && handoff.salespersonId === viewer.id) || seesPerson(rows, viewer, handoff.repId);

const seesImport = (rows: Rows, viewer: User, importId: string): boolean => {
  const run = (rows.get('importRuns')?.get(importId) ?? rows.get('leadMoves')?.get(importId)) as { teamId: string } | undefined;
  return seesCenter(viewer) || (viewer.role === 'teamLead' && run?.teamId === viewer.teamId);
};

const sees = (rows: Rows, viewer: User, table: TableName, row: AnyRow): boolean => {
  const fields = row as { id: string; leadId?: string; userId?: string; importId?: string };
  switch (tables[table].audience) {
    case 'everyone':
      return true;
    case 'lead':
      return seesLead(viewer, row as Row<'leads'>);
    case 'child': {
      const lead = rows.get('leads')?.get(fields.leadId ?? '') as Row<'leads'> | undefined;
      return lead ? seesLead(viewer, lead) : seesCenter(viewer);
    }
    case 'handoff':
      return seesHandoff(rows, viewer, row as Row<'handoffs'>);
    case 'person':
      return seesPerson(rows, viewer, fields.userId ?? fields.id);
    case 'import':
      return seesImport(rows, viewer, fields.importId ?? fields.id);
  }
};

/** Everything the person may see of these rows. */
export const viewOfPerson = (rows: Rows, userId: string): View => {
  const viewer = rows.get('users')?.get(userId) as User | undefined;
  const view = new Map<string, AnyRow>();
  if (!viewer) return view;
  for (const table of tableNames) {
    for (const row of rows.get(table)?.values() ?? []) if (sees(rows, viewer, table, row)) view.set(keyOf(table, row.id), row);
  }
  return view;
};
