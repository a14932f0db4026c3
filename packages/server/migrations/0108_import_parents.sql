-- What a file said over: undoing the import puts the former link back as it was.
alter table customer_parents add column imported_over jsonb;
create index customer_parents_import on customer_parents (import_id) where import_id is not null;
