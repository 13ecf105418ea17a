-- What a lead's details, and texts of notes that lost against another, were before: added to, never changed.
create table corrections (
  center_id text not null references centers,
  id text collate "C" not null,
  lead_id text not null,
  field text not null,
  note_id text,
  value jsonb not null,
  by_id text,
  changed_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, lead_id) references leads deferrable initially deferred
);
create index on corrections (center_id, lead_id);

-- Where a lead went, told to who had it: the lead itself is out of their sight.
create table departures (
  center_id text not null references centers,
  id text collate "C" not null,
  user_id text not null,
  lead_id text not null,
  name text not null,
  to_id text,
  by_id text not null,
  moved_at bigint not null,
  primary key (center_id, id)
);
create index on departures (center_id, lead_id);
create index on departures (center_id, user_id);

create constraint trigger feed_corrections after insert or update or delete on corrections deferrable initially deferred
  for each row execute function feed_change('child');
create constraint trigger feed_departures after insert or update or delete on departures deferrable initially deferred
  for each row execute function feed_change('person');

alter table notes add column edit_id text;

alter table parked
  add column done_by_id text,
  add column done_at bigint,
  add column resolution text,
  add column resolved_by_id text,
  add column resolution_note text not null default '';
-- Filled for the rows of before only; from now on whoever parks says it.
alter table parked alter column resolution_note drop default;
