-- The way back asks for a row by its own id, whoever had it. With whose it was in front, a planner that does not yet know
-- how much a merge of 100,000 rows wrote asked once a row and a customer: 46 s instead of 9.
alter table customer_merge_rows drop constraint customer_merge_rows_pkey;
alter table customer_merge_rows add primary key (merge_id, table_name, row_id, customer_id);
