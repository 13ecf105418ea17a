import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import type { Handoff } from '../../shared/domain/handoff.ts';
import { type LeakLead, type LeakPeople, leaksOf } from '../../shared/domain/leaks.ts';
import { ledgerOf, type TakenIn } from '../../shared/domain/ledger.ts';
import { type LedgerCheck, ledgerCheckOf } from '../../shared/domain/ledger-check.ts';
import type { Company } from '../../shared/domain/people.ts';
import { type LeadAndFacts, type PulseLead, pulseCoverage } from '../../shared/domain/pulse.ts';
import { anyAsksForTouches } from '../../shared/domain/segment.ts';
import { localClock } from '../../shared/domain/zone.ts';
import { selectFields, selectList } from '../db/columns.ts';
import type { Sql } from '../db/database.ts';
import { locks } from '../db/locks.ts';
import { writeRows } from '../db/rows.ts';
import { readTouches } from '../reports/read-facts.ts';

type CheckLead = LeakLead & PulseLead;
type CheckHandoff = Pick<Handoff, 'leadId' | 'answer' | 'answerDueAt' | 'askedAt'>;
export type Checked = LedgerCheck | null;

/**
 * Counts the whole center once for its day and writes down what it found. Null: it has been counted today, or another server is at it.
 * In a transaction of its own. `at`: epoch ms.
 */
export const checkLedger = async (sql: Sql, centerId: string, at: number): Promise<Checked> => {
  const [lock] = await sql.query<{ isMine: boolean }>(`select pg_try_advisory_xact_lock(${locks.ledgerCheck}, hashtext($1)) as "isMine"`, [
    centerId,
  ]);
  const settings = await readSettings(sql, centerId);
  if (!lock?.isMine || !settings) return null;
  const { day } = localClock(at, settings.zone);
  const [done] = await sql.query('select 1 from ledger_checks where center_id = $1 and id = $2', [centerId, day]);
  if (done) return null;
  const takenIn = await readTakenIn(sql, centerId);
  const leads = await readLeads(sql, centerId);
  const handoffs = await sql.query<CheckHandoff>(
    `select lead_id as "leadId", answer, answer_due_at as "answerDueAt", asked_at as "askedAt"
       from handoffs where center_id = $1 and answer = 'waiting'`,
    [centerId],
  );
  const check = ledgerCheckOf(day, at, {
    ledger: ledgerOf(leads, takenIn),
    leaks: leaksOf(leads, handoffs, { people: await readPeople(sql, centerId), settings, at }),
    pulse: pulseCoverage(await withFacts(sql, centerId, leads, settings, at), settings),
  });
  await compactIntakes(sql, centerId, takenIn);
  await writeRows(sql, centerId, 'ledgerChecks', [check]);
  return check;
};

type CheckSettings = Pick<CenterSettings, 'zone' | 'queue' | 'segments'>;

const readSettings = async (sql: Sql, centerId: string): Promise<CheckSettings | undefined> => {
  const [settings] = await sql.query<CheckSettings>(`select zone, queue, segments from settings where center_id = $1 and id = 'center'`, [
    centerId,
  ]);
  return settings;
};

/** What was counted as it came in, not what is there now: a lead that vanished leaves a difference. */
const readTakenIn = async (sql: Sql, centerId: string): Promise<TakenIn> => {
  const rows = await sql.query<{ campaignId: string | null; count: number }>(
    `select campaign_id as "campaignId", sum(leads)::int as count from lead_intakes where center_id = $1 group by 1`,
    [centerId],
  );
  return { all: rows.reduce((sum, { count }) => sum + count, 0), byCampaign: new Map(rows.map((row) => [row.campaignId, row.count])) };
};

/** One row for each campaign in place of the many that were added since. Those added meanwhile are seen by neither statement. */
const compactIntakes = async (sql: Sql, centerId: string, { byCampaign }: TakenIn): Promise<void> => {
  const [many] = await sql.query<{ rows: number }>('select count(*)::int as rows from lead_intakes where center_id = $1', [centerId]);
  if ((many?.rows ?? 0) <= byCampaign.size + 1000) return;
  await sql.query(
    `with gone as (delete from lead_intakes where center_id = $1 returning campaign_id, leads)
     insert into lead_intakes (center_id, campaign_id, leads) select $1, campaign_id, sum(leads) from gone group by 2`,
    [centerId],
  );
};

const leadFields = [
  'id',
  'stage',
  'stageSinceAt',
  'ownerId',
  'teamId',
  'attempts',
  'connects',
  'nextActionKind',
  'nextActionAt',
  'arrivedAt',
  'assignedAt',
  'campaignId',
  'companyId',
  'lastTouchAt',
  'lastAttemptAt',
  'doNotCall',
  'letters',
  'source',
  'band',
  'score',
  'country',
  'language',
  'title',
] as const satisfies (keyof CheckLead)[];

const readLeads = (sql: Sql, centerId: string): Promise<CheckLead[]> =>
  sql.query<CheckLead>(`select ${selectFields('leads', leadFields)} from leads t where center_id = $1`, [centerId]);

/** Leads with what segments ask about them; touches only where a segment asks for them. */
const withFacts = async (
  sql: Sql,
  centerId: string,
  leads: readonly CheckLead[],
  { segments }: CheckSettings,
  now: number,
): Promise<LeadAndFacts[]> => {
  const companies = new Map(
    (await sql.query<Company>(`select ${selectList('companies')} from companies t where center_id = $1`, [centerId])).map((each) => [
      each.id,
      each,
    ]),
  );
  const touches = anyAsksForTouches(segments) ? await readTouches(sql, centerId) : new Map<string, LeadAndFacts['facts']['touches']>();
  return leads.map((lead) => ({
    lead,
    facts: { company: lead.companyId === null ? undefined : companies.get(lead.companyId), touches: touches.get(lead.id) ?? [], now },
  }));
};

const readPeople = async (sql: Sql, centerId: string): Promise<LeakPeople> => {
  const users = await sql.query<{ id: string }>('select id from users where center_id = $1 and is_active', [centerId]);
  const teams = await sql.query<{ id: string }>('select id from teams where center_id = $1', [centerId]);
  return { activeUserIds: new Set(users.map(({ id }) => id)), teamIds: new Set(teams.map(({ id }) => id)) };
};
