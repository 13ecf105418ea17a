-- What the feed of 0013 and 0048 costs when one act touches thousands of rows: a note for each of them, as an object with the names of its
-- columns, made, joined, parsed and taken apart again, came to more than writing the rows themselves.
--
-- A note now is of a statement: [table, kind, operation, row ids, a before, b before, a, b], the last five as literals of arrays of one
-- length. `a` and `b` are what an audience hangs on: owner and team of a lead, the lead of a row of it, rep and salesperson of a handoff, the
-- person of a person's row, team and import of a row of one. `before` is left out when the statement changed none of them.

-- The rows noted, each as often as statements touched it, in their order.
create function feed_noted_rows(noted text)
returns table (table_name text, kind text, op text, ord bigint, row_id text, was_a text, was_b text, a text, b text) language sql immutable as $$
  select n->>0, n->>1, n->>2, row_number() over (order by at), r.row_id,
    case when n->4 = 'null' and n->5 = 'null' then r.a else r.was_a end, case when n->4 = 'null' and n->5 = 'null' then r.b else r.was_b end,
    r.a, r.b
  from jsonb_array_elements(('[' || noted || ']')::jsonb) with ordinality as notes(n, at)
  cross join lateral unnest((n->>3)::text[], (n->>4)::text[], (n->>5)::text[], (n->>6)::text[], (n->>7)::text[]) as r(row_id, was_a, was_b, a, b)
$$;

-- As in 0048. Besides: whoever gains a lead is sent all rows of it along (see pull), and need not be told of those that are written with it.
create or replace function feed_effects(center text, noted text)
returns table (audience text, table_name text, row_id text, effect char(1)) language sql stable as $$
  with notes as materialized (
    select * from feed_noted_rows(noted)
  ), spans as (
    select table_name, row_id, min(ord) as begun, max(ord) as ended from notes group by table_name, row_id
  ), net as materialized (
    select s.table_name, s.row_id, b.kind, e.op <> 'd' as is_there,
      b.op <> 'i' and (e.op = 'd' or (b.was_a, b.was_b) is distinct from (e.a, e.b)) as is_moved, b.was_a, b.was_b, e.a, e.b
    from spans s join notes b on b.ord = s.begun join notes e on e.ord = s.ended
  ), arrived as materialized (
    select row_id from net where kind = 'lead' and is_moved and is_there and (was_a, case when was_a is null then was_b end)
      is distinct from (a, case when a is null then b end)
  ), sides as (
    select table_name, row_id, kind, is_moved, true as is_now, a, b from net where is_there
    union all
    select table_name, row_id, kind, is_moved, false, was_a, was_b from net where is_moved
  ), placed as materialized (
    select table_name, row_id, is_moved, is_now, 'everyone' as first_of, null as owner, null as team, null as other from sides where kind = 'everyone'
    union all
    select table_name, row_id, is_moved, is_now, 'center', coalesce('user:' || a, 'pool:' || b), b, null from sides where kind = 'lead'
    union all
    -- One look by its key for each: a planner that thinks it knows better would read all leads. Of a lead that is gone the center hears.
    select s.table_name, s.row_id, s.is_moved, s.is_now, 'center',
      case when s.is_moved or s.a not in (select row_id from arrived) then coalesce('user:' || l.owner_id, 'pool:' || l.team_id) end, l.team_id, null
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

-- As in 0013.
create or replace function feed_plain_effects(center text, noted text)
returns table (audience text, table_name text, row_id text) language sql stable as $$
  with notes as materialized (
    select distinct on (table_name, row_id) table_name, kind, row_id, a, b from feed_noted_rows(noted) order by table_name, row_id, ord desc
  ), placed as (
    select n.table_name, n.row_id, n.kind, n.a as owner, n.b as team from notes n where n.kind <> 'child'
    union all
    select n.table_name, n.row_id, n.kind, l.owner_id, l.team_id
    from notes n left join lateral (select owner_id, team_id from leads where center_id = center and id = n.a limit 1) l on true
    where n.kind = 'child'
  )
  select who.audience, p.table_name, p.row_id
  from placed p cross join lateral unnest(case
    when p.kind = 'everyone' then array['everyone']
    when p.team is null then array['center']
    else array[case when p.owner is null then 'pool:' || p.team else 'user:' || p.owner end, 'team:' || p.team, 'center']
  end) as who(audience)
  order by 1, 2, 3
$$;

-- As in 0013, with notes by statement.
create or replace function feed_table(name text, kind text) returns void language plpgsql as $outer$
declare
  is_simple boolean := kind in ('everyone', 'lead', 'child');
  a text := case kind when 'lead' then '@.owner_id' when 'child' then '@.lead_id' when 'handoff' then '@.rep_id' end;
  b text := case kind when 'lead' then '@.team_id' when 'handoff' then '@.salesperson_id' end;
  has text[];
  list text;
begin
  select array_agg(c.column_name::text) into has from information_schema.columns c
    where c.table_schema = current_schema() and c.table_name = feed_table.name;
  if kind = 'person' then a := case when 'user_id' = any(has) then 'coalesce(@.user_id, @.id)' else '@.id' end; end if;
  if kind = 'import' then
    a := case when 'team_id' = any(has) then '@.team_id' end;
    b := case when 'import_id' = any(has) then '@.import_id' end;
  end if;
  list := concat_ws(', ', coalesce('array_agg(' || a || ')::text', 'null'), coalesce('array_agg(' || b || ')::text', 'null'));
  execute format($$
    create or replace function %1$I() returns trigger language plpgsql as $body$
    declare
      noted text;
      is_plain boolean := false;
    begin
      if tg_op = 'INSERT' then
        perform 1 from fresh limit 1;
        if not found then return null; end if;
        is_plain := %2$s;
        select json_build_array(%3$L, %4$L, 'i', array_agg(n.id)::text, null, null, %6$s)::text into noted from fresh n;
      elsif tg_op = 'DELETE' then
        perform 1 from stale limit 1;
        if not found then return null; end if;
        select json_build_array(%3$L, %4$L, 'd', array_agg(o.id)::text, null, null, %5$s)::text into noted from stale o;
      else
        perform 1 from fresh limit 1;
        if not found then return null; end if;
        select not bool_or((%7$s) is distinct from (%8$s)) into is_plain from stale o join fresh n on n.center_id = o.center_id and n.id = o.id;
        if is_plain is null then return null; end if;
        if is_plain then
          select json_build_array(%3$L, %4$L, 'u', array_agg(n.id)::text, null, null, %6$s)::text into noted from fresh n;
        else
          select json_build_array(%3$L, %4$L, 'u', array_agg(n.id)::text, %5$s, %6$s)::text
            into noted from stale o join fresh n on n.center_id = o.center_id and n.id = o.id;
        end if;
        is_plain := is_plain and %2$s;
      end if;
      if is_plain then perform feed_note_plain(noted); else perform feed_note(noted); end if;
      return null;
    end
    $body$
  $$, 'feed_note_' || name, is_simple::text, name, kind, replace(list, '@', 'o'), replace(list, '@', 'n'),
    replace(concat_ws(', ', 'o.id', a, b), '@', 'o'), replace(concat_ws(', ', 'n.id', a, b), '@', 'n'));
  execute format('drop trigger if exists feed_%1$s on %1$I', name);
  execute format('create constraint trigger feed_%1$s after insert or update or delete on %1$I deferrable initially deferred
    for each row execute function feed_commit()', name);
  execute format('create or replace trigger feed_%1$s_insert after insert on %1$I referencing new table as fresh
    for each statement execute function feed_note_%1$s()', name);
  execute format('create or replace trigger feed_%1$s_update after update on %1$I referencing old table as stale new table as fresh
    for each statement execute function feed_note_%1$s()', name);
  execute format('create or replace trigger feed_%1$s_delete after delete on %1$I referencing old table as stale
    for each statement execute function feed_note_%1$s()', name);
end
$outer$;

-- Every table that is on the fast feed, with the kind that its notes name.
do $$
declare
  entry record;
begin
  for entry in
    select t.table_name as name, substring(p.prosrc from 'json_build_array\(''[a-z_]+'', ''([a-z]+)''') as kind
    from information_schema.tables t join pg_proc p on p.proname = 'feed_note_' || t.table_name
    where t.table_schema = current_schema() and p.pronamespace = current_schema()::regnamespace
  loop
    perform feed_table(entry.name, entry.kind);
  end loop;
end
$$;
