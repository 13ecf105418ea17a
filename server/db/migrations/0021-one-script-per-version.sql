-- Two people may publish at the same instant and not see each other's rows. The push that commits second meets this, is run once more
-- (server/commands/execute.ts), sees the other's version, and the command refuses it.
create unique index scripts_published_once on scripts (center_id, script_key, version) where published_at is not null;
