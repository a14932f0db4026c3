-- What one customer is to another one. A row never moves: where an end was merged into another customer, whoever reads
-- it goes on to that one, and undoing the merge undoes that, too.
create table customer_relations (
  customer_id uuid not null references customers,
  id uuid not null,
  other_id uuid not null references customers,
  kind text not null check (kind <> ''),
  note text,
  since_on date,
  until_on date,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  created_by uuid references people,
  updated_at timestamptz not null default clock_timestamp(),
  updated_by uuid references people,
  primary key (customer_id, id),
  check (customer_id <> other_id),
  check (until_on >= since_on)
);
comment on column customer_relations.customer_id is 'the first of the kind''s two words; of a mutual kind the smaller id';
create unique index customer_relations_standing on customer_relations (customer_id, other_id, kind) where until_on is null;
create index customer_relations_other on customer_relations (other_id);
create trigger refuse_merged after insert on customer_relations
  referencing new table as added for each statement execute function refuse_merged_customers();
