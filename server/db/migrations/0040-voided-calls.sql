-- When, by whom and why a call was voided; null: it counts, as nearly all do.
alter table attempts add column voided jsonb;
