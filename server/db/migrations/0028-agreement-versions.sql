-- Every version of every section of the center's agreements (shared/domain/agreement.ts): what a rule said, since when, by whom and why.
create table agreements (
  center_id text not null references centers,
  id text collate "C" not null,
  section text not null,
  version bigint not null,
  "value" jsonb not null,
  why text not null,
  agreed_by text not null,
  published_by_id text,
  published_at bigint,
  primary key (center_id, id)
);
create unique index agreements_by_section on agreements (center_id, section, version);
select feed_table('agreements', 'everyone');

-- What was agreed does not change afterwards; a correction is a version of its own.
create function keep_agreements() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) is distinct from to_jsonb(new) then
    raise exception 'version % is published and does not change', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger keep_agreements before update on agreements for each row execute function keep_agreements();
