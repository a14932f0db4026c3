-- Files 附件 of customers. The content lies in the store of files; a row of its own says on which customer it hangs and
-- what it is called there, so that it moves with a merge, goes to the bin and comes back like a contact does.

alter table files add column preview text check (preview in ('image', 'pdf', 'text'));
comment on column files.preview is 'how a browser may show it, by its content; null = only to download';

create table customer_files (
  customer_id uuid not null references customers,
  id uuid not null,
  file_id uuid not null references files,
  contact_id uuid,
  name text not null check (name <> '' and length(name) <= 200),
  version int not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  deleted_by uuid,
  primary key (customer_id, id),
  foreign key (customer_id, contact_id) references contacts (customer_id, id)
);
comment on column customer_files.contact_id is 'the person it is about: erased with them';
create index customer_files_content on customer_files (file_id);
create index customer_files_contact on customer_files (customer_id, contact_id) where contact_id is not null;
create index customer_files_deleted on customer_files (deleted_at, id) where deleted_at is not null;
create index customer_files_newest on customer_files (customer_id, created_at desc, id) where deleted_at is null;

create trigger refuse_merged after insert on customer_files
  referencing new table as added for each statement execute function refuse_merged_customers();
