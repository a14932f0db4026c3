-- Whom a contact reports to may come with a file, and goes back with it: what stood there before is kept beside it.
alter table contact_ties add column imported_over jsonb;
comment on column contact_ties.import_id is 'the import that brought this, until somebody says it anew';
comment on column contact_ties.imported_over is 'the row that the import replaced, for undoing it';
create index contact_ties_import on contact_ties (import_id) where import_id is not null;
