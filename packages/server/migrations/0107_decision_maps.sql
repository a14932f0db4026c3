-- Who decides at a customer: what each contact is in it and how they stand to us, and how they relate to each other.
alter table contacts add column decision_roles text[] not null default '{}';
alter table contacts add column attitude text check (attitude in ('supporter', 'neutral', 'opponent'));

create table contact_ties (
  customer_id uuid not null references customers,
  id uuid not null,
  contact_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('reports-to', 'influences', 'close-to', 'at-odds')),
  import_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  created_by uuid references people,
  primary key (customer_id, id),
  foreign key (customer_id, contact_id) references contacts (customer_id, id),
  foreign key (customer_id, other_id) references contacts (customer_id, id),
  check (contact_id <> other_id)
);
comment on column contact_ties.contact_id is 'who reports or influences; of a mutual kind the smaller id';
create unique index contact_ties_once on contact_ties (customer_id, contact_id, other_id, kind);
create unique index contact_ties_boss on contact_ties (customer_id, contact_id) where kind = 'reports-to';
create index contact_ties_other on contact_ties (customer_id, other_id);
create trigger refuse_merged after insert on contact_ties
  referencing new table as added for each statement execute function refuse_merged_customers();
