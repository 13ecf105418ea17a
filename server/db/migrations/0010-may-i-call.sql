-- Do not call as the whole center keeps it: sayings and imported lists, their values a thousand to a row.

create table do_not_call_lists (
  center_id text not null references centers,
  id text collate "C" not null,
  origin text not null,
  name text not null,
  lead_id text,
  reason text not null,
  entries bigint not null,
  refused bigint not null,
  stopped bigint not null,
  added_by_id text not null,
  added_at bigint not null,
  state text not null,
  removed_by_id text,
  removed_at bigint,
  removed_reason text not null,
  primary key (center_id, id)
);
create index on do_not_call_lists (center_id, lead_id);

create table do_not_call_parts (
  center_id text not null references centers,
  id text collate "C" not null,
  list_id text not null,
  part bigint not null,
  state text not null,
  "values" jsonb not null,
  lead_ids jsonb not null,
  primary key (center_id, id)
);
create index on do_not_call_parts (center_id, list_id);
create index on do_not_call_parts (center_id, state);

create constraint trigger feed_do_not_call_lists after insert or update or delete on do_not_call_lists deferrable initially deferred
  for each row execute function feed_change('everyone');
create constraint trigger feed_do_not_call_parts after insert or update or delete on do_not_call_parts deferrable initially deferred
  for each row execute function feed_change('everyone');

-- What stood against a call that was made all the same.
alter table attempts add column overridden_rule text;
