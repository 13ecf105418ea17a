import { hashToken, newToken } from '../../server/auth/tokens.ts';
import type { Database, Sql } from '../../server/db/database.ts';
import { writeRows } from '../../server/db/rows.ts';
import { wholeSettings } from '../../shared/domain/center-settings.ts';
import { defaultDispositions } from '../../shared/domain/default-dispositions.ts';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import type { Campaign, User } from '../../shared/domain/people.ts';
import type { TableName } from '../../shared/tables.ts';
import { aHandoff, aLead } from '../builders/domain.ts';
import { aUser } from '../builders/people.ts';

/** A center of any size, made by the database itself out of one row of each kind: written row by row it would take the better part of an hour. */

const id = 'large';
const reps = 40;
const campaigns = 12;
const dayMs = 86_400_000;

const people = (): User[] => [
  ...Array.from({ length: reps }, (_, at) => aUser({ id: `rep-${at}`, name: `Rep ${at}`, role: 'rep', teamId: `team-${at % 4}` })),
  aUser({ id: 'sales-0', name: 'Sales', role: 'salesperson', teamId: null }),
  aUser({ id: 'manager', name: 'Manager', role: 'manager', teamId: null }),
];

const aCampaign = (at: number): Campaign => ({
  id: `campaign-${at}`,
  name: `Campaign ${at}`,
  channel: 'search',
  startsOn: null,
  endsOn: null,
  cost: 100_000 * at,
  currency: 'EUR',
  expectedLeads: 1000,
  budget: null,
});

/** SQL of one of some texts, by a number from 0. */
const pickOf = (texts: readonly string[], number: string): string => `(array[${texts.map((each) => `'${each}'`)}])[1 + ${number}]`;

/** For each row of `from` one like the only row of a table, but for some columns, that are worked out; that row goes. */
const multiply = async (sql: Sql, table: string, from: string, columns: Record<string, string>): Promise<void> => {
  const found = await sql.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1`,
    [table],
  );
  const names = found.map(({ name }) => name);
  const values = names.map((name) => columns[name] ?? `one."${name}"`);
  await sql.query(
    `insert into ${table} (${names.map((name) => `"${name}"`)}) select ${values} from (${from}) walk cross join (select * from ${table}) one`,
  );
  await sql.query(`delete from ${table} where id = 'one'`);
};

const stages = ['touch', 'lead', 'working', 'qualified', 'handedOff', 'accepted', 'won'] as const;

/** Each lead, how far it came (`far`: a step of the funnel), when it arrived, and a number that looks like chance. */
const walks = (leads: number, at: number): string => `
  select 'lead-' || lpad(i::text, 8, '0') as lead, ${at}::bigint - (mixed % 400) * ${dayMs}::bigint - i % 80000000 as arrived, mixed,
    case when mixed % 100 < 30 then 0 when mixed % 100 < 60 then 1 when mixed % 100 < 80 then 2 when mixed % 100 < 90 then 3
      when mixed % 100 < 94 then 4 when mixed % 100 < 98 then 5 else 6 end as far
  from (select i, (i * 2654435761 % 1000003)::int as mixed from generate_series(1, ${leads}::bigint) i) numbered`;

/** One in eight has left or rests since. */
const leadColumns = {
  id: 'lead',
  company_id: 'null',
  campaign_id: `case when mixed % 17 > 0 then 'campaign-' || mixed % ${campaigns} end`,
  source: pickOf(['tradeShow', 'webForm', 'inquiry', 'referral', 'prospecting', 'import'], 'mixed % 6'),
  country: `case when mixed % 11 > 0 then ${pickOf(['DE', 'US', 'SE', 'FR'], 'mixed % 4')} end`,
  team_id: `'team-' || mixed % 4`,
  owner_id: `case when mixed % 9 > 0 then 'rep-' || mixed % ${reps} end`,
  stage: `case when far < 6 and mixed % 8 = 0 then ${pickOf(['nurture', 'disqualified'], 'mixed / 8 % 2')} else ${pickOf(stages, 'far')} end`,
  stage_since_at: `arrived + far * ${3 * dayMs}::bigint`,
  arrived_at: 'arrived',
  first_attempt_at: 'case when far > 1 then arrived + (mixed % 2000) * 60000 end',
  last_attempt_at: `case when far > 1 then arrived + ${dayMs}::bigint end`,
  attempts: 'case when far > 1 then 1 + mixed % 5 else 0 end',
  connects: 'case when far > 2 then 1 else 0 end',
  next_action_kind: pickOf(['retry', 'firstCall', 'callback'], 'mixed % 3'),
  next_action_at: `arrived + (mixed % 500) * ${dayMs}::bigint`,
  custom: `jsonb_build_object('origin', 'origin ' || mixed % 7)`,
};
const changeColumns = {
  id: `lead || '.' || step`,
  lead_id: 'lead',
  from_stage: pickOf(stages, 'step - 1'),
  to_stage: pickOf(stages, 'step'),
  changed_at: `arrived + step * ${2 * dayMs}::bigint + mixed * 1000`,
  by_id: `'rep-' || mixed % ${reps}`,
};
const handoffColumns = {
  id: `lead || '.handoff'`,
  lead_id: 'lead',
  rep_id: `'rep-' || mixed % ${reps}`,
  handed_off_at: `arrived + ${8 * dayMs}::bigint`,
  answer_due_at: `arrived + ${11 * dayMs}::bigint`,
  answer: `case when far > 4 then 'accepted' else 'waiting' end`,
  answered_at: `case when far > 4 then arrived + ${9 * dayMs}::bigint end`,
  outcome: `case when far > 5 then 'won' else 'open' end`,
  closed_at: `case when far > 5 then arrived + ${30 * dayMs}::bigint end`,
  value: 'case when far > 5 then 100000 + mixed end',
  currency: `case when far > 5 then 'EUR' end`,
};

/** Writes a center with so many leads, about twice as many changes of stage and a handoff for each tenth; `at` is its now, epoch ms. */
export const makeLargeCenter = async (database: Database, leads: number, at: number): Promise<void> => {
  await database.transaction(async (sql) => {
    // Nothing follows from these rows: no feed, no keys to match by, no mails.
    await sql.query('set local session_replication_role = replica');
    await sql.query('insert into centers (id, name, created_at) values ($1, $1, $2)', [id, at]);
    await sql.query('insert into sync_spaces (center_id, epoch) values ($1, $1)', [id]);
    const write = (table: TableName, rows: Parameters<typeof writeRows>[3]) => writeRows(sql, id, table, rows);
    await write('settings', [wholeSettings({ ...defaultSettings, id: 'center', name: 'Large', city: 'Hamburg' })]);
    await write(
      'teams',
      Array.from({ length: 4 }, (_, team) => ({ id: `team-${team}`, name: `Team ${team}` })),
    );
    await write('users', people());
    await write(
      'campaigns',
      Array.from({ length: campaigns }, (_, number) => aCampaign(number)),
    );
    await write('dispositions', [...defaultDispositions]);
    await write('leads', [aLead({ id: 'one' })]);
    await write('stageChanges', [
      {
        id: 'one',
        leadId: 'one',
        fromStage: 'touch',
        toStage: 'lead',
        event: null,
        reasonCode: null,
        note: '',
        byId: 'rep-0',
        changedAt: at,
      },
    ]);
    await write('handoffs', [aHandoff({ id: 'one', leadId: 'one', salespersonId: 'sales-0' })]);
    const all = walks(leads, at);
    await multiply(sql, 'leads', all, leadColumns);
    const steps = `select * from (${all}) each_lead cross join generate_series(1, ${stages.length - 1}) step where step <= far`;
    await multiply(sql, 'stage_changes', steps, changeColumns);
    await multiply(sql, 'handoffs', `select * from (${all}) each_lead where far > 3`, handoffColumns);
  });
  await database.script('vacuum analyze leads, stage_changes, handoffs');
};

/** Signs the center's manager in. */
export const signManagerIn = async (database: Database, at: number): Promise<string> => {
  const token = newToken('session');
  await database.query(
    `insert into sessions (id, token_hash, center_id, user_id, created_at, last_seen_at, expires_at, user_agent)
     values ($1, $1, $2, 'manager', $3, $3, $3::bigint + 2592000000, 'large')`,
    [hashToken(token), id, at],
  );
  return token;
};
