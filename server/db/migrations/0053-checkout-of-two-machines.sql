-- Another machine or window of somebody goes by their checkout as by a lease, for as long as it was told. Given back before that, the lead
-- stays theirs until then, as it does with a lease (0052): the other may be in a call, and offline.

-- As in 0052, for a checkout too: what stays of one is a lease. The fence tells which of the two is meant.
create or replace function give_lease_back(center text, lead text, its_fence bigint, how text) returns boolean language plpgsql as $$
begin
  update lease_terms t set
    kind = case when others_until > n.now then 'lease' else kind end,
    fence = case when others_until > n.now then t.fence + 1 else t.fence end,
    expires_at = case when others_until > n.now then others_until else expires_at end,
    granted_at = case when others_until > n.now then n.now else granted_at end,
    holder_id = case when others_until > n.now then holder_id end,
    sign_in_id = null,
    window_id = '',
    ended_as = case when others_until > n.now then null else how end
  from server_ms() as n(now)
  where center_id = center and lead_id = lead and fence = its_fence and holder_id is not null;
  return found;
end
$$;

create or replace function end_term_of_checkout() returns trigger language plpgsql as $$
begin
  if new.ended_as = 'returned' then
    perform give_lease_back(new.center_id, new.lead_id, new.fence, new.ended_as);
  else
    update lease_terms set holder_id = null, sign_in_id = null, ended_as = new.ended_as
    where center_id = new.center_id and lead_id = new.lead_id and kind = 'checkout' and fence = new.fence and holder_id is not null;
  end if;
  return null;
end
$$;
