-- Outcomes that a center changes for itself: switched off instead of deleted, and what a wrong number does.
alter table dispositions add column marks_wrong_number boolean not null default false;
alter table dispositions add column is_off boolean not null default false;
create index on dispositions (center_id, "group");

-- When a call made on one's own telephone was written down; null for calls that were dialled here.
alter table attempts add column logged_at bigint;
