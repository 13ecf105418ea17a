-- Scripts that are edited, shared by calls and compared (shared/domain/script.ts). Rows of 0.1.0 take the defaults.
alter table scripts
  add column purposes jsonb not null default '[]',
  add column campaign_ids jsonb not null default '[]',
  add column share bigint not null default 100,
  add column revision bigint not null default 0,
  add column saved_at bigint,
  add column saved_by_id text,
  add column retired_at bigint;

create index scripts_by_key on scripts (center_id, script_key);

-- What was published never changes: calls point at it. Only where it stands and its share of the calls may.
create function keep_published_scripts() returns trigger language plpgsql as $$
begin
  if old.published_at is not null and (
    (new.script_key, new.name, new.version, new.language, new.start_step_id, new.steps, new.objections, new.published_at)
    is distinct from (old.script_key, old.name, old.version, old.language, old.start_step_id, old.steps, old.objections, old.published_at)
    or new.state = 'draft') then
    raise exception 'script % is published and does not change', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger keep_published before update on scripts for each row execute function keep_published_scripts();
