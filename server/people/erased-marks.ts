import { createHmac, randomBytes } from 'node:crypto';
import type { Sql } from '../db/database.ts';
import { idsMadeBy } from '../db/made-by.ts';

/** The center's own secret, made when it is first needed: without it nobody can try mails against the marks of people who were erased. */
const secretOf = async (sql: Sql, centerId: string): Promise<string> => {
  await sql.query('insert into center_secrets (center_id, secret) values ($1, $2) on conflict do nothing', [
    centerId,
    randomBytes(32).toString('base64url'),
  ]);
  const [row] = await sql.query<{ secret: string }>('select secret from center_secrets where center_id = $1', [centerId]);
  return row?.secret ?? '';
};

/** What stays of a mail or number: a keyed hash, which says of a value that it is the same and of nothing what it was. */
export const marksOf = async (sql: Sql, centerId: string, values: readonly string[]): Promise<Map<string, string>> => {
  const secret = await secretOf(sql, centerId);
  return new Map(values.map((value) => [value, createHmac('sha256', secret).update(value.toLowerCase()).digest('base64url')]));
};

export const keepMarks = async (sql: Sql, centerId: string, leadId: string, values: readonly string[], at: number): Promise<void> => {
  const marks = await marksOf(sql, centerId, values);
  await sql.query(
    `insert into erased_marks (center_id, mark, lead_id, erased_at) select $1, x, $3, $4 from unnest($2::text[]) as x
     on conflict (center_id, mark) do update set erased_at = excluded.erased_at, returned_lead_id = null, returned_at = null`,
    [centerId, [...marks.values()], leadId, at],
  );
};

type Contact = { id: string; email: string | null; phones: { number: string | null }[] };

/** Looks whether leads that a command made are people who were erased before, and writes that down for those who watch over data rights. */
export const markReturned = async (sql: Sql, centerId: string, commandId: string, at: number): Promise<void> => {
  const [any] = await sql.query('select 1 from erased_marks where center_id = $1 limit 1', [centerId]);
  if (!any) return;
  const leads = await sql.query<Contact>(`select id, email, phones from leads where center_id = $1 and id >= $2 and id < $3`, [
    centerId,
    ...idsMadeBy(commandId),
  ]);
  const valuesOf = ({ email, phones }: Contact) => [...(email ? [email] : []), ...phones.flatMap(({ number }) => number ?? [])];
  const marks = await marksOf(sql, centerId, leads.flatMap(valuesOf));
  const pairs = leads.flatMap((lead) => valuesOf(lead).map((value) => ({ mark: marks.get(value), lead: lead.id })));
  if (pairs.length === 0) return;
  await sql.query(
    `update erased_marks e set returned_lead_id = x.lead, returned_at = $3 from jsonb_to_recordset($2::jsonb) as x(mark text, lead text)
     where e.center_id = $1 and e.mark = x.mark and e.returned_at is null`,
    [centerId, JSON.stringify(pairs), at],
  );
};
