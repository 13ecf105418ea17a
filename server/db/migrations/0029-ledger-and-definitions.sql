-- What the daily check of the ledger found (shared/domain/ledger-check.ts), one row for each day.
create table ledger_checks (
  center_id text not null references centers,
  id text collate "C" not null,
  checked_at bigint not null,
  taken_in bigint not null,
  counts jsonb not null,
  difference bigint not null,
  campaigns jsonb not null,
  leaks jsonb not null,
  pulse jsonb not null,
  primary key (center_id, id)
);
select feed_table('ledger_checks', 'everyone');

-- Whom of sales somebody has reminded of a handoff that waits for an answer.
create table sales_reminders (
  center_id text not null references centers,
  id text collate "C" not null,
  handoff_id text not null,
  lead_id text not null,
  rep_id text not null,
  salesperson_id text not null,
  by_id text not null,
  reminded_at bigint not null,
  primary key (center_id, id)
);
create index sales_reminders_of_handoff on sales_reminders (center_id, handoff_id);
create index sales_reminders_of_lead on sales_reminders (center_id, lead_id);
select feed_table('sales_reminders', 'handoff');

-- Every lead ever taken in, counted when it comes in and never again: a lead that vanishes leaves a difference. Rows are only added, so
-- that nobody who takes leads in waits for another; the daily check adds them up.
create table lead_intakes (
  center_id text not null,
  campaign_id text,
  leads bigint not null
);
create index lead_intakes_of_center on lead_intakes (center_id);
insert into lead_intakes (center_id, campaign_id, leads) select center_id, campaign_id, count(*) from leads group by 1, 2;

create function count_intake() returns trigger language plpgsql as $$
begin
  insert into lead_intakes (center_id, campaign_id, leads) select center_id, campaign_id, count(*) from fresh group by 1, 2;
  return null;
end
$$;
create trigger count_intake after insert on leads referencing new table as fresh for each statement execute function count_intake();

create function count_other_campaign() returns trigger language plpgsql as $$
begin
  insert into lead_intakes (center_id, campaign_id, leads) values (old.center_id, old.campaign_id, -1), (new.center_id, new.campaign_id, 1);
  return null;
end
$$;
create trigger count_other_campaign after update of campaign_id on leads for each row
  when (old.campaign_id is distinct from new.campaign_id) execute function count_other_campaign();

-- What the center means by its words beside the stages, and by each reason; when old leads come back; named groups of leads; the pulse.
alter table settings
  add column terms jsonb not null default '{}',
  add column reason_definitions jsonb not null default '{}',
  add column recycling jsonb not null default '{"rules": []}',
  add column segments jsonb not null default '[]',
  add column pulse jsonb not null default '{"scoreFloor": null, "mix": ["call", "mail", "event"]}';
