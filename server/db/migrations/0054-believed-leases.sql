-- A lease may be ended under the window that holds it: the lead is assigned, changes teams or is not to be called any more, the person is
-- disabled, the sign-in ended from elsewhere. The window goes by it until it hears of that or its time is over, and may be in a call, and
-- offline; so until then the lead is nobody else's, should it be in the pool again. `believed_until` says until when.
alter table lease_terms add column believed_until bigint not null default 0;

-- As in 0048. What a checkout's own desktop believes lasts for a shift: of that, the lead says that it may have been called.
create or replace function end_claims_of_leads() returns trigger language plpgsql as $$
declare
  center text;
  ids text[];
begin
  select min(n.center_id), array_agg(n.id order by n.id) into center, ids
  from stale o join fresh n on n.center_id = o.center_id and n.id = o.id
  where o.owner_id is distinct from n.owner_id or o.team_id <> n.team_id or (n.do_not_call and not o.do_not_call);
  if ids is null then return null; end if;
  update checkouts c set ended_at = (select n.updated_at from fresh n where n.center_id = c.center_id and n.id = c.id), ended_as = 'assigned'
  where c.center_id = center and c.id = any(ids) and c.ended_at is null;
  update lease_terms set holder_id = null, sign_in_id = null, ended_as = 'assigned',
    believed_until = case when kind = 'lease' then expires_at else believed_until end
  where center_id = center and lead_id = any(ids) and holder_id is not null;
  return null;
end
$$;

-- As in 0007.
create or replace function end_claims_of_user() returns trigger language plpgsql as $$
begin
  update checkouts set ended_at = server_ms(), ended_as = 'disabled', may_have_been_called = true
  where center_id = new.center_id and user_id = new.id and ended_at is null;
  update lease_terms set holder_id = null, sign_in_id = null, ended_as = 'disabled',
    believed_until = case when kind = 'lease' then expires_at else believed_until end
  where center_id = new.center_id and holder_id = new.id;
  return null;
end
$$;

-- As in 0052. Who signs out at the machine itself has given the leases back before.
create or replace function end_leases_of_sign_in() returns trigger language plpgsql as $$
begin
  update lease_terms set believed_until = expires_at where center_id = old.center_id and sign_in_id = old.id and kind = 'lease';
  perform give_lease_back(center_id, lead_id, fence, 'signedOut') from lease_terms
  where center_id = old.center_id and sign_in_id = old.id and kind = 'lease';
  return null;
end
$$;
