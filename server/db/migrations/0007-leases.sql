-- Who is on which pool lead. One clock decides, the database's: several server processes on several machines would not agree on "now".
create function server_ms() returns bigint language sql volatile as $$
  select (extract(epoch from clock_timestamp()) * 1000)::bigint
$$;

-- A call names the fence of the lease or checkout it was made under; a newer one at the server means that somebody else had the lead.
alter table attempts add column fence bigint;
alter table attempts add column may_be_double boolean not null default false;

create table leases (
  center_id text not null references centers,
  id text collate "C" not null,
  lead_id text not null,
  holder_id text,
  fence bigint not null,
  fenced_below bigint not null,
  since_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, lead_id) references leads deferrable initially deferred
);
create index on leases (lead_id, center_id);

create table checkouts (
  center_id text not null references centers,
  id text collate "C" not null,
  lead_id text not null,
  user_id text not null,
  fence bigint not null,
  taken_at bigint not null,
  ends_at bigint not null,
  ended_at bigint,
  ended_as text,
  may_have_been_called boolean not null,
  pending_at bigint,
  pending_to_id text,
  pending_by_id text,
  pending_move_id text,
  pending_reason text not null,
  primary key (center_id, id),
  foreign key (center_id, lead_id) references leads deferrable initially deferred
);
create index on checkouts (lead_id, center_id);
create index checkouts_of_user on checkouts (user_id, center_id) where ended_at is null;
create index checkouts_to_end on checkouts (ends_at) where ended_at is null;
create index checkouts_to_move on checkouts (pending_at) where pending_at is not null;

-- The term under which a lead is held, one row per lead: every lease and checkout is decided by one upsert of this row, so that its
-- row lock orders them. Renewing moves `expires_at` only, which nobody else is told. A term nobody holds keeps the fence.
create table lease_terms (
  center_id text not null references centers,
  lead_id text collate "C" not null,
  kind text not null,
  holder_id text,
  sign_in_id text,
  last_holder_id text not null,
  fence bigint not null,
  fenced_below bigint not null,
  since_at bigint not null,
  granted_at bigint not null,
  expires_at bigint not null,
  ended_as text,
  primary key (center_id, lead_id),
  foreign key (center_id, lead_id) references leads deferrable initially deferred
);
create index lease_terms_of_sign_in on lease_terms (sign_in_id) where sign_in_id is not null;
create index lease_terms_of_holder on lease_terms (holder_id, center_id) where holder_id is not null;
create index lease_terms_to_end on lease_terms (expires_at) where holder_id is not null;

-- Every term there was, in the database's time: what shows that no lead was ever held by two, and whose late calls are still taken in.
create table lease_log (
  center_id text not null references centers,
  lead_id text collate "C" not null,
  fence bigint not null,
  kind text not null,
  holder_id text not null,
  granted_at bigint not null,
  ended_at bigint,
  ended_as text,
  primary key (center_id, lead_id, fence)
);

-- Log and desktops follow the terms, whatever ended or began one.
create function follow_term() returns trigger language plpgsql as $$
declare
  is_new boolean := tg_op = 'INSERT' or new.fence <> old.fence;
  holder text := case when new.kind = 'lease' then new.holder_id end;
begin
  if tg_op = 'UPDATE' and old.holder_id is not null and (is_new or new.holder_id is null) then
    update lease_log set
      ended_at = least(old.expires_at, case when is_new then new.granted_at else server_ms() end),
      ended_as = case
        when not is_new then coalesce(new.ended_as, 'released')
        when old.expires_at <= new.granted_at then 'expired'
        else 'takenOver' end
    where center_id = new.center_id and lead_id = new.lead_id and fence = old.fence;
  end if;
  if is_new then
    insert into lease_log (center_id, lead_id, fence, kind, holder_id, granted_at)
    values (new.center_id, new.lead_id, new.fence, new.kind, new.holder_id, new.granted_at);
  end if;
  if is_new or new.holder_id is distinct from old.holder_id then
    insert into leases (center_id, id, lead_id, holder_id, fence, fenced_below, since_at)
    values (new.center_id, new.lead_id, new.lead_id, holder, new.fence, new.fenced_below, new.since_at)
    on conflict (center_id, id) do update
      set holder_id = excluded.holder_id, fence = excluded.fence, fenced_below = excluded.fenced_below, since_at = excluded.since_at;
  end if;
  return null;
end
$$;
create trigger follow_term after insert or update on lease_terms for each row execute function follow_term();

create function end_term(center text, lead text, how text) returns void language sql as $$
  update lease_terms set holder_id = null, sign_in_id = null, ended_as = how
  where center_id = center and lead_id = lead and holder_id is not null
$$;

-- A lead that got an owner, changed teams or is not to be called any more is nobody's to lease.
create function end_claims_of_lead() returns trigger language plpgsql as $$
begin
  update checkouts set ended_at = new.updated_at, ended_as = 'assigned'
  where center_id = new.center_id and id = new.id and ended_at is null;
  perform end_term(new.center_id, new.id, 'assigned');
  return null;
end
$$;
create trigger end_claims after update of owner_id, team_id, do_not_call on leads for each row
when (old.owner_id is distinct from new.owner_id or old.team_id <> new.team_id or (new.do_not_call and not old.do_not_call))
execute function end_claims_of_lead();

create function end_term_of_checkout() returns trigger language plpgsql as $$
begin
  update lease_terms set holder_id = null, sign_in_id = null, ended_as = new.ended_as
  where center_id = new.center_id and lead_id = new.lead_id and kind = 'checkout' and fence = new.fence and holder_id is not null;
  return null;
end
$$;
create trigger end_term after update of ended_at on checkouts for each row
when (old.ended_at is null and new.ended_at is not null) execute function end_term_of_checkout();

-- Who was disabled calls nobody; their desktop may be away and have called, so their leads say so.
create function end_claims_of_user() returns trigger language plpgsql as $$
begin
  update checkouts set ended_at = server_ms(), ended_as = 'disabled', may_have_been_called = true
  where center_id = new.center_id and user_id = new.id and ended_at is null;
  update lease_terms set holder_id = null, sign_in_id = null, ended_as = 'disabled'
  where center_id = new.center_id and holder_id = new.id;
  return null;
end
$$;
create trigger end_claims after update of is_active on users for each row
when (old.is_active and not new.is_active) execute function end_claims_of_user();

-- The lease falls with the sign-in it was taken under. A checkout is the person's and stays.
create function end_leases_of_sign_in() returns trigger language plpgsql as $$
begin
  update lease_terms set holder_id = null, sign_in_id = null, ended_as = 'signedOut'
  where center_id = old.center_id and sign_in_id = old.id and kind = 'lease';
  return null;
end
$$;
create trigger end_leases after delete on sessions for each row execute function end_leases_of_sign_in();
create trigger end_leases after delete on api_tokens for each row execute function end_leases_of_sign_in();

create constraint trigger feed_leases after insert or update or delete on leases deferrable initially deferred
for each row execute function feed_change('child');
create constraint trigger feed_checkouts after insert or update or delete on checkouts deferrable initially deferred
for each row execute function feed_change('child');
