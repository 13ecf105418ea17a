-- The rows that desktops hold (shared/tables.ts), one table each. Instants are epoch milliseconds in bigint:
-- the same value bit for bit on desktop, wire and server. Structured values lie in jsonb.

create table settings (
  center_id text not null references centers,
  id text collate "C" not null,
  name text not null,
  zone text not null,
  city text not null,
  currency text not null,
  default_country text not null,
  definitions jsonb not null,
  bantfo jsonb not null,
  score jsonb not null,
  queue jsonb not null,
  cadence jsonb not null,
  calling_windows jsonb not null,
  wrap_up_limit_ms bigint not null,
  handoff_answer_hours bigint not null,
  reject_reasons jsonb not null,
  lost_reasons jsonb not null,
  primary key (center_id, id)
);

create table teams (
  center_id text not null references centers,
  id text collate "C" not null,
  name text not null,
  primary key (center_id, id)
);

create table users (
  center_id text not null references centers,
  id text collate "C" not null,
  name text not null,
  email text not null,
  role text not null,
  team_id text,
  is_active boolean not null,
  zone text not null,
  languages jsonb not null,
  capacity bigint not null,
  planned_calls bigint not null,
  territory text not null,
  primary key (center_id, id)
);

create table campaigns (
  center_id text not null references centers,
  id text collate "C" not null,
  name text not null,
  channel text not null,
  starts_on text,
  ends_on text,
  cost bigint not null,
  currency text not null,
  expected_leads bigint not null,
  primary key (center_id, id)
);

create table dispositions (
  center_id text not null references centers,
  id text collate "C" not null,
  label text not null,
  hot_key text not null,
  "group" text not null,
  "order" bigint not null,
  is_connect boolean not null,
  needs jsonb not null,
  reasons jsonb not null,
  raises text,
  marks_do_not_call boolean not null,
  retry_after_ms bigint,
  avoids_same_hour boolean not null,
  give_up_after bigint,
  primary key (center_id, id)
);

create table scripts (
  center_id text not null references centers,
  id text collate "C" not null,
  script_key text not null,
  name text not null,
  version bigint not null,
  language text not null,
  state text not null,
  start_step_id text not null,
  steps jsonb not null,
  objections jsonb not null,
  published_at bigint,
  published_by_id text,
  primary key (center_id, id)
);

create table companies (
  center_id text not null references centers,
  id text collate "C" not null,
  name text not null,
  domain text,
  industry text not null,
  employees bigint,
  city text not null,
  country text,
  is_key_account boolean not null,
  salesperson_id text,
  match_key text not null,
  primary key (center_id, id)
);
create index on companies (center_id, match_key);

create table leads (
  center_id text not null references centers,
  id text collate "C" not null,
  company_id text,
  first_name text not null,
  last_name text not null,
  title text not null,
  email text,
  phones jsonb not null,
  language text,
  street text not null,
  city text not null,
  region text not null,
  postcode text not null,
  country text,
  zones jsonb not null,
  zone_source text not null,
  campaign_id text,
  source text not null,
  external_id text,
  import_id text,
  import_row bigint,
  team_id text not null,
  owner_id text,
  assignment_generation bigint not null,
  previous_owner_id text,
  assigned_by_id text,
  assigned_at bigint,
  stage text not null,
  stage_since_at bigint not null,
  reason_code text,
  arrived_at bigint not null,
  first_attempt_at bigint,
  last_attempt_at bigint,
  last_touch_at bigint,
  attempts bigint not null,
  connects bigint not null,
  next_action_kind text,
  next_action_at bigint,
  callback_id text,
  callback_is_personal boolean not null,
  last_said text not null,
  revisit_on text,
  letters text not null,
  score bigint not null,
  band text not null,
  score_lines jsonb not null,
  score_model text not null,
  hours jsonb not null,
  consent jsonb not null,
  do_not_call boolean not null,
  custom jsonb not null,
  version bigint not null,
  updated_at bigint not null,
  primary key (center_id, id)
);
-- Led by their own column, not by the center: a planner without statistics (a new database, PGlite always) takes any index that
-- begins with center_id for a look-up by key, reads the whole center for each row, and keeps that plan.
create index on leads (owner_id, center_id);
create index on leads (company_id, center_id);
create index on leads (email, center_id);
create index on leads (external_id, center_id);

create table touches (
  center_id text not null references centers,
  id text collate "C" not null,
  lead_id text not null,
  kind text not null,
  direction text not null,
  title text not null,
  detail text not null,
  buying_phase text,
  campaign_id text,
  happened_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, lead_id) references leads deferrable initially deferred
);
create index on touches (center_id, lead_id);

create table attempts (
  center_id text not null references centers,
  id text collate "C" not null,
  lead_id text not null,
  user_id text not null,
  number text not null,
  started_at bigint not null,
  ended_at bigint,
  talk_ms bigint not null,
  wrap_up_ms bigint not null,
  disposition_code text,
  is_connect boolean not null,
  reason_code text,
  script_id text,
  script_path jsonb not null,
  local_hour bigint,
  assignment_generation bigint not null,
  is_from_former_owner boolean not null,
  override_reason text,
  primary key (center_id, id),
  foreign key (center_id, lead_id) references leads deferrable initially deferred
);
create index on attempts (center_id, lead_id);
create index on attempts (center_id, user_id);
create index on attempts (center_id, started_at);

create table notes (
  center_id text not null references centers,
  id text collate "C" not null,
  lead_id text not null,
  attempt_id text,
  author_id text not null,
  body text not null,
  revision bigint not null,
  written_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, lead_id) references leads deferrable initially deferred
);
create index on notes (center_id, lead_id);

create table answers (
  center_id text not null references centers,
  id text collate "C" not null,
  lead_id text not null,
  letter text not null,
  state text not null,
  value jsonb not null,
  words text not null,
  attempt_id text,
  confidence text not null,
  author_id text not null,
  answered_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, lead_id) references leads deferrable initially deferred
);
create index on answers (center_id, lead_id);

create table callbacks (
  center_id text not null references centers,
  id text collate "C" not null,
  lead_id text not null,
  user_id text,
  created_by_id text not null,
  wall text not null,
  zone text not null,
  due_at bigint not null,
  promise text not null,
  state text not null,
  created_at bigint not null,
  closed_at bigint,
  primary key (center_id, id),
  foreign key (center_id, lead_id) references leads deferrable initially deferred
);
create index on callbacks (center_id, lead_id);
create index on callbacks (center_id, state);

create table stage_changes (
  center_id text not null references centers,
  id text collate "C" not null,
  lead_id text not null,
  from_stage text,
  to_stage text not null,
  event text,
  reason_code text,
  note text not null,
  by_id text not null,
  changed_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, lead_id) references leads deferrable initially deferred
);
create index on stage_changes (center_id, lead_id);

create table assignments (
  center_id text not null references centers,
  id text collate "C" not null,
  lead_id text not null,
  from_id text,
  to_id text,
  by_id text not null,
  generation bigint not null,
  move_id text not null,
  reason text not null,
  assigned_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, lead_id) references leads deferrable initially deferred
);
create index on assignments (center_id, lead_id);
create index on assignments (center_id, move_id);

create table handoffs (
  center_id text not null references centers,
  id text collate "C" not null,
  lead_id text not null,
  rep_id text not null,
  salesperson_id text not null,
  routing jsonb not null,
  package jsonb not null,
  handed_off_at bigint not null,
  answer_due_at bigint not null,
  answer text not null,
  answered_at bigint,
  reject_reason text,
  answer_note text not null,
  outcome text not null,
  closed_on text,
  closed_at bigint,
  value bigint,
  currency text,
  contract_number text not null,
  lost_reason text,
  primary key (center_id, id)
);
create index on handoffs (center_id, lead_id);
create index on handoffs (center_id, handed_off_at);

create table presences (
  center_id text not null references centers,
  id text collate "C" not null,
  state text not null,
  state_since_at bigint not null,
  is_connected boolean not null,
  last_seen_at bigint not null,
  reason text not null,
  primary key (center_id, id)
);

create table parked (
  center_id text not null references centers,
  id text collate "C" not null,
  user_id text not null,
  lead_id text,
  name text not null,
  args jsonb not null,
  code text not null,
  applied text not null,
  detail jsonb not null,
  state text not null,
  parked_at bigint not null,
  resolved_at bigint,
  primary key (center_id, id)
);

create table import_runs (
  center_id text not null references centers,
  id text collate "C" not null,
  file_name text not null,
  encoding text not null,
  row_count bigint not null,
  taken_in bigint not null,
  already_known bigint not null,
  refused bigint not null,
  state text not null,
  campaign_id text,
  source text not null,
  team_id text not null,
  mapping jsonb not null,
  started_by_id text not null,
  started_at bigint not null,
  finished_at bigint,
  primary key (center_id, id)
);

create table import_refusals (
  center_id text not null references centers,
  id text collate "C" not null,
  import_id text not null,
  row bigint not null,
  reason text not null,
  cells jsonb not null,
  primary key (center_id, id)
);
create index on import_refusals (center_id, import_id);

create index leads_of_team on leads (team_id, owner_id, center_id);
create index handoffs_of_rep on handoffs (center_id, rep_id);
create index handoffs_of_salesperson on handoffs (center_id, salesperson_id);
create index parked_of_user on parked (center_id, user_id);
