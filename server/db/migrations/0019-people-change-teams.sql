-- What is seen by a person's team lead follows the person: when somebody changes teams, the old team's lead loses it and the new one's
-- gains it. The rows themselves do not change, so the feed is told here.
create function feed_team_change() returns trigger language plpgsql as $$
declare
  at bigint;
begin
  if current_setting('refinery.touched', true) = 'rests' then return null; end if;
  at := transaction_version(new.center_id);
  insert into changes (center_id, audience, version, table_name, row_id, effect)
  select new.center_id, 'team:' || sees.team, at, rows.table_name, rows.id, sees.effect
  from (
    select 'parked' as table_name, id from parked where center_id = new.center_id and user_id = new.id
    union all select 'presences', id from presences where center_id = new.center_id and id = new.id
    union all select 'departures', id from departures where center_id = new.center_id and user_id = new.id
    union all select 'handoffs', id from handoffs where center_id = new.center_id and rep_id = new.id
  ) rows cross join (values (old.team_id, 'l'), (new.team_id, 'g')) as sees(team, effect)
  where sees.team is not null
  on conflict (center_id, audience, version, table_name, row_id)
    do update set effect = case when excluded.effect = 'k' then changes.effect else excluded.effect end;
  return null;
end
$$;

create constraint trigger feed_team_change after update of team_id on users deferrable initially deferred
for each row when (old.team_id is distinct from new.team_id) execute function feed_team_change();
