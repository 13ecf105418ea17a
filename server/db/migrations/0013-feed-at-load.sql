-- What the feed of 0005 costs while all other writers of the center wait. Nearly every transaction only adds rows, or changes rows that stay
-- with whom they were: what is to be told of those needs no comparing of before and after. Such notes are plain; one that is not makes the
-- commit take the longer way, for all notes, as their order may count.
create function feed_note_plain(noted text) returns void language plpgsql as $$
declare
  standing text := current_setting('refinery.touched', true);
begin
  if standing = 'rests' then return; end if;
  perform set_config('refinery.touched', case when standing is null or standing = '' then noted else standing || ',' || noted end, true);
end
$$;

create or replace function feed_note(noted text) returns void language plpgsql as $$
begin
  perform set_config('refinery.mixed', 'yes', true);
  perform feed_note_plain(noted);
end
$$;

-- Who is to hear what of rows that are all new, or in sight of the same as before. One look at the lead for each row of it, by its key:
-- a planner that thinks it knows better would read all leads.
create function feed_plain_effects(center text, noted text)
returns table (audience text, table_name text, row_id text) language sql stable as $$
  with notes as materialized (
    select distinct on (e->>0, e->>2) e->>0 as table_name, e->>1 as kind, e->>2 as row_id, e->5 as after
    from jsonb_array_elements(('[' || noted || ']')::jsonb) with ordinality as entries(e, ord)
    order by e->>0, e->>2, ord desc
  ), placed as (
    select n.table_name, n.row_id, n.kind, n.after->>'owner_id' as owner, n.after->>'team_id' as team from notes n where n.kind <> 'child'
    union all
    select n.table_name, n.row_id, n.kind, l.owner_id, l.team_id
    from notes n left join lateral (
      select owner_id, team_id from leads where center_id = center and id = n.after->>'lead_id' limit 1
    ) l on true
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

create or replace function feed_commit() returns trigger language plpgsql as $$
declare
  noted text := current_setting('refinery.touched', true);
  center text;
  is_first boolean;
  is_plain boolean;
  at bigint;
begin
  if noted is null or noted = '' or noted = 'rests' then return null; end if;
  center := coalesce(new.center_id, old.center_id);
  is_first := coalesce(current_setting('refinery.version', true), '') = '';
  is_plain := coalesce(current_setting('refinery.mixed', true), '') = '';
  perform set_config('refinery.touched', '', true), set_config('refinery.mixed', '', true);
  at := transaction_version(center);
  if is_first and is_plain then
    insert into changes (center_id, audience, version, table_name, row_id, effect)
    select center, f.audience, at, f.table_name, f.row_id, 'k' from feed_plain_effects(center, noted) f;
  elsif is_first then
    insert into changes (center_id, audience, version, table_name, row_id, effect)
    select center, f.audience, at, f.table_name, f.row_id, f.effect from feed_effects(center, noted) f;
  else
    -- Something of this version is written already.
    insert into changes (center_id, audience, version, table_name, row_id, effect)
    select center, f.audience, at, f.table_name, f.row_id, f.effect from feed_effects(center, noted) f
    on conflict (center_id, audience, version, table_name, row_id)
      do update set effect = case when excluded.effect = 'k' then changes.effect else excluded.effect end;
  end if;
  return null;
end
$$;

-- As in 0005, but that notes which are plain say so, and that they carry no more of a row than who sees it. Who sees a handoff, a person's
-- row or one of an import takes more than one look: these are never plain.
create or replace function feed_table(name text, kind text) returns void language plpgsql as $outer$
declare
  keys text;
  columns text;
  is_simple boolean := kind in ('everyone', 'lead', 'child');
begin
  select string_agg(format('%L, @.%I', column_name, column_name), ', ' order by ordinal_position),
    string_agg(format('@.%I', column_name), ', ' order by ordinal_position)
    into keys, columns
    from information_schema.columns c
    where c.table_schema = current_schema() and c.table_name = feed_table.name
      and (c.column_name = 'id' or case kind
        when 'everyone' then false
        when 'lead' then c.column_name in ('owner_id', 'team_id')
        when 'child' then c.column_name = 'lead_id'
        else c.column_name like '%\_id' and c.column_name <> 'center_id'
      end);
  execute format($$
    create or replace function %1$I() returns trigger language plpgsql as $body$
    declare
      noted text;
      is_plain boolean := false;
    begin
      if tg_op = 'INSERT' then
        perform 1 from fresh limit 1;
        if not found then return null; end if;
        is_plain := %8$s;
        select string_agg(json_build_array(%2$L, %3$L, n.id, 'i', null, json_build_object(%5$s))::text, ',') into noted from fresh n;
      elsif tg_op = 'DELETE' then
        select string_agg(json_build_array(%2$L, %3$L, o.id, 'd', json_build_object(%4$s), null)::text, ',') into noted from stale o;
      else
        perform 1 from fresh limit 1;
        if not found then return null; end if;
        select string_agg(json_build_array(%2$L, %3$L, n.id, 'u',
            case when row(%6$s) is distinct from row(%7$s) then json_build_object(%4$s) end, json_build_object(%5$s))::text, ','),
            %8$s and not bool_or(row(%6$s) is distinct from row(%7$s))
          into noted, is_plain from stale o join fresh n on n.center_id = o.center_id and n.id = o.id;
      end if;
      if noted is null then return null; end if;
      if is_plain then perform feed_note_plain(noted); else perform feed_note(noted); end if;
      return null;
    end
    $body$
  $$, 'feed_note_' || name, name, kind, replace(keys, '@', 'o'), replace(keys, '@', 'n'), replace(columns, '@', 'o'), replace(columns, '@', 'n'),
    is_simple::text);
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
