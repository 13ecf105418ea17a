-- Until when another machine of the holder may still believe that the lead is theirs: it was taken over from there, and is told so with its
-- next renewal. Given back before that, the lead is nobody else's yet.
alter table lease_terms add column others_until bigint not null default 0;
