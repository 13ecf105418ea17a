import type { Sql } from '../db/database.ts';

export type CenterNames = {
  zone: string;
  defaultCountry: string;
  currency: string;
  person: (id: string) => string;
  team: (id: string) => string;
  campaign: (id: string) => string;
};

type Named = { id: string; name: string };
type Settings = { zone: string; defaultCountry: string; currency: string };

const lookup = (rows: readonly Named[]): ((id: string) => string) => {
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  // A row that is gone still has its id; an empty cell would hide that somebody was there.
  return (id) => names.get(id) ?? id;
};

/** Names of people, teams and campaigns, and the center's own zone: what a file shows instead of ids. */
export const readCenterNames = async (sql: Sql, centerId: string): Promise<CenterNames> => {
  const named = (table: 'users' | 'teams' | 'campaigns') =>
    sql.query<Named>(`select id, name from ${table} where center_id = $1`, [centerId]);
  const [settings] = await sql.query<Settings>(
    'select zone, default_country as "defaultCountry", currency from settings where center_id = $1 and id = $2',
    [centerId, 'center'],
  );
  if (!settings) throw new Error(`center ${centerId} has no settings`);
  const [person, team, campaign] = [lookup(await named('users')), lookup(await named('teams')), lookup(await named('campaigns'))];
  return { ...settings, person, team, campaign };
};

/** Names of the companies of some leads. */
export const readCompanyNames = async (sql: Sql, centerId: string, ids: readonly (string | null)[]): Promise<(id: string) => string> => {
  const wanted = [...new Set(ids.filter((each) => each !== null))];
  return lookup(await sql.query<Named>('select id, name from companies where center_id = $1 and id = any($2::text[])', [centerId, wanted]));
};
