-- Ways in for leads besides files: keys for HTTP, web forms, drop folders. Server only; of a key's secret only the SHA-256 is kept.
create table intake_keys (
  id text primary key,
  center_id text not null references centers,
  campaign_id text not null,
  team_id text not null,
  kind text not null,
  name text not null,
  source text not null,
  token_hash text unique,
  -- Signs a form's times and its confirmation links; made with the key, never shown.
  signing_secret text not null,
  form jsonb not null default '{}',
  created_by_id text not null,
  created_at bigint not null,
  revoked_at bigint,
  last_used_at bigint,
  taken_in bigint not null default 0
);
create index on intake_keys (center_id, campaign_id);

-- Answers to posts that named an idempotency key: the same post sent again is answered, not taken in again.
create table intake_requests (
  intake_key_id text not null,
  idempotency_key text not null,
  center_id text not null,
  body_hash text not null,
  answer jsonb,
  at bigint not null,
  primary key (intake_key_id, idempotency_key)
);
create index on intake_requests (at);

-- What visitors did of whom only a visitor id is known, until somebody comes in under that id.
create table waiting_touches (
  center_id text not null,
  id text not null,
  visitor_id text not null,
  intake_key_id text not null,
  touch jsonb not null,
  at bigint not null,
  primary key (center_id, id)
);
create index on waiting_touches (center_id, visitor_id);

-- Forms sent in and not confirmed yet by the link that was mailed.
create table waiting_confirmations (
  id text primary key,
  center_id text not null,
  intake_key_id text not null,
  body jsonb,
  at bigint not null,
  expires_at bigint not null,
  confirmed_at bigint
);

create table webhooks (
  id text primary key,
  center_id text not null references centers,
  url text not null,
  events jsonb not null,
  signing_secret text not null,
  created_by_id text not null,
  created_at bigint not null,
  switched_off_at bigint
);
create index on webhooks (center_id);

-- Every event to be told, written by the transaction that made it happen; sent afterwards, again and again until it is answered.
create table webhook_deliveries (
  id text primary key default gen_random_uuid()::text,
  center_id text not null,
  webhook_id text not null references webhooks on delete cascade,
  event text not null,
  data jsonb not null,
  created_at bigint not null,
  state text not null default 'waiting',
  attempts bigint not null default 0,
  next_at bigint not null,
  status bigint,
  problem text,
  delivered_at bigint
);
create index on webhook_deliveries (next_at) where state = 'waiting';
create index on webhook_deliveries (webhook_id, created_at);

create function tell_webhooks(center text, told_event text, told_id text, told jsonb) returns void language sql as $$
  insert into webhook_deliveries (center_id, webhook_id, event, data, created_at, next_at)
  select center, w.id, told_event, told, (extract(epoch from clock_timestamp()) * 1000)::bigint, 0
  from webhooks w where w.center_id = center and w.switched_off_at is null and w.events ? told_event
$$;

-- By statement: a center without webhooks pays one look-up for a push, not one for each row.
create function tell_stage_changes() returns trigger language plpgsql as $$
declare
  each record;
begin
  if current_setting('refinery.touched', true) = 'rests' then return null; end if;
  perform 1 from webhooks w where w.switched_off_at is null limit 1;
  if not found then return null; end if;
  for each in select f.*, l.external_id, l.campaign_id, l.source from fresh f join leads l on l.center_id = f.center_id and l.id = f.lead_id loop
    perform tell_webhooks(each.center_id, 'lead.stageChanged', each.id, jsonb_build_object('leadId', each.lead_id, 'externalId', each.external_id,
      'campaignId', each.campaign_id, 'source', each.source, 'fromStage', each.from_stage, 'toStage', each.to_stage,
      'reasonCode', each.reason_code, 'changedAt', each.changed_at));
  end loop;
  return null;
end
$$;
create trigger tell_stage_changes after insert on stage_changes referencing new table as fresh
  for each statement execute function tell_stage_changes();

create function tell_handoffs() returns trigger language plpgsql as $$
declare
  each record;
begin
  if current_setting('refinery.touched', true) = 'rests' then return null; end if;
  perform 1 from webhooks w where w.switched_off_at is null limit 1;
  if not found then return null; end if;
  if tg_op = 'INSERT' then
    for each in select f.*, l.external_id, l.campaign_id from fresh f join leads l on l.center_id = f.center_id and l.id = f.lead_id loop
      perform tell_webhooks(each.center_id, 'lead.handedOff', each.id, handoff_told(to_jsonb(each)));
    end loop;
  else
    for each in select f.*, l.external_id, l.campaign_id from fresh f join stale s on s.center_id = f.center_id and s.id = f.id
      join leads l on l.center_id = f.center_id and l.id = f.lead_id
      where f.answer is distinct from s.answer or f.outcome is distinct from s.outcome loop
      perform tell_webhooks(each.center_id, 'handoff.answered', each.id, handoff_told(to_jsonb(each)));
    end loop;
  end if;
  return null;
end
$$;
create function handoff_told(h jsonb) returns jsonb language sql immutable as $$
  select jsonb_build_object('handoffId', h->'id', 'leadId', h->'lead_id', 'externalId', h->'external_id', 'campaignId', h->'campaign_id',
    'repId', h->'rep_id', 'salespersonId', h->'salesperson_id', 'handedOffAt', h->'handed_off_at', 'answer', h->'answer',
    'rejectReason', h->'reject_reason', 'outcome', h->'outcome', 'value', h->'value', 'currency', h->'currency', 'lostReason', h->'lost_reason')
$$;
create trigger tell_handoffs_made after insert on handoffs referencing new table as fresh
  for each statement execute function tell_handoffs();
create trigger tell_handoffs_answered after update on handoffs referencing old table as stale new table as fresh
  for each statement execute function tell_handoffs();

-- Who asked what of a person's data, and what was done. `subject` is a keyed hash: of somebody erased no mail stays here either.
create table data_requests (
  center_id text not null references centers,
  id text not null,
  kind text not null,
  subject text not null,
  lead_ids jsonb not null,
  reason text not null,
  by_id text not null,
  at bigint not null,
  primary key (center_id, id)
);

-- Keyed hashes of mails and numbers of people who were erased, so that a later import does not bring them back unnoticed.
create table erased_marks (
  center_id text not null references centers,
  mark text not null,
  lead_id text not null,
  erased_at bigint not null,
  returned_lead_id text,
  returned_at bigint,
  primary key (center_id, mark)
);
create table center_secrets (
  center_id text primary key references centers,
  secret text not null
);


