import type { Refusal } from '../../shared/commands/command.ts';
import type { AnyCommand } from '../../shared/commands/registry.ts';
import type { Sql } from '../db/database.ts';
import type { ViewerScope } from '../sync/visibility.ts';

/**
 * The one place that decides whether a person may run a command: by role, then by the leads it is about. A rep reaches their own
 * leads, their team's pool, and leads they lost meanwhile, whose facts are still taken in. "Not yours" reads like "not found".
 */
export const authorise = async (
  sql: Sql,
  viewer: ViewerScope,
  command: AnyCommand,
  leadIds: readonly string[],
): Promise<Refusal | undefined> => {
  if (!command.roles.includes(viewer.role)) return { code: 'notAllowed', detail: { role: viewer.role } };
  if (leadIds.length === 0) return undefined;
  const wanted = [...new Set(leadIds)];
  const [reached] = await sql.query<{ count: number }>(reachStatement(viewer), [viewer.centerId, viewer.userId, viewer.teamId, wanted]);
  return reached?.count === wanted.length ? undefined : { code: 'notFound', detail: { what: 'lead' } };
};

const reachStatement = (viewer: ViewerScope): string => {
  const hadIt = 'exists (select 1 from assignments a where a.center_id = $1 and a.lead_id = l.id and a.from_id = $2)';
  const isNear = viewer.role === 'teamLead' ? 'l.team_id = $3' : '(l.owner_id is null and l.team_id = $3)';
  const reachesAll = viewer.role === 'manager' || viewer.role === 'admin';
  return `select count(*)::int as count from leads l
    where l.center_id = $1 and l.id = any($4::text[]) and (${reachesAll} or l.owner_id = $2 or ${isNear} or ${hadIt})`;
};
