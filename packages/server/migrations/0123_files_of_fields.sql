-- Fields of the company's own of the kind file (docs/decisions/0041). The value is the id of a row of customer_files, so
-- that what a field holds moves with a merge, is erased with its person and is opened under the rules of any file.
alter table customer_files add column field_id uuid references custom_fields;
alter table customer_files add column order_id uuid;
alter table customer_files add foreign key (customer_id, order_id) references orders (customer_id, id);
alter table customer_files add constraint customer_files_of_orders check (order_id is null or field_id is not null);
comment on column customer_files.field_id is 'the field it was uploaded for; it stands in it while the record says its id';
comment on column customer_files.order_id is 'the order whose field it was uploaded for';
create index customer_files_order on customer_files (customer_id, order_id) where order_id is not null;
-- A value says nothing but an id.
create index customer_files_of_field on customer_files (id) where field_id is not null;

-- Uploaded in a form that is not saved yet. What no record takes within a day is deleted at night.
create table uploaded_files (
  id uuid primary key,
  file_id uuid not null references files,
  field_id uuid not null references custom_fields,
  name text not null check (name <> '' and length(name) <= 200),
  created_at timestamptz not null default now(),
  created_by uuid not null references people
);
create index uploaded_files_person on uploaded_files (created_by);
create index uploaded_files_content on uploaded_files (file_id);
