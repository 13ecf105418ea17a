-- What ten thousand leads that change hands at once cost while all other writers of the center wait.

-- As in 0005, but that who sees a row is found for all rows together, and not by a call for each. `a` and `b` are what an audience hangs on:
-- owner and team of a lead, the lead of a row of it, a person, rep and salesperson of a handoff, team and import of a row of one.
create or replace function feed_effects(center text, noted text)
returns table (audience text, table_name text, row_id text, effect char(1)) language sql stable as $$
  with notes as materialized (
    select e->>0 as table_name, e->>1 as kind, e->>2 as row_id, e->>3 as op, nullif(e->4, 'null'::jsonb) as before,
      nullif(e->5, 'null'::jsonb) as after, ord
    from jsonb_array_elements(('[' || noted || ']')::jsonb) with ordinality as entries(e, ord)
  ), spans as (
    select min(ord) as begun, max(ord) as ended from notes group by table_name, row_id
  ), net as materialized (
    select b.table_name, b.row_id, b.kind, e.op <> 'd' as is_there,
      b.op <> 'i' and (e.op = 'd' or row(was.a, was.b) is distinct from row(now.a, now.b)) as is_moved,
      was.a as was_a, was.b as was_b, now.a as now_a, now.b as now_b
    from spans s join notes b on b.ord = s.begun join notes e on e.ord = s.ended
    cross join lateral (select coalesce(b.before, b.after) as keys) first
    cross join lateral (select
      case b.kind when 'lead' then first.keys->>'owner_id' when 'child' then first.keys->>'lead_id' when 'handoff' then first.keys->>'rep_id'
        when 'person' then coalesce(first.keys->>'user_id', first.keys->>'id') when 'import' then first.keys->>'team_id' end as a,
      case b.kind when 'lead' then first.keys->>'team_id' when 'handoff' then first.keys->>'salesperson_id' when 'import' then first.keys->>'import_id' end as b
    ) was
    cross join lateral (select
      case b.kind when 'lead' then e.after->>'owner_id' when 'child' then e.after->>'lead_id' when 'handoff' then e.after->>'rep_id'
        when 'person' then coalesce(e.after->>'user_id', e.after->>'id') when 'import' then e.after->>'team_id' end as a,
      case b.kind when 'lead' then e.after->>'team_id' when 'handoff' then e.after->>'salesperson_id' when 'import' then e.after->>'import_id' end as b
    ) now
  ), sides as (
    select table_name, row_id, kind, is_moved, true as is_now, now_a as a, now_b as b from net where is_there
    union all
    select table_name, row_id, kind, is_moved, false, was_a, was_b from net where is_moved
  ), placed as materialized (
    select table_name, row_id, is_moved, is_now, 'everyone' as first_of, null as owner, null as team, null as other from sides where kind = 'everyone'
    union all
    select table_name, row_id, is_moved, is_now, 'center', coalesce('user:' || a, 'pool:' || b), b, null from sides where kind = 'lead'
    union all
    -- One look by its key for each: a planner that thinks it knows better would read all leads. Of a lead that is gone the center hears.
    select s.table_name, s.row_id, s.is_moved, s.is_now, 'center', coalesce('user:' || l.owner_id, 'pool:' || l.team_id), l.team_id, null
    from sides s left join lateral (select owner_id, team_id from leads where center_id = center and id = s.a limit 1) l on true
    where s.kind = 'child'
    union all
    select s.table_name, s.row_id, s.is_moved, s.is_now, 'center', 'user:' || s.a, u.team_id, 'user:' || s.b
    from sides s left join lateral (select team_id from users where center_id = center and id = s.a limit 1) u on true
    where s.kind in ('person', 'handoff')
    union all
    select s.table_name, s.row_id, s.is_moved, s.is_now, 'center', null, coalesce(s.a, i.team_id), null
    from sides s left join lateral (select team_id from import_runs where center_id = center and id = s.b and s.a is null limit 1) i on true
    where s.kind = 'import'
  ), sight as materialized (
    select first_of as audience, table_name, row_id, is_moved, is_now from placed
    union all select owner, table_name, row_id, is_moved, is_now from placed where owner is not null
    union all select 'team:' || team, table_name, row_id, is_moved, is_now from placed where team is not null
    union all select other, table_name, row_id, is_moved, is_now from placed where other <> owner
  )
  -- New, or in sight of the same as before.
  select audience, table_name, row_id, 'k'::char(1) from sight where not is_moved
  union all
  select audience, table_name, row_id, case when not bool_or(is_now) then 'l' when bool_or(not is_now) then 'k' else 'g' end::char(1)
  from sight where is_moved group by audience, table_name, row_id
  order by 1, 2, 3
$$;

-- As in 0007, once for all leads of a statement.
create function end_claims_of_leads() returns trigger language plpgsql as $$
declare
  center text;
  ids text[];
begin
  select min(n.center_id), array_agg(n.id order by n.id) into center, ids
  from stale o join fresh n on n.center_id = o.center_id and n.id = o.id
  where o.owner_id is distinct from n.owner_id or o.team_id <> n.team_id or (n.do_not_call and not o.do_not_call);
  if ids is null then return null; end if;
  update checkouts c set ended_at = (select n.updated_at from fresh n where n.center_id = c.center_id and n.id = c.id), ended_as = 'assigned'
  where c.center_id = center and c.id = any(ids) and c.ended_at is null;
  update lease_terms set holder_id = null, sign_in_id = null, ended_as = 'assigned'
  where center_id = center and lead_id = any(ids) and holder_id is not null;
  return null;
end
$$;
drop trigger end_claims on leads;
create trigger end_claims after update on leads referencing old table as stale new table as fresh
  for each statement execute function end_claims_of_leads();
drop function end_claims_of_lead();

-- As 0005 did for the rows of a lead: each that was written locked the one row of its center, and all writers of a center took turns at it.
alter table departures drop constraint departures_center_id_fkey;
alter table lead_moves drop constraint lead_moves_center_id_fkey;
