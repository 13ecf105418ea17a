-- What stands behind each line of a score, and when it was worked out; how long a visit to our pages took.
alter table leads add column score_facts text not null default '', add column scored_at bigint;
alter table touches add column duration_ms bigint;

-- How far the leads of a center have been scored anew: since a model was published, and once a day, as points fade.
create table score_walks (
  center_id text primary key references centers,
  model text not null,
  -- The center's calendar day for which the walk is, and the last lead of it that was looked at.
  day text not null,
  last_id text collate "C" not null,
  is_done boolean not null
);
