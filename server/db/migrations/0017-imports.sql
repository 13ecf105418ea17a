-- What an import counts and remembers beside its rows: those that joined a lead, leads made, headers in their order, what was answered
-- about the file, and what became of it when it was taken out again.
alter table import_runs
  add column merged bigint not null default 0,
  add column leads bigint not null default 0,
  add column headers jsonb not null default '[]',
  add column answers jsonb not null default '{"dateOrder": null, "values": {}}',
  add column undone_by_id text,
  add column undone_at bigint,
  add column taken_out bigint not null default 0,
  add column stayed jsonb not null default '{}';
update import_runs set leads = taken_in;
alter table import_runs
  alter column merged drop default, alter column leads drop default, alter column headers drop default, alter column answers drop default,
  alter column taken_out drop default, alter column stayed drop default;
-- The feed refers to all columns that end in _id.
select feed_table('import_runs', 'import');

-- Undo looks for the leads of one import.
create index leads_of_import on leads (center_id, import_id) where import_id is not null;

-- Mappings that somebody saved under a name, for all files with the same headers.
create table import_mappings (
  center_id text not null references centers,
  id text collate "C" not null,
  name text not null,
  headers jsonb not null,
  mapping jsonb not null,
  answers jsonb not null,
  saved_by_id text not null,
  saved_at bigint not null,
  is_retired boolean not null,
  primary key (center_id, id)
);
select feed_table('import_mappings', 'everyone');
