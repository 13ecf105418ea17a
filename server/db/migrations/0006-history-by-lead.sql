-- What happened with a lead is found by the lead. Led by it, not by the center, for the reason given at the indexes of leads: without
-- statistics any index that begins with center_id looks as good for this, and then the whole center is read for every look-up.
drop index touches_center_id_lead_id_idx;
drop index attempts_center_id_lead_id_idx;
drop index notes_center_id_lead_id_idx;
drop index answers_center_id_lead_id_idx;
drop index callbacks_center_id_lead_id_idx;
drop index stage_changes_center_id_lead_id_idx;
drop index assignments_center_id_lead_id_idx;

create index touches_of_lead on touches (lead_id, center_id);
create index attempts_of_lead on attempts (lead_id, center_id);
create index notes_of_lead on notes (lead_id, center_id);
create index answers_of_lead on answers (lead_id, center_id);
create index callbacks_of_lead on callbacks (lead_id, center_id);
create index stage_changes_of_lead on stage_changes (lead_id, center_id);
create index assignments_of_lead on assignments (lead_id, center_id);
