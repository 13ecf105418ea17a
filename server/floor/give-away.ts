import type { Absence } from '../../shared/domain/absence.ts';
import { chunksOf } from '../../shared/domain/chunks.ts';
import type { LeadMove } from '../../shared/domain/history.ts';
import { dealLeads, type Receiver, sharesOf } from '../../shared/domain/split-leads.ts';
import type { Sql } from '../db/database.ts';
import { type Acting, runAs } from './run-as.ts';

/** Stages in which a lead needs somebody: those with sales stay in the name of who handed them off until they come back. */
export const needsSomebody = `stage in ('touch', 'contact', 'lead', 'working', 'qualified', 'nurture', 'keepInformed')`;

export type Owned = { id: string; language: string | null; ownerId: string | null };

const chunk = 500;

/** Those of `ids` who can take leads now, with what they can still carry; nobody who left or is away. */
export const readReceivers = (sql: Sql, centerId: string, ids: readonly string[], at: number): Promise<Receiver[]> =>
  sql.query<Receiver>(
    `select u.id, u.languages, (u.capacity - (select count(*) from leads l where l.center_id = $1 and l.owner_id = u.id and ${needsSomebody}))::int as free
     from users u where u.center_id = $1 and u.id = any($2::text[]) and u.is_active and u.role = 'rep'
       and not exists (select 1 from absences a where a.center_id = $1 and a.user_id = u.id and a.state in ('planned', 'running')
         and a.starts_at <= $3 and (a.ends_at is null or a.ends_at > $3))
     order by u.id`,
    [centerId, ids, at],
  );

/** Gives leads to these people by room and language; without any, to the pool. */
export const giveAway = async (
  sql: Sql,
  acting: Acting,
  leads: readonly Owned[],
  receivers: readonly Receiver[],
  move: Pick<LeadMove, 'kind' | 'reason'> & { moveId: string },
): Promise<void> => {
  const dealt = dealLeads(leads, receivers, sharesOf(leads.length, receivers));
  const moves = leads.map(({ id, ownerId }) => ({ leadId: id, fromId: ownerId, toId: dealt.get(id) ?? null }));
  await runAs(
    sql,
    acting,
    'reassignLeads',
    chunksOf(
      moves.filter((each) => each.fromId !== each.toId),
      chunk,
    ).map((some) => ({ ...move, moves: some })),
  );
};

/** Leads of somebody that this absence gives away, as `goesAway` says, in order of their ids. */
export const leadsToGive = (sql: Sql, centerId: string, { userId, scope, endsAt }: Absence): Promise<Owned[]> =>
  sql.query<Owned>(
    `select id, language, owner_id as "ownerId" from leads where center_id = $1 and owner_id = $2 and ${needsSomebody} and $3 <> 'nothing'
       and ($3 = 'all' or $4::bigint is null or next_action_at is null or next_action_at < $4) order by id`,
    [centerId, userId, scope, endsAt],
  );
