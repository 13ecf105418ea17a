-- What another system says became of a lead is an answer, not a handoff: it was handed to nobody here. A second deal is one.
create or replace function tell_handoffs() returns trigger language plpgsql as $$
declare
  each record;
begin
  if current_setting('refinery.touched', true) = 'rests' then return null; end if;
  perform 1 from webhooks w where w.switched_off_at is null limit 1;
  if not found then return null; end if;
  if tg_op = 'INSERT' then
    for each in select f.*, l.external_id, l.campaign_id from fresh f join leads l on l.center_id = f.center_id and l.id = f.lead_id loop
      if each.origin <> 'outside' then
        perform tell_webhooks(each.center_id, 'lead.handedOff', each.id, handoff_told(to_jsonb(each)));
      elsif each.answer <> 'waiting' or each.outcome <> 'open' then
        perform tell_webhooks(each.center_id, 'handoff.answered', each.id, handoff_told(to_jsonb(each)));
      end if;
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
