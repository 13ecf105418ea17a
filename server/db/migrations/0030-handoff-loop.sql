-- What the closed loop keeps on a handoff: a number to say over the telephone, questions, reminders, the opportunity, and where it came from.
alter table handoffs
  add column number text not null default '',
  add column origin text not null default 'handedOff',
  add column outside_rep text not null default '',
  add column outside_salesperson text not null default '',
  add column opportunity_stage text,
  add column expected_close_on text,
  add column asked_at bigint,
  add column reminded_at bigint,
  add column escalated_at bigint,
  add column previous_id text,
  add column choice_reason text,
  add column history jsonb not null default '[]';

-- As `handoffNumber` in shared/domain/handoff.ts.
create function handoff_number(handoff_id text) returns text language plpgsql immutable as $$
declare
  signs constant text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  total bigint := 7;
  number text := '';
begin
  for at in 1..length(handoff_id) loop
    total := (total * 257 + ascii(substr(handoff_id, at, 1))) % 1099511627689;
  end loop;
  for at in 1..8 loop
    number := substr(signs, (total % 32)::int + 1, 1) || number;
    total := total / 32;
  end loop;
  return 'H-' || number;
end $$;

update handoffs set number = handoff_number(id);
create index handoffs_by_number on handoffs (center_id, number);
-- What waits for sales, for the server's own look at the time that is left.
create index handoffs_waiting on handoffs (answer_due_at) where answer = 'waiting';
