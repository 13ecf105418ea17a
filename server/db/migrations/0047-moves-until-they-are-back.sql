-- Moves by hand that last until somebody is back: what went by them returns when the absence ends.
alter table absences add column until_back_ids jsonb not null default '[]';
