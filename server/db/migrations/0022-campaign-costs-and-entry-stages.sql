-- What campaigns cost, by the period it was spent in; what may be spent; and the stage at which leads of each source come in.
create table campaign_costs (
  center_id text not null references centers,
  id text collate "C" not null,
  campaign_id text not null,
  starts_on text not null,
  ends_on text not null,
  amount bigint not null,
  what text not null,
  file_name text,
  entered_by_id text not null,
  entered_at bigint not null,
  removed_at bigint,
  primary key (center_id, id)
);
create index on campaign_costs (center_id, campaign_id);
select feed_table('campaign_costs', 'everyone');

alter table campaigns add column budget bigint;
alter table settings add column entry_stages jsonb;
