import type { Audience, TableName } from '../../shared/tables.ts';
import { tables } from '../../shared/tables.ts';
import { columnsOf } from '../db/columns.ts';

/** Who may see what (SYNC: visibility), as SQL conditions on a table aliased `t`, and as the audiences a pull reads. */

export type ViewerScope = {
  centerId: string;
  userId: string;
  role: 'rep' | 'teamLead' | 'manager' | 'salesperson' | 'admin';
  teamId: string | null;
};

/** Managers and admins see every row of their center. */
export const seesCenter = (viewer: ViewerScope): boolean => viewer.role === 'manager' || viewer.role === 'admin';

/** Audience keys of the change feed that reach this viewer; the counterpart of `audiences_of` in the migrations. */
export const audiencesOf = (viewer: ViewerScope): string[] => {
  if (seesCenter(viewer)) return ['everyone', 'center', `user:${viewer.userId}`];
  const own = ['everyone', `user:${viewer.userId}`];
  if (viewer.role === 'teamLead' && viewer.teamId) return [...own, `team:${viewer.teamId}`];
  if (viewer.role === 'rep' && viewer.teamId) return [...own, `pool:${viewer.teamId}`];
  return own;
};

/** Changes when the viewer's audiences change: a desktop that holds another one takes a new snapshot. */
export const viewOf = (viewer: ViewerScope): string => `${viewer.role}/${viewer.teamId ?? '-'}/${viewer.userId}`;

/** Conditions use `$1` center, `$2` user, `$3` team. */
export const viewerParams = (viewer: ViewerScope): [string, string, string | null] => [viewer.centerId, viewer.userId, viewer.teamId];

const leadCondition = (viewer: ViewerScope, alias: string): string => {
  if (seesCenter(viewer)) return 'true';
  if (viewer.role === 'teamLead') return `(${alias}.team_id = $3 or ${alias}.owner_id = $2)`;
  if (viewer.role === 'rep') return `(${alias}.owner_id = $2 or (${alias}.owner_id is null and ${alias}.team_id = $3))`;
  return `${alias}.owner_id = $2`;
};

/**
 * Whether the lead of a row fulfils a condition (on alias `l`). A scalar subquery, not an EXISTS: an EXISTS may be turned into a join, and
 * without statistics, which the embedded database does not gather by itself, that join reads all leads for every row.
 */
export const ofLead = (leadId: string, condition: string): string =>
  `coalesce((select ${condition} from leads l where l.center_id = $1 and l.id = ${leadId}), false)`;

const isOfTeam = (column: string): string =>
  `exists (select 1 from users u where u.center_id = $1 and u.id = ${column} and u.team_id = $3)`;

const personCondition = (viewer: ViewerScope, column: string): string => {
  if (seesCenter(viewer)) return 'true';
  return viewer.role === 'teamLead' ? `(${column} = $2 or ${isOfTeam(column)})` : `${column} = $2`;
};

const handoffCondition = (viewer: ViewerScope): string =>
  viewer.role === 'salesperson' ? '(t.salesperson_id = $2 or t.rep_id = $2)' : personCondition(viewer, 't.rep_id');

const importCondition = (viewer: ViewerScope, table: TableName): string => {
  if (seesCenter(viewer)) return 'true';
  if (viewer.role !== 'teamLead') return 'false';
  return table !== 'importRefusals'
    ? 't.team_id = $3'
    : 'exists (select 1 from import_runs i where i.center_id = $1 and i.id = t.import_id and i.team_id = $3)';
};

const conditions: Record<Audience, (viewer: ViewerScope, table: TableName) => string> = {
  everyone: () => 'true',
  lead: (viewer) => leadCondition(viewer, 't'),
  child: (viewer) => (seesCenter(viewer) ? 'true' : ofLead('t.lead_id', leadCondition(viewer, 'l'))),
  handoff: handoffCondition,
  person: (viewer, table) => personCondition(viewer, columnsOf(table).some((each) => each.name === 'user_id') ? 't.user_id' : 't.id'),
  import: importCondition,
};

/** SQL that holds for the rows of `table` this viewer may see. Refers to all of `$1…$3`, so that they may always be bound. */
export const visibleCondition = (viewer: ViewerScope, table: TableName): string =>
  `t.center_id = $1 and ($2::text is not null and $3::text is not distinct from $3::text) and ${conditions[tables[table].audience](viewer, table)}`;
