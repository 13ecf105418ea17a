-- Gap-free change feed. A sequence or timestamp cursor loses rows when transactions commit out of order. Here a deferred
-- constraint trigger runs at COMMIT, takes the center's next version once per transaction, and holds that row's lock until
-- the commit is done: version order is commit order, so a cursor never passes a row it has not seen.

create table sync_spaces (
  center_id text primary key references centers,
  version bigint not null default 0,
  -- Another epoch means a server restored from a backup: desktops start over and send their kept commands again.
  epoch text not null
);

-- One row per audience that sees, gained or lost a row at a version. A pull reads only its own audiences' rows,
-- so its cost follows what changed for that user.
-- effect: k kept in sight · g gained (its children must be sent too) · l lost
create table changes (
  center_id text not null,
  audience text not null,
  version bigint not null,
  table_name text not null,
  row_id text not null,
  effect char(1) not null,
  primary key (center_id, audience, version, table_name, row_id)
);

create function lead_audiences(owner text, team text) returns text[] language plpgsql immutable as $$
begin
  return array[case when owner is null then 'pool:' || team else 'user:' || owner end, 'team:' || team, 'center'];
end
$$;

create function person_audiences(center text, person text) returns text[] language plpgsql stable as $$
declare
  team text;
begin
  select u.team_id into team from users u where u.center_id = center and u.id = person;
  return array['user:' || person, 'center'] || case when team is null then '{}'::text[] else array['team:' || team] end;
end
$$;

-- Who sees this row, as audience keys. `kind` is the table's audience in shared/tables.ts.
-- plpgsql, as these run once for each row at commit: it keeps its plans, and PGlite takes 0.15 ms a call against 1.0 ms in SQL.
create function audiences_of(kind text, center text, r jsonb) returns text[] language plpgsql stable as $$
declare
  owner text;
  team text;
begin
  case kind
    when 'everyone' then return array['everyone'];
    when 'lead' then return lead_audiences(r->>'owner_id', r->>'team_id');
    when 'child' then
      select l.owner_id, l.team_id into owner, team from leads l where l.center_id = center and l.id = r->>'lead_id';
      return case when found then lead_audiences(owner, team) else array['center'] end;
    when 'handoff' then return person_audiences(center, r->>'rep_id') || ('user:' || (r->>'salesperson_id'));
    when 'person' then return person_audiences(center, coalesce(r->>'user_id', r->>'id'));
    when 'import' then
      team := r->>'team_id';
      if team is null then
        select i.team_id into team from import_runs i where i.center_id = center and i.id = r->>'import_id';
      end if;
      return array['center'] || case when team is null then '{}'::text[] else array['team:' || team] end;
  end case;
end
$$;

-- The version of this transaction: taken once, kept in a transaction-local setting. One center per transaction.
create function transaction_version(center text) returns bigint language plpgsql as $$
declare
  taken text := current_setting('refinery.version', true);
  fresh bigint;
begin
  if taken is not null and taken <> '' then return taken::bigint; end if;
  update sync_spaces set version = version + 1 where center_id = center returning version into fresh;
  if fresh is null then raise exception 'center % has no sync space', center; end if;
  perform set_config('refinery.version', fresh::text, true);
  return fresh;
end
$$;

create function feed_change() returns trigger language plpgsql as $$
declare
  kind text := tg_argv[0];
  center text := coalesce(new.center_id, old.center_id);
  at bigint := transaction_version(center);
  before text[] := case when tg_op = 'INSERT' then '{}'::text[] else audiences_of(kind, center, to_jsonb(old)) end;
  after text[] := case when tg_op = 'DELETE' then '{}'::text[] else audiences_of(kind, center, to_jsonb(new)) end;
begin
  insert into changes (center_id, audience, version, table_name, row_id, effect)
  select center, seen.audience, at, tg_table_name, coalesce(new.id, old.id),
    case when not seen.audience = any(after) then 'l' when tg_op = 'INSERT' or seen.audience = any(before) then 'k' else 'g' end
  from (select distinct unnest(before || after) as audience) seen
  -- Several changes of one row in one transaction: a gain or loss is never watered down to "kept".
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
    execute format(
      'create constraint trigger feed_%1$s after insert or update or delete on %1$I deferrable initially deferred
       for each row execute function feed_change(%2$L)', entry[1], entry[2]);
  end loop;
end
$$;
