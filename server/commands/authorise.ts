import type { Refusal } from '../../shared/commands/command.ts';
import type { AnyCommand } from '../../shared/commands/registry.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Sql } from '../db/database.ts';
import type { ViewerScope } from '../sync/visibility.ts';
import type { Workspace } from './workspace.ts';

/**
 * The one place that decides whether a person may run a command: by role, then by the leads it is about. A rep reaches their own
 * leads, their team's pool, and leads they lost meanwhile or once leased, whose facts are still taken in. "Not yours" reads like "not found".
 */
export type Gate = {
  /** Reads what is needed to judge commands about these leads. */
  prepare: (leadIds: readonly string[]) => Promise<void>;
  refusalOf: (command: AnyCommand, leadIds: readonly string[]) => Promise<Refusal | undefined>;
};

export const createGate = (sql: Sql, viewer: ViewerScope, workspace: Workspace): Gate => {
  /** Leads that were this person's once; asked only of those they do not reach otherwise. */
  const hadThem = new Map<string, boolean>();

  const leadsOf = async (leadIds: readonly string[]): Promise<Lead[]> =>
    (await workspace.load({ leads: { kind: 'many', table: 'leads', ids: leadIds } } as const)).leads as Lead[];

  const askWhetherHad = async (leads: readonly Lead[]): Promise<void> => {
    const unknown = leads.filter((lead) => !reaches(viewer, lead) && !hadThem.has(lead.id)).map(({ id }) => id);
    if (unknown.length === 0) return;
    const had = await sql.query<{ id: string }>(
      `select lead_id as id from assignments where center_id = $1 and lead_id = any($2::text[]) and from_id = $3
       union select lead_id from lease_log where center_id = $1 and lead_id = any($2::text[]) and holder_id = $3`,
      [viewer.centerId, unknown, viewer.userId],
    );
    const ids = new Set(had.map(({ id }) => id));
    for (const id of unknown) hadThem.set(id, ids.has(id));
  };

  /** Lost by a command of this very push. */
  const hasJustLost = (lead: Lead): boolean => lead.previousOwnerId === viewer.userId;

  return {
    prepare: async (leadIds) => askWhetherHad(await leadsOf(leadIds)),
    refusalOf: async (command, leadIds) => {
      const notAllowed: Refusal = { code: 'notAllowed', detail: { role: viewer.role } };
      if (!command.roles.includes(viewer.role)) return notAllowed;
      const wanted = [...new Set(leadIds)];
      if (wanted.length === 0) return undefined;
      const leads = await leadsOf(wanted);
      await askWhetherHad(leads);
      const isReached = (lead: Lead) => reaches(viewer, lead) || hasJustLost(lead) || hadThem.get(lead.id) === true;
      const notFound: Refusal = { code: 'notFound', detail: { what: 'lead' } };
      return leads.length === wanted.length && leads.every(isReached) ? undefined : notFound;
    },
  };
};

const reaches = (viewer: ViewerScope, lead: Lead): boolean => {
  if (viewer.role === 'manager' || viewer.role === 'admin' || lead.ownerId === viewer.userId) return true;
  return lead.teamId === viewer.teamId && (viewer.role === 'teamLead' || lead.ownerId === null);
};
