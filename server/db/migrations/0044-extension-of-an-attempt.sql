-- The extension behind the number that was dialled; null: none, or not known of calls of before.
alter table attempts add column extension text;
