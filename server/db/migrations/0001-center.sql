-- A center is the tenant: every row of every table belongs to one, and its id comes first in every key.
create table centers (
  id text primary key,
  name text not null,
  created_at bigint not null
);

-- Secrets of people, never synced. password_hash is an argon2id string with its parameters.
create table credentials (
  center_id text not null references centers,
  user_id text not null,
  email text not null,
  password_hash text not null,
  primary key (center_id, user_id)
);
create unique index credentials_email on credentials (lower(email));

-- Sign-ins. Only the SHA-256 of the token is kept; revoking is deleting.
create table sessions (
  token_hash text primary key,
  center_id text not null references centers,
  user_id text not null,
  created_at bigint not null,
  expires_at bigint not null,
  user_agent text not null
);
create index sessions_of_user on sessions (center_id, user_id);

-- Personal tokens for the HTTP API, made and revoked by their owner.
create table api_tokens (
  id text primary key,
  token_hash text not null unique,
  center_id text not null references centers,
  user_id text not null,
  name text not null,
  created_at bigint not null,
  last_used_at bigint
);

-- One row per desktop: the last command of its sequence that the server has answered.
create table devices (
  center_id text not null references centers,
  device_id text not null,
  user_id text not null,
  last_seq bigint not null default 0,
  last_seen_at bigint not null,
  primary key (center_id, device_id)
);

-- The command log: every command ever received, once, with its result.
create table commands (
  center_id text not null references centers,
  id text not null,
  device_id text not null,
  seq bigint not null,
  user_id text not null,
  name text not null,
  version bigint not null,
  args jsonb not null,
  at bigint not null,
  received_at bigint not null,
  outcome text not null,
  code text,
  primary key (center_id, id)
);
create index commands_of_device on commands (center_id, device_id, seq);
