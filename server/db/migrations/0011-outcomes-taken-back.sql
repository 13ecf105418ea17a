-- What an outcome changed on its lead, so that a slip can be taken back whole.
alter table attempts add column undo jsonb;
