import type { ImportRefusal, ImportRun } from '../../shared/domain/history.ts';
import type { ImportOwner } from '../../shared/domain/import/value-maps.ts';
import type { Viewer } from '../auth/viewer.ts';
import { selectList } from '../db/columns.ts';
import type { Sql } from '../db/database.ts';
import { viewerParams, visibleCondition } from '../sync/visibility.ts';

/** One import this viewer may see. */
export const readRun = async (sql: Sql, viewer: Viewer, importId: string): Promise<ImportRun | undefined> => {
  const [found] = await sql.query<{ row: ImportRun }>(
    `select row_to_json(found) as row from (
       select ${selectList('importRuns')} from import_runs t where ${visibleCondition(viewer, 'importRuns')} and t.id = $4
     ) found`,
    [...viewerParams(viewer), importId],
  );
  return found?.row;
};

/** The refused rows of an import, in the order of the file. */
export const readRefusals = async (sql: Sql, viewer: Viewer, importId: string): Promise<ImportRefusal[]> => {
  const found = await sql.query<{ row: ImportRefusal }>(
    `select row_to_json(found) as row from (
       select ${selectList('importRefusals')} from import_refusals t
       where ${visibleCondition(viewer, 'importRefusals')} and t.import_id = $4 order by t."row"
     ) found`,
    [...viewerParams(viewer), importId],
  );
  return found.map((each) => each.row);
};

/** Mappings of the imports this viewer may see, the newest first. */
export const readFormerMappings = async (sql: Sql, viewer: Viewer): Promise<Record<string, string>[]> => {
  const found = await sql.query<{ mapping: Record<string, string> }>(
    `select t.mapping from import_runs t where ${visibleCondition(viewer, 'importRuns')} order by t.started_at desc limit 200`,
    viewerParams(viewer),
  );
  return found.map((each) => each.mapping);
};

/** A team by id or name among those the viewer may import for: a team lead for their own, managers for all. Without a word: the only one. */
export const findTeam = async (sql: Sql, viewer: Viewer, word: string | undefined): Promise<{ id: string } | undefined> => {
  const own = viewer.role === 'teamLead' ? viewer.teamId : null;
  const teams = await sql.query<{ id: string; name: string }>(
    'select id, name from teams where center_id = $1 and ($2::boolean or id = $3)',
    [viewer.centerId, viewer.role !== 'teamLead', own],
  );
  if (word === undefined) return teams.length === 1 ? teams[0] : undefined;
  return teams.find(({ id }) => id === word) ?? teams.find(({ name }) => name.toLowerCase() === word.toLowerCase());
};

/** A campaign by id or name. */
export const findCampaign = async (sql: Sql, centerId: string, word: string): Promise<{ id: string } | undefined> => {
  const [campaign] = await sql.query<{ id: string }>(
    'select id from campaigns where center_id = $1 and (id = $2 or lower(name) = lower($2)) order by id = $2 desc, id limit 1',
    [centerId, word],
  );
  return campaign;
};

/** Who may own what an import for this team brings in. */
export const readOwners = (sql: Sql, centerId: string, teamId: string): Promise<ImportOwner[]> =>
  sql.query<ImportOwner>(
    `select id, name, email from users where center_id = $1 and team_id = $2 and is_active and role in ('rep', 'teamLead') order by id`,
    [centerId, teamId],
  );
