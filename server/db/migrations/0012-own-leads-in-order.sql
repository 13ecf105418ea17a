-- A first load walks the leads of a person page by page in the order of their ids: each page read and sorted all of them.
create index leads_of_owner on leads (owner_id, center_id, id);
drop index leads_owner_id_center_id_idx;
