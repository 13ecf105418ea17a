import type { Lead } from '../../shared/domain/lead.ts';
import type { ListedRequests } from '../../shared/protocol/data-rights.ts';
import { childTables, type TableName } from '../../shared/tables.ts';
import type { Sql } from '../db/database.ts';
import { readRowsBy } from '../db/rows.ts';
import { keepMarks, marksOf } from './erased-marks.ts';

/** Who somebody is known by; the other is left out. */
export type Subject = { email: string | null; phone: string | null };
type Asker = { centerId: string; userId: string };

const like = (value: string): string => `%${value.replace(/[\\%_]/g, '\\$&')}%`;
const wordsOf = ({ email, phone }: Subject): string[] => [email, phone].filter((each) => each !== null);

/** Leads of this person, wherever they stand, and those that were merged into them. */
export const findLeads = async (sql: Sql, centerId: string, { email, phone }: Subject): Promise<Lead[]> => {
  const found = await sql.query<{ id: string }>(
    `with own as (
       select id, merged_into_id from leads where center_id = $1
         and (lower(email) = lower($2) or ($3::text is not null and phones @> jsonb_build_array(jsonb_build_object('number', $3::text)))))
     select id from own union select merged_into_id from own where merged_into_id is not null
     union select l.id from leads l join own on l.center_id = $1 and l.merged_into_id = own.id`,
    [centerId, email, phone],
  );
  const rows = await readRowsBy(sql, centerId, { table: 'leads', column: 'id', values: found.map(({ id }) => id), isLocked: false });
  return rows as Lead[];
};

/** Everything that is kept of a person: their leads with all that happened, handoffs, parked work and rows of files that were refused. */
export const gatherKnown = async (sql: Sql, centerId: string, subject: Subject): Promise<Record<string, unknown>> => {
  const leads = await findLeads(sql, centerId, subject);
  const values = leads.map(({ id }) => id);
  const known: Record<string, unknown> = { leads };
  for (const table of [...childTables, 'handoffs'] as TableName[])
    known[table] = await readRowsBy(sql, centerId, { table, column: 'lead_id', values, isLocked: false });
  const words = wordsOf(subject).map(like);
  known.parked = await sql.query(
    `select id, name, args, parked_at as "parkedAt" from parked where center_id = $1 and (lead_id = any($2::text[]) or args::text ilike any($3::text[]))`,
    [centerId, values, words],
  );
  known.refusedRows = await sql.query(
    'select import_id as "importId", cells from import_refusals where center_id = $1 and cells::text ilike any($2::text[])',
    [centerId, words],
  );
  return known;
};

/** Writes down who asked for what; of the person themselves only a keyed hash. */
export const noteRequest = async (
  sql: Sql,
  by: Asker,
  request: { id: string; kind: 'found' | 'exported' | 'erased'; subject: Subject; leadIds: readonly string[]; reason: string; at: number },
): Promise<void> => {
  const [mark = ''] = [...(await marksOf(sql, by.centerId, wordsOf(request.subject).slice(0, 1))).values()];
  await sql.query(
    'insert into data_requests (center_id, id, kind, subject, lead_ids, reason, by_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [...[by.centerId, request.id, request.kind, mark, JSON.stringify(request.leadIds), request.reason, by.userId, request.at]],
  );
};

/**
 * Erases a person: of each lead only its id stays, in the bin of the purged, so that the ledger still adds up; calls stay as counts. The log
 * of commands, parked work and refused rows forget them too, and desktops with their next pull. Returns the ids of the leads.
 */
export const erase = async (
  sql: Sql,
  by: Asker,
  subject: Subject,
  { at, newId }: { at: number; newId: () => string },
): Promise<string[]> => {
  const { centerId } = by;
  const leads = (await findLeads(sql, centerId, subject)).filter(({ stage }) => stage !== 'purged');
  const ids = leads.map(({ id }) => id);
  if (ids.length === 0) return [];
  for (const lead of leads) {
    const values = [...(lead.email ? [lead.email] : []), ...lead.phones.flatMap(({ number }) => number ?? [])];
    await keepMarks(sql, centerId, lead.id, values, at);
    await sql.query(
      `insert into stage_changes (center_id, id, lead_id, from_stage, to_stage, event, reason_code, note, by_id, changed_at)
       values ($1, $2, $3, $4, 'purged', 'purge', null, '', $5, $6)`,
      [centerId, newId(), lead.id, lead.stage, by.userId, at],
    );
  }
  const params = [centerId, ids];
  for (const table of ['touches', 'notes', 'answers', 'callbacks', 'corrections', 'call_comments'])
    await sql.query(`delete from ${table} where center_id = $1 and lead_id = any($2::text[])`, params);
  await sql.query(
    `update leads set company_id = null, first_name = '', last_name = '', title = '', email = null, phones = '[]', language = null, street = '',
       city = '', region = '', postcode = '', country = null, zones = '[]', zone_source = 'unknown', external_id = null, stage = 'purged',
       stage_since_at = $3, reason_code = null, next_action_kind = null, next_action_at = null, callback_id = null, callback_is_personal = false,
       last_said = '', revisit_on = null, letters = 'uuuuuu', score = 0, band = 'cold', score_lines = '[]', score_facts = '', scored_at = null,
       hours = '[]',
       consent = '{"phone":"refused","mail":"refused","recordedAt":null}', do_not_call = true, custom = '{}', version = version + 1, updated_at = $3
     where center_id = $1 and id = any($2::text[])`,
    [...params, at],
  );
  await sql.query(
    `update attempts set number = '', script_path = '[]', override_reason = null, undo = null where center_id = $1 and lead_id = any($2::text[])`,
    params,
  );
  await sql.query(`update stage_changes set note = '' where center_id = $1 and lead_id = any($2::text[]) and note <> ''`, params);
  await sql.query(`update assignments set reason = '' where center_id = $1 and lead_id = any($2::text[]) and reason <> ''`, params);
  await sql.query(`update departures set name = '' where center_id = $1 and lead_id = any($2::text[])`, params);
  await sql.query(
    `update handoffs set answer_note = '', history = '[]', choice_reason = null, package = package || '{"name":"","title":"","companyName":"","city":"","phones":[],"email":null,"promise":"",
       "answers":[],"note":"","scriptAnswers":[],"scoreLines":[]}' where center_id = $1 and lead_id = any($2::text[])`,
    params,
  );
  await forgetTraces(sql, centerId, ids, wordsOf(subject).concat(leads.flatMap(({ email }) => email ?? [])));
  return ids;
};

type LoggedCommand = { id: string; name: string; args: { rows?: { row: number; email: string | null }[] } };

/** What is neither lead nor history of one: the log of commands, parked work, refused rows, forms that wait. */
const forgetTraces = async (sql: Sql, centerId: string, ids: readonly string[], words: readonly string[]): Promise<void> => {
  const patterns = [...ids, ...words].map(like);
  const logged = await sql.query<LoggedCommand>(
    `select id, name, args from commands where center_id = $1 and (args::text ilike any($2::text[]) or id = any($3::text[]))`,
    [centerId, patterns, ids.map((id) => id.slice(0, id.lastIndexOf('.lead')))],
  );
  const isTheirs = (command: LoggedCommand, row: { row: number; email: string | null }) =>
    ids.includes(`${command.id}.lead${row.row}`) || (row.email !== null && words.includes(row.email));
  const cleaned = logged.map((command) => ({
    id: command.id,
    args: command.args.rows ? { ...command.args, rows: command.args.rows.filter((row) => !isTheirs(command, row)) } : {},
  }));
  await sql.query(
    `update commands c set args = x.args from jsonb_to_recordset($2::jsonb) as x(id text, args jsonb) where c.center_id = $1 and c.id = x.id`,
    [centerId, JSON.stringify(cleaned)],
  );
  await sql.query(
    `update parked set args = '{}', detail = '{}', resolution_note = '' where center_id = $1 and (lead_id = any($2::text[]) or args::text ilike any($3::text[]))`,
    [centerId, ids, patterns],
  );
  const mentioned = words.map(like);
  await sql.query('delete from import_refusals where center_id = $1 and cells::text ilike any($2::text[])', [centerId, mentioned]);
  await sql.query('delete from waiting_touches where center_id = $1 and touch::text ilike any($2::text[])', [centerId, mentioned]);
  await sql.query('delete from waiting_confirmations where center_id = $1 and body::text ilike any($2::text[])', [centerId, mentioned]);
  await sql.query('delete from webhook_deliveries where center_id = $1 and data::text ilike any($2::text[])', [centerId, mentioned]);
};

export const listRequests = (sql: Sql, centerId: string): Promise<ListedRequests['requests']> =>
  sql.query<ListedRequests['requests'][number]>(
    `select id, kind, jsonb_array_length(lead_ids)::int as leads, reason, by_id as "byId", at from data_requests
     where center_id = $1 order by at desc, id limit 200`,
    [centerId],
  );

/** People who were erased and have come in again. */
export const listReturned = (sql: Sql, centerId: string): Promise<{ leadId: string; erasedAt: number; returnedAt: number }[]> =>
  sql.query(
    `select distinct returned_lead_id as "leadId", erased_at as "erasedAt", returned_at as "returnedAt" from erased_marks
     where center_id = $1 and returned_at is not null order by returned_at desc limit 200`,
    [centerId],
  );
