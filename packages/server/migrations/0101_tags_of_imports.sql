-- With which import a tag came onto a customer, so that the import can be taken back.
alter table customer_tags add column import_id uuid;
create index customer_tags_import on customer_tags (import_id) where import_id is not null;
