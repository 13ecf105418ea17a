-- Leads that are one person: who lies in whom, what is suspected, and what the search for them works on.

alter table leads add column merged_into_id text;

alter table settings add column duplicates jsonb not null default '{"suspectFrom": 45, "automaticFrom": 95}';

create table lead_merges (
  center_id text not null,
  id text collate "C" not null,
  lead_id text not null,
  kept_id text not null,
  by_id text not null,
  merged_at bigint not null,
  score bigint,
  kept_version bigint not null,
  merged_version bigint not null,
  kept_before jsonb not null,
  kept_after jsonb not null,
  merged_before jsonb not null,
  moved jsonb not null,
  undone_at bigint,
  undone_by_id text,
  primary key (center_id, id),
  foreign key (center_id, lead_id) references leads deferrable initially deferred
);
create index lead_merges_of_lead on lead_merges (lead_id, center_id);
create index lead_merges_of_kept on lead_merges (kept_id, center_id);

create table suspects (
  center_id text not null,
  id text collate "C" not null,
  lead_id text not null,
  other_id text not null,
  score bigint not null,
  reasons jsonb not null,
  state text not null,
  found_at bigint not null,
  decided_by_id text,
  decided_at bigint,
  primary key (center_id, id),
  foreign key (center_id, lead_id) references leads deferrable initially deferred
);
create index suspects_of_lead on suspects (lead_id, center_id);
create index suspects_of_other on suspects (other_id, center_id);
create index suspects_by_state on suspects (state, center_id);

select feed_table('lead_merges', 'child');
select feed_table('suspects', 'child');

-- By what a lead is found again: hashes of what it has in common with whoever is the same person. Never synced.
create table lead_match_keys (
  center_id text not null,
  lead_id text collate "C" not null,
  keys integer[] not null,
  primary key (center_id, lead_id)
);
create index lead_match_keys_by_key on lead_match_keys using gin (keys);

-- Leads that came in or changed in what tells people apart, and wait to be compared.
create table leads_to_match (
  center_id text not null,
  lead_id text collate "C" not null,
  primary key (center_id, lead_id)
);

create function note_lead_to_match() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into leads_to_match (center_id, lead_id) select center_id, id from fresh order by center_id, id on conflict do nothing;
  else
    insert into leads_to_match (center_id, lead_id)
    select n.center_id, n.id from stale o join fresh n on n.center_id = o.center_id and n.id = o.id
    where row(n.first_name, n.last_name, n.email, n.phones, n.company_id, n.street, n.postcode, n.city, n.merged_into_id, n.stage = 'purged')
      is distinct from row(o.first_name, o.last_name, o.email, o.phones, o.company_id, o.street, o.postcode, o.city, o.merged_into_id, o.stage = 'purged')
    order by n.center_id, n.id on conflict do nothing;
  end if;
  return null;
end
$$;
create trigger leads_to_match_insert after insert on leads referencing new table as fresh
  for each statement execute function note_lead_to_match();
create trigger leads_to_match_update after update on leads referencing old table as stale new table as fresh
  for each statement execute function note_lead_to_match();

insert into leads_to_match (center_id, lead_id) select center_id, id from leads;
