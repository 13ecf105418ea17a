-- Another machine or window of somebody goes by their checkout as by a lease, for as long as it was told. Given back before that, the lead
-- stays theirs until then, as it does with a lease (0052): the other may be in a call, and offline.
create or replace function end_term_of_checkout() returns trigger language plpgsql as $$
declare
  at bigint := server_ms();
begin
  update lease_terms set
    kind = 'lease', fence = fence + 1, granted_at = at, expires_at = others_until, sign_in_id = null, window_id = ''
  where center_id = new.center_id and lead_id = new.lead_id and kind = 'checkout' and fence = new.fence and holder_id is not null
    and new.ended_as = 'returned' and others_until > at;
  if not found then
    update lease_terms set holder_id = null, sign_in_id = null, ended_as = new.ended_as
    where center_id = new.center_id and lead_id = new.lead_id and kind = 'checkout' and fence = new.fence and holder_id is not null;
  end if;
  return null;
end
$$;
