import { longestCheckoutMs, mostCheckedOut } from '../../shared/domain/lease.ts';
import type { Sql } from '../db/database.ts';
import { type ViewerScope, viewerParams, visibleCondition } from '../sync/visibility.ts';

/**
 * Terms of pool leads: who holds one, under which fence, until when by the database's clock. Each is taken, renewed and given back by
 * one statement on the lead's one row, so that no two servers ever grant the same lead. Desktops, log and feed follow by triggers.
 */

export type Term = { fence: number; remainingMs: number };

/** `windowId`: which window of the sign-in asks; '' of one that does not say. */
type Holder = { viewer: ViewerScope; signInId: string; windowId: string };

/** Leads this person may work on from the pool; `$1` center, `$2` team. */
const mayTake = ({ role }: ViewerScope): string =>
  `l.center_id = $1 and l.owner_id is null and not l.do_not_call
   and ($2::text is not distinct from $2::text) and ${role === 'manager' || role === 'admin' ? 'true' : 'l.team_id = $2'}`;

/** A machine or window of who held it last may still go by it, given back elsewhere or ended under them (migrations 0051 and 0054). */
export const isBelieved = (term: 't' | 'x'): string => `greatest(${term}.others_until, ${term}.believed_until) > server_ms()`;
const isOver = `(t.holder_id is null or t.expires_at <= server_ms()) and (t.last_holder_id = excluded.holder_id or not ${isBelieved('t')})`;
/** The same window asks again, after a lost answer or a reload: its own term goes on. */
const isSame = `t.kind = excluded.kind and t.holder_id = excluded.holder_id and t.sign_in_id = excluded.sign_in_id
      and t.window_id = excluded.window_id and t.expires_at > server_ms()`;

const onConflict = (mayTakeOver: string): string => `on conflict (center_id, lead_id) do update set
    fence = case when ${isSame} then t.fence else t.fence + 1 end,
    fenced_below = case when t.last_holder_id = excluded.holder_id then t.fenced_below else t.fence + 1 end,
    since_at = case when ${isSame} then t.since_at else excluded.since_at end,
    granted_at = case when ${isSame} then t.granted_at else server_ms() end,
    expires_at = server_ms() + excluded.expires_at - excluded.granted_at,
    kind = excluded.kind, holder_id = excluded.holder_id, sign_in_id = excluded.sign_in_id, window_id = excluded.window_id,
    last_holder_id = excluded.holder_id,
    ended_as = null,
    others_until = case
      when t.last_holder_id <> excluded.holder_id then 0
      when ${isSame} or t.sign_in_id is null then greatest(t.others_until, t.believed_until)
      else greatest(t.expires_at, t.believed_until) end,
    believed_until = 0
  where ${mayTakeOver}`;

const columns =
  'center_id, lead_id, kind, holder_id, last_holder_id, sign_in_id, window_id, fence, fenced_below, since_at, granted_at, expires_at';

/**
 * Takes the lease of one lead, or goes on with one's own; undefined when the lead is not free. Holds the lead's row until it is done, so that
 * a move and a lease come one after the other. `at`: for people to read, by the server's clock.
 */
export const takeLease = async (
  sql: Sql,
  { viewer, signInId, windowId }: Holder,
  leadId: string,
  { leaseMs, at }: { leaseMs: number; at: number },
): Promise<Term | undefined> => {
  const [term] = await sql.query<Term>(
    `insert into lease_terms as t (${columns})
     select l.center_id, l.id, 'lease', $4, $4, $5, $8, 1, 1, $6, n.now, n.now + $7 from leads l, server_ms() as n(now)
     where ${mayTake(viewer)} and l.id = $3 for share of l
     ${onConflict(`(${isOver}) or (t.kind = 'lease' and t.holder_id = excluded.holder_id)`)}
     returning fence, expires_at - server_ms() as "remainingMs"`,
    [viewer.centerId, viewer.teamId, leadId, viewer.userId, signInId, at, leaseMs, windowId],
  );
  return term;
};

/**
 * One's own checkout is as good as a lease: whoever asks may go by it for as long as one, and it is theirs for so long even when it is given
 * back elsewhere (migration 0053). Undefined when the lead is not checked out to this person.
 */
export const goByCheckout = async (
  sql: Sql,
  { viewer }: Pick<Holder, 'viewer'>,
  leadId: string,
  leaseMs: number,
): Promise<Term | undefined> => {
  const [term] = await sql.query<Term>(
    `update lease_terms t set others_until = greatest(others_until, least(expires_at, n.now + $4)) from server_ms() as n(now)
     where center_id = $1 and lead_id = $2 and holder_id = $3 and kind = 'checkout' and expires_at > n.now
     returning fence, least(expires_at, n.now + $4) - n.now as "remainingMs"`,
    [viewer.centerId, leadId, viewer.userId, leaseMs],
  );
  return term;
};

/** Moves the end of a lease that still holds; undefined when it is over, whoever has the lead now. */
export const renewLease = async (
  sql: Sql,
  { viewer }: Pick<Holder, 'viewer'>,
  { leadId, fence }: { leadId: string; fence: number },
  leaseMs: number,
): Promise<Term | undefined> => {
  const [term] = await sql.query<Term>(
    `update lease_terms set expires_at = server_ms() + $5
     where center_id = $1 and lead_id = $2 and holder_id = $3 and fence = $4 and kind = 'lease' and expires_at > server_ms()
     returning fence, expires_at - server_ms() as "remainingMs"`,
    [viewer.centerId, leadId, viewer.userId, fence, leaseMs],
  );
  return term;
};

/**
 * Gives a lease back, as `give_lease_back` says (migration 0053); one that is over is left alone. Of one that was ended under its window that
 * is the word that the window goes by it no more.
 */
export const releaseLease = async (sql: Sql, { viewer }: Pick<Holder, 'viewer'>, leadId: string, fence: number): Promise<boolean> => {
  const [released] = await sql.query<{ isReleased: boolean }>(
    `select give_lease_back(center_id, lead_id, fence, 'released') as "isReleased" from lease_terms
     where center_id = $1 and lead_id = $2 and holder_id = $3 and fence = $4 and kind = 'lease'`,
    [viewer.centerId, leadId, viewer.userId, fence],
  );
  if (released?.isReleased) return true;
  await sql.query(
    `update lease_terms set believed_until = 0
     where center_id = $1 and lead_id = $2 and last_holder_id = $3 and fence = $4 and holder_id is null`,
    [viewer.centerId, leadId, viewer.userId, fence],
  );
  return false;
};

/** Gives back all leases of a sign-in whose own machine signs out. */
export const releaseLeasesOf = async (sql: Sql, { viewer, signInId }: Omit<Holder, 'windowId'>): Promise<void> => {
  await sql.query(
    `select give_lease_back(center_id, lead_id, fence, 'signedOut') from lease_terms
     where center_id = $1 and holder_id = $2 and sign_in_id = $3 and kind = 'lease'`,
    [viewer.centerId, viewer.userId, signInId],
  );
};

export type Granted = { leadId: string; fence: number };

/**
 * Takes pool leads along: those of `leadIds` that are free, in that order, as many as the person still may carry. Call it in a
 * transaction; leads are locked in the order of their ids.
 */
export const takeAlong = async (
  sql: Sql,
  { viewer, signInId }: Omit<Holder, 'windowId'>,
  leadIds: readonly string[],
  { endsAt, at, most }: { endsAt: number; at: number; most: number },
): Promise<Granted[]> => {
  // One at a time for each person, so that two requests together never carry more than is allowed.
  await sql.query('select id from users where center_id = $1 and id = $2 for update', [viewer.centerId, viewer.userId]);
  const [carried] = await sql.query<{ count: number }>(
    'select count(*)::int as count from checkouts where center_id = $1 and user_id = $2 and ended_at is null and ends_at > $3',
    [viewer.centerId, viewer.userId, at],
  );
  const room = Math.min(most, mostCheckedOut - (carried?.count ?? 0));
  if (room <= 0) return [];
  const granted = await sql.query<Granted>(
    `insert into lease_terms as t (${columns})
     select l.center_id, l.id, 'checkout', $4, $4, $5, '', 1, 1, $6, n.now, n.now + $7 from leads l, server_ms() as n(now)
     where ${mayTake(viewer)} and l.id in (
       select w.id from unnest($3::text[]) with ordinality as w(id, place)
       join leads f on f.center_id = $1 and f.id = w.id and f.owner_id is null
       where not exists (select 1 from lease_terms x where x.center_id = $1 and x.lead_id = w.id and (
         x.holder_id is not null and x.expires_at > server_ms() and (x.kind = 'checkout' or x.holder_id <> $4)
         or x.last_holder_id <> $4 and ${isBelieved('x')}))
       order by w.place limit $8)
     order by l.id for share of l
     ${onConflict(`(${isOver}) or (t.kind = 'lease' and t.holder_id = excluded.holder_id)`)}
     returning lead_id as "leadId", fence`,
    [viewer.centerId, viewer.teamId, [...leadIds], viewer.userId, signInId, at, Math.min(endsAt - at, longestCheckoutMs), room],
  );
  return granted;
};

export type Standing = {
  /** In the pool, and may be called. */
  isFree: boolean;
  /** Who holds it, or may still go by a lease of it. */
  holderId: string | null;
  kind: 'lease' | 'checkout' | null;
  sinceAt: number | null;
};

/** How a lead stands now: for an answer, never for a decision. Undefined when this person does not see it. */
export const readStanding = async (sql: Sql, viewer: ViewerScope, leadId: string): Promise<Standing | undefined> => {
  const [standing] = await sql.query<Standing>(
    `select t.owner_id is null and not t.do_not_call as "isFree",
       case when x.holder_id is not null and x.expires_at > server_ms() then x.holder_id when ${isBelieved('x')} then x.last_holder_id end as "holderId",
       case when x.holder_id is null and ${isBelieved('x')} then 'lease' else x.kind end as kind, x.since_at as "sinceAt"
     from leads t left join lease_terms x on x.center_id = t.center_id and x.lead_id = t.id
     where ${visibleCondition(viewer, 'leads')} and t.id = $4`,
    [...viewerParams(viewer), leadId],
  );
  return standing;
};

/** Tells the desktops of a center about leases that ran out unnoticed. Returns how many there were. */
export const endLapsedLeases = async (sql: Sql, centerId: string): Promise<number> => {
  const ended = await sql.query(
    `update lease_terms set holder_id = null, sign_in_id = null, ended_as = 'expired'
     where (center_id, lead_id) in (
       select center_id, lead_id from lease_terms where center_id = $1 and kind = 'lease' and holder_id is not null
         and expires_at <= server_ms() order by lead_id for update skip locked)
     returning lead_id`,
    [centerId],
  );
  return ended.length;
};
