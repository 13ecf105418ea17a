-- The floor: moves that can be taken back exactly, absences, what people can do and when they work, coaching, and the log of actions.

alter table users add column skills jsonb not null default '[]';
alter table users add column hours jsonb;
create index users_by_email on users (email, center_id);

alter table settings add column floor jsonb not null
  default '{"rules": [], "dealAfterMs": 300000, "leaderboard": false, "goals": {"calls": 80, "reached": 20, "qsos": 2}}';

alter table assignments add column undo jsonb;
alter table assignments add column undone_at bigint;

alter table departures add column move_id text;
alter table departures add column reason text not null default '';
alter table departures add column returned_at bigint;

create table absences (
  center_id text not null references centers,
  id text collate "C" not null,
  user_id text not null,
  kind text not null,
  starts_at bigint not null,
  ends_at bigint,
  reason text not null,
  scope text not null,
  to_ids jsonb not null,
  comes_back boolean not null,
  state text not null,
  planned_by_id text not null,
  planned_at bigint not null,
  move_id text,
  moved bigint not null,
  returned bigint not null,
  primary key (center_id, id)
);
create index absences_of_user on absences (user_id, center_id);
create index absences_to_begin on absences (starts_at) where state = 'planned';
create index absences_to_end on absences (ends_at) where state = 'running';

create table call_comments (
  center_id text not null references centers,
  id text collate "C" not null,
  user_id text not null,
  attempt_id text not null,
  lead_id text not null,
  by_id text not null,
  body text not null,
  written_at bigint not null,
  seen_at bigint,
  primary key (center_id, id)
);
create index call_comments_of_user on call_comments (user_id, center_id);
create index call_comments_of_attempt on call_comments (attempt_id, center_id);
create index call_comments_of_lead on call_comments (lead_id, center_id);

create table goals (
  center_id text not null references centers,
  id text collate "C" not null,
  calls bigint not null,
  reached bigint not null,
  qsos bigint not null,
  set_by_id text not null,
  set_at bigint not null,
  primary key (center_id, id)
);

create table lead_moves (
  center_id text not null references centers,
  id text collate "C" not null,
  team_id text not null,
  kind text not null,
  by_id text not null,
  from_ids jsonb not null,
  to_ids jsonb not null,
  count bigint not null,
  reason text not null,
  moved_at bigint not null,
  undone_count bigint not null,
  undone_at bigint,
  undone_by_id text,
  undo_of_id text,
  primary key (center_id, id)
);

select feed_table('lead_moves', 'import');
select feed_table('absences', 'person');
select feed_table('call_comments', 'person');
select feed_table('goals', 'person');

-- As in 0019, with what came since.
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
    union all select 'absences', id from absences where center_id = new.center_id and user_id = new.id
    union all select 'call_comments', id from call_comments where center_id = new.center_id and user_id = new.id
    union all select 'goals', id from goals where center_id = new.center_id and id = new.id
  ) rows cross join (values (old.team_id, 'l'), (new.team_id, 'g')) as sees(team, effect)
  where sees.team is not null
  on conflict (center_id, audience, version, table_name, row_id)
    do update set effect = case when excluded.effect = 'k' then changes.effect else excluded.effect end;
  return null;
end
$$;

-- Whose mail changes signs in with the new one.
create function follow_mail() returns trigger language plpgsql as $$
begin
  update credentials set email = new.email where center_id = new.center_id and user_id = new.id;
  return null;
end
$$;
create trigger follow_mail after update of email on users for each row
when (old.email is distinct from new.email) execute function follow_mail();

-- The log of actions is read newest first.
create index commands_by_time on commands (center_id, received_at desc, id desc);
create index commands_of_person on commands (center_id, user_id, received_at desc, id desc);
