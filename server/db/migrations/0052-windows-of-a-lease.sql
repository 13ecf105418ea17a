-- Several windows of one sign-in may have the same lead open, and each goes by the lease it took: given back in one, the lead stays with the
-- others until they have asked again, as it does with another machine.
alter table lease_terms add column window_id text not null default '';

-- Gives a lease back; one that is over is left alone. While another machine or window of the same person may still go by it, the lead stays
-- theirs until that one has asked again, or not: under a fence of its own, which no late word of this one can mean.
create function give_lease_back(center text, lead text, its_fence bigint, how text) returns boolean language plpgsql as $$
begin
  update lease_terms t set
    fence = case when others_until > n.now then t.fence + 1 else t.fence end,
    expires_at = case when others_until > n.now then others_until else expires_at end,
    granted_at = case when others_until > n.now then n.now else granted_at end,
    holder_id = case when others_until > n.now then holder_id end,
    sign_in_id = null,
    window_id = '',
    ended_as = case when others_until > n.now then null else how end
  from server_ms() as n(now)
  where center_id = center and lead_id = lead and fence = its_fence and kind = 'lease' and holder_id is not null;
  return found;
end
$$;

create or replace function end_leases_of_sign_in() returns trigger language plpgsql as $$
begin
  perform give_lease_back(center_id, lead_id, fence, 'signedOut') from lease_terms
  where center_id = old.center_id and sign_in_id = old.id and kind = 'lease';
  return null;
end
$$;
