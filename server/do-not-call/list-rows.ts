import { type DoNotCallIndex, type DoNotCallList, isBarred } from '../../shared/domain/do-not-call.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Viewer } from '../auth/viewer.ts';
import { selectList } from '../db/columns.ts';
import type { Sql } from '../db/database.ts';

const leadsAtOnce = 5000;

type Reachable = Pick<Lead, 'id' | 'phones' | 'email'> & { domain: string | null };

/** Leads of the center that may still be called and that the values stop, by id. */
export const leadsStoppedBy = async (sql: Sql, { centerId }: Viewer, values: DoNotCallIndex): Promise<string[]> => {
  const stopped: string[] = [];
  for (let after = ''; ; ) {
    const page = await sql.query<Reachable>(
      `select l.id, l.phones, l.email, c.domain from leads l
       left join companies c on c.center_id = l.center_id and c.id = l.company_id
       where l.center_id = $1 and l.id > $2 and not l.do_not_call order by l.id limit ${leadsAtOnce}`,
      [centerId, after],
    );
    for (const lead of page) if (isBarred(lead, values, lead.domain)) stopped.push(lead.id);
    const last = page.at(-1);
    if (!last || page.length < leadsAtOnce) return stopped;
    after = last.id;
  }
};

/** Which of these values bind already. */
export const valuesBarred = async (sql: Sql, { centerId }: Viewer, values: readonly string[]): Promise<Set<string>> => {
  const found = await sql.query<{ value: string }>(
    `select distinct value from do_not_call_parts p, jsonb_array_elements_text(p.values) value
     where p.center_id = $1 and p.state = 'active' and value = any($2::text[])`,
    [centerId, values],
  );
  return new Set(found.map(({ value }) => value));
};

/** Every list of the center, the newest first; what single people said is not among them. */
export const readDoNotCallLists = async (sql: Sql, { centerId }: Viewer): Promise<DoNotCallList[]> => {
  const found = await sql.query<{ row: DoNotCallList }>(
    `select row_to_json(found) as row from (
       select ${selectList('doNotCallLists')} from do_not_call_lists t
       where t.center_id = $1 and t.origin = 'list' order by t.added_at desc limit 1000
     ) found`,
    [centerId],
  );
  return found.map(({ row }) => row);
};
