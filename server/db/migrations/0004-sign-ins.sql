-- A sign-in can be named, listed and revoked by its owner without its secret; a personal token may end by itself.
alter table sessions add column id text not null default gen_random_uuid()::text;
alter table sessions add column last_seen_at bigint not null default 0;
create unique index sessions_id on sessions (id);
alter table api_tokens add column expires_at bigint;
create index api_tokens_of_user on api_tokens (center_id, user_id);

-- Live WebSockets of every server process, so that a rep shows as connected while any of them holds one,
-- and a process that died takes its connections with it once it has stopped beating.
create table server_processes (
  id text primary key,
  beat_at bigint not null
);
create table connections (
  id text primary key,
  process_id text not null references server_processes on delete cascade,
  center_id text not null references centers,
  user_id text not null,
  since_at bigint not null
);
create index connections_of_user on connections (center_id, user_id);
