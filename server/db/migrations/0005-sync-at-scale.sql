-- What the change feed costs, and what a server needs to know of desktops that were restored, copied, or kept offline for long.

-- The latest time of a device's commands, as the server dated them: its commands keep their order whatever its clock does.
alter table devices add column last_at bigint not null default 0;

-- Sequences that went on although commands before them are missing here: after a restored backup, or under a new device id.
create table device_resumes (
  center_id text not null references centers,
  device_id text not null,
  user_id text not null,
  -- The last command that the server had, and the first that came after the hole.
  had_seq bigint not null,
  from_seq bigint not null,
  reason text not null,
  epoch text not null,
  at bigint not null,
  primary key (center_id, device_id, from_seq, at)
);

-- Versions at or below the horizon have been cleared away: a cursor that is older takes a new snapshot.
alter table sync_spaces add column horizon bigint not null default 0;
alter table sync_spaces add column compacted_to bigint not null default 0;

-- When a center was at which version, so that the feed can be cleared by age.
create table feed_marks (
  center_id text not null references centers,
  version bigint not null,
  at bigint not null,
  primary key (center_id, version)
);

-- Run after a backup has been restored, for every center or for one: desktops then take a new snapshot and send again what they
-- have kept, which changes nothing that the backup already holds. The version goes far ahead of any that a desktop may have seen before,
-- so that none of them takes a hint of it for one that it has. Returns how many centers it was done for.
create function start_new_epoch(center text default null) returns bigint language plpgsql as $$
declare
  raised bigint;
begin
  update sync_spaces set epoch = gen_random_uuid()::text, version = version + 1000000 where center is null or center_id = center;
  get diagnostics raised = row_count;
  return raised;
end
$$;

-- The feed as of 0003 ran its whole work once for each row at commit, while all other writers of the center waited. Now statements
-- note what they touched, as cheaply as they can and before the wait, in a setting that lives and dies with the transaction, and the
-- commit does the rest for all rows at once.
--
-- A note is [table, kind, row id, operation, key columns before, key columns after]; key columns are what audiences_of reads of a row.
-- `before` is left out by an update that did not change them. Each table has a function of its own that makes its notes (feed_table).
create function feed_note(noted text) returns void language plpgsql as $$
declare
  standing text := current_setting('refinery.touched', true);
begin
  if standing = 'rests' then return; end if;
  perform set_config('refinery.touched', case when standing is null or standing = '' then noted else standing || ',' || noted end, true);
end
$$;

-- Who is to hear what of the rows noted. Several changes of one row in one transaction are one: from what it was at first to what it is
-- at last. k: it stays in sight, or is new · g: it came into sight · l: it left.
create function feed_effects(center text, noted text)
returns table (audience text, table_name text, row_id text, effect char(1)) language sql stable as $$
  with notes as materialized (
    select e->>0 as table_name, e->>1 as kind, e->>2 as row_id, e->>3 as op, nullif(e->4, 'null'::jsonb) as before,
      nullif(e->5, 'null'::jsonb) as after, ord
    from jsonb_array_elements(('[' || noted || ']')::jsonb) with ordinality as entries(e, ord)
  ), net as materialized (
    select n.table_name, n.row_id, min(n.kind) as kind,
      (array_agg(coalesce(before, after) order by ord))[1] as first, (array_agg(op order by ord))[1] <> 'i' as was_there,
      (array_agg(after order by ord desc))[1] as last, (array_agg(op order by ord desc))[1] <> 'd' as is_there
    from notes n group by n.table_name, n.row_id
  ), keyed as materialized (
    -- The part of the key columns that an audience hangs on: rows that share it are looked up once.
    select table_name, row_id, kind, was_there, is_there,
      case kind
        when 'everyone' then '{}'::jsonb
        when 'lead' then jsonb_build_array(first->'owner_id', first->'team_id')
        when 'child' then first->'lead_id'
        else first
      end as was,
      case kind
        when 'everyone' then '{}'::jsonb
        when 'lead' then jsonb_build_array(last->'owner_id', last->'team_id')
        when 'child' then last->'lead_id'
        else last
      end as is_now,
      first, last
    from net
  ), subjects as materialized (
    select kind, subject, array(select distinct unnest(audiences_of(kind, center, keys))) as audiences
    from (
      select distinct on (kind, subject) kind, subject, keys
      from (select kind, was as subject, first as keys from keyed where was_there
        union all select kind, is_now, last from keyed where is_there) every
    ) known
  ), seen as (
    -- New, or in sight of the same as before: nearly all.
    select unnest(a.audiences) as audience, k.table_name, k.row_id, 'k' as effect
    from keyed k join subjects a on a.kind = k.kind and a.subject = k.is_now
    where k.is_there and (not k.was_there or k.was = k.is_now)
    union all
    select who.audience, k.table_name, k.row_id,
      case when not who.audience = any(coalesce(a.audiences, '{}')) then 'l' when who.audience = any(b.audiences) then 'k' else 'g' end
    from keyed k
    join subjects b on b.kind = k.kind and b.subject = k.was
    left join subjects a on k.is_there and a.kind = k.kind and a.subject = k.is_now
    cross join lateral (select distinct unnest(b.audiences || coalesce(a.audiences, '{}')) as audience) who
    where k.was_there and not (k.is_there and k.was = k.is_now)
  )
  select audience, table_name, row_id, effect::char(1) from seen order by 1, 2, 3
$$;

-- At commit, for the first touched row: takes the version, then writes a change for each audience of every row noted. Nobody else
-- commits to this center meanwhile, and what others have committed is seen, so a row's audience is the one it has now.
create function feed_commit() returns trigger language plpgsql as $$
declare
  noted text := current_setting('refinery.touched', true);
  center text := coalesce(new.center_id, old.center_id);
  is_first boolean := coalesce(current_setting('refinery.version', true), '') = '';
  at bigint;
begin
  if noted is null or noted = '' or noted = 'rests' then return null; end if;
  perform set_config('refinery.touched', '', true);
  at := transaction_version(center);
  if is_first then
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

-- Makes a table feed the changes; `kind` is its audience in shared/tables.ts. Migrations that add a synced table call it, and those that
-- give one a new column that says who sees a row.
create function feed_table(name text, kind text) returns void language plpgsql as $outer$
declare
  keys text;
  columns text;
begin
  -- Key columns: the row's own id and all that it refers to.
  select string_agg(format('%L, @.%I', column_name, column_name), ', ' order by ordinal_position),
    string_agg(format('@.%I', column_name), ', ' order by ordinal_position)
    into keys, columns
    from information_schema.columns c
    where c.table_schema = current_schema() and c.table_name = feed_table.name
      and (c.column_name = 'id' or (c.column_name like '%\_id' and c.column_name <> 'center_id'));
  execute format($$
    create or replace function %1$I() returns trigger language plpgsql as $body$
    declare
      noted text;
    begin
      if tg_op = 'INSERT' then
        perform 1 from fresh limit 1;
        if not found then return null; end if;
        select string_agg(json_build_array(%2$L, %3$L, n.id, 'i', null, json_build_object(%5$s))::text, ',') into noted from fresh n;
      elsif tg_op = 'DELETE' then
        select string_agg(json_build_array(%2$L, %3$L, o.id, 'd', json_build_object(%4$s), null)::text, ',') into noted from stale o;
      else
        perform 1 from fresh limit 1;
        if not found then return null; end if;
        select string_agg(json_build_array(%2$L, %3$L, n.id, 'u',
            case when row(%6$s) is distinct from row(%7$s) then json_build_object(%4$s) end, json_build_object(%5$s))::text, ',')
          into noted from stale o join fresh n on n.center_id = o.center_id and n.id = o.id;
      end if;
      if noted is not null then perform feed_note(noted); end if;
      return null;
    end
    $body$
  $$, 'feed_note_' || name, name, kind, replace(keys, '@', 'o'), replace(keys, '@', 'n'), replace(columns, '@', 'o'), replace(columns, '@', 'n'));
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

-- As in 0003, for tables that still feed the changes row by row; it rests when the feed rests.
create or replace function feed_change() returns trigger language plpgsql as $$
declare
  kind text := tg_argv[0];
  center text := coalesce(new.center_id, old.center_id);
  at bigint;
  before text[];
  after text[];
begin
  if current_setting('refinery.touched', true) = 'rests' then return null; end if;
  at := transaction_version(center);
  before := case when tg_op = 'INSERT' then '{}'::text[] else audiences_of(kind, center, to_jsonb(old)) end;
  after := case when tg_op = 'DELETE' then '{}'::text[] else audiences_of(kind, center, to_jsonb(new)) end;
  insert into changes (center_id, audience, version, table_name, row_id, effect)
  select center, seen.audience, at, tg_table_name, coalesce(new.id, old.id),
    case when not seen.audience = any(after) then 'l' when tg_op = 'INSERT' or seen.audience = any(before) then 'k' else 'g' end
  from (select distinct unnest(before || after) as audience) seen
  on conflict (center_id, audience, version, table_name, row_id)
    do update set effect = case when excluded.effect = 'k' then changes.effect else excluded.effect end;
  return null;
end
$$;

do $$
declare
  synced text[][] := array[
    ['settings', 'everyone'], ['teams', 'everyone'], ['users', 'everyone'], ['campaigns', 'everyone'], ['dispositions', 'everyone'],
    ['scripts', 'everyone'], ['companies', 'everyone'], ['leads', 'lead'], ['touches', 'child'], ['attempts', 'child'], ['notes', 'child'],
    ['answers', 'child'], ['callbacks', 'child'], ['stage_changes', 'child'], ['assignments', 'child'], ['handoffs', 'handoff'],
    ['presences', 'person'], ['parked', 'person'], ['import_runs', 'import'], ['import_refusals', 'import']];
  entry text[];
begin
  foreach entry slice 1 in array synced loop
    perform feed_table(entry[1], entry[2]);
  end loop;
end
$$;

-- Every row that is written locked the one row of its center for this check, and all writers of a center took turns at it. The rows of a
-- lead belong to its center by their key; a push writes to the center of who is signed in.
alter table commands drop constraint commands_center_id_fkey;
alter table touches drop constraint touches_center_id_fkey;
alter table attempts drop constraint attempts_center_id_fkey;
alter table notes drop constraint notes_center_id_fkey;
alter table answers drop constraint answers_center_id_fkey;
alter table callbacks drop constraint callbacks_center_id_fkey;
alter table stage_changes drop constraint stage_changes_center_id_fkey;
alter table assignments drop constraint assignments_center_id_fkey;

-- Most writes change a lead: room on its page keeps its indexes out of it.
alter table leads set (fillfactor = 80);
