-- History of a record's fields out of the audit, and a bin for what hangs on a customer; a leave can be changed.

-- The history of one record, or of one kind of records of a customer, newest first.
create index audit_entries_record on audit_entries (customer_id, subject_type, at, id) where customer_id is not null;

alter table contacts add column deleted_by uuid;
alter table contacts add column replaced_by uuid;
comment on column contacts.replaced_by is 'of a deleted primary contact: who became primary in its place; a restored one takes its place back';
alter table orders add column deleted_by uuid;
alter table follow_ups add column deleted_by uuid;

-- The bin, newest first: of the company, and of one customer.
create index contacts_deleted on contacts (deleted_at, id) where deleted_at is not null;
create index orders_deleted on orders (deleted_at, id) where deleted_at is not null;
create index follow_ups_deleted on follow_ups (deleted_at, id) where deleted_at is not null;

alter table leaves add column version int not null default 1;
