import { companyMatchKey } from '../../shared/domain/company-match.ts';
import { type Handoff, readHandoffNumber } from '../../shared/domain/handoff.ts';
import { mailOf } from '../../shared/domain/import/cells.ts';
import type { Table } from '../../shared/domain/import/read-table.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { type IndexedHandoff, type OutcomeIndex, outcomeIndex } from '../../shared/domain/outcomes/match-outcomes.ts';
import type { Company, User } from '../../shared/domain/people.ts';
import { selectList } from '../db/columns.ts';
import type { Sql } from '../db/database.ts';

/**
 * Every lead, company and handoff that a row of the file could be about: those one of whose keys stands in any cell, so that it does not
 * matter yet which column is which. One question to the database each, whatever the length of the file.
 */
export const indexForFile = async (sql: Sql, centerId: string, table: Table): Promise<OutcomeIndex> => {
  const cells = new Set<string>();
  for (const row of table.rows) for (const cell of row) if (cell !== '') cells.add(cell.trim());
  const words = [...cells];
  const found = await leadsBy(sql, centerId, words);
  const handoffs = await sql.query<{ row: Handoff }>(
    `select row_to_json(found) as row from (select ${selectList('handoffs')} from handoffs t
      where t.center_id = $1 and (t.lead_id = any($2::text[]) or t.number = any($3::text[]))) found`,
    [centerId, found.map((lead) => lead.id), numbersIn(words)],
  );
  const known = new Set(found.map((lead) => lead.id));
  const further = [...new Set(handoffs.map(({ row }) => row.leadId).concat(found.flatMap((lead) => lead.mergedIntoId ?? [])))];
  const others = await leadsById(
    sql,
    centerId,
    further.filter((id) => !known.has(id)),
  );
  const leads = [...found, ...others];
  const companies = await companiesOf(sql, centerId, leads);
  const users = await sql.query<Pick<User, 'id' | 'name' | 'email' | 'role'>>(
    `select id, name, email, role from users where center_id = $1 and role = 'salesperson'`,
    [centerId],
  );
  return outcomeIndex({ leads, companies, handoffs: handoffs.map(({ row }): IndexedHandoff => row), users });
};

type FoundLead = Pick<Lead, 'id' | 'externalId' | 'email' | 'companyId' | 'firstName' | 'lastName' | 'stage' | 'mergedIntoId'>;
const leadFields = `l.id, l.external_id as "externalId", l.email, l.company_id as "companyId", l.first_name as "firstName",
  l.last_name as "lastName", l.stage, l.merged_into_id as "mergedIntoId"`;

const leadsBy = (sql: Sql, centerId: string, words: readonly string[]): Promise<FoundLead[]> =>
  sql.query<FoundLead>(
    `select ${leadFields} from leads l where l.center_id = $1 and l.external_id = any($2::text[])
     union select ${leadFields} from leads l where l.center_id = $1 and l.email = any($3::text[])
     union select ${leadFields} from leads l join companies c on c.center_id = l.center_id and c.id = l.company_id
       where l.center_id = $1 and c.match_key = any($4::text[])`,
    [centerId, words, mailsIn(words), matchKeysIn(words)],
  );

const leadsById = (sql: Sql, centerId: string, ids: readonly string[]): Promise<FoundLead[]> =>
  sql.query<FoundLead>(`select ${leadFields} from leads l where l.center_id = $1 and l.id = any($2::text[])`, [centerId, ids]);

const companiesOf = async (
  sql: Sql,
  centerId: string,
  leads: readonly FoundLead[],
): Promise<Map<string, Pick<Company, 'id' | 'matchKey'>>> => {
  const rows = await sql.query<Pick<Company, 'id' | 'matchKey'>>(
    `select id, match_key as "matchKey" from companies where center_id = $1 and id = any($2::text[])`,
    [centerId, [...new Set(leads.flatMap((lead) => lead.companyId ?? []))]],
  );
  return new Map(rows.map((row) => [row.id, row]));
};

const present = (values: readonly (string | null | undefined)[]): string[] => [...new Set(values.flatMap((each) => each || []))];
const mailsIn = (words: readonly string[]): string[] => present(words.map((word) => mailOf(word)));
const numbersIn = (words: readonly string[]): string[] => present(words.map(readHandoffNumber));
const matchKeysIn = (words: readonly string[]): string[] => present(words.filter((word) => /\p{L}/u.test(word)).map(companyMatchKey));
