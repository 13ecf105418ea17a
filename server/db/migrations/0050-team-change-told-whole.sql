-- As in 0035, with what was forgotten or came since: a team lead was not told of exports and pay of who came into the team.
create or replace function feed_team_change() returns trigger language plpgsql as $$
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
    union all select 'sales_reminders', id from sales_reminders where center_id = new.center_id and rep_id = new.id
    union all select 'absences', id from absences where center_id = new.center_id and user_id = new.id
    union all select 'call_comments', id from call_comments where center_id = new.center_id and user_id = new.id
    union all select 'goals', id from goals where center_id = new.center_id and id = new.id
    union all select 'pay_statements', id from pay_statements where center_id = new.center_id and user_id = new.id
    union all select 'export_records', id from export_records where center_id = new.center_id and user_id = new.id
  ) rows cross join (values (old.team_id, 'l'), (new.team_id, 'g')) as sees(team, effect)
  where sees.team is not null
  on conflict (center_id, audience, version, table_name, row_id)
    do update set effect = case when excluded.effect = 'k' then changes.effect else excluded.effect end;
  return null;
end
$$;
