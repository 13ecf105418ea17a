-- Saved exports of the handoff log, which the server may write into a folder by itself; and who exported what.
create table export_presets (
  center_id text not null references centers,
  id text collate "C" not null,
  name text not null,
  filter jsonb not null,
  column_ids jsonb not null,
  format text not null,
  schedule jsonb,
  saved_by_id text not null,
  saved_at bigint not null,
  is_retired boolean not null,
  primary key (center_id, id)
);
select feed_table('export_presets', 'everyone');

create table export_records (
  center_id text not null references centers,
  id text collate "C" not null,
  user_id text not null,
  what text not null,
  file_name text not null,
  format text not null,
  "rows" bigint not null,
  filter text not null,
  zone text not null,
  checksum text not null,
  preset_id text,
  is_scheduled boolean not null,
  exported_at bigint not null,
  primary key (center_id, id)
);
create index on export_records (center_id, preset_id, exported_at);
select feed_table('export_records', 'person');
