-- Merging customers and undoing it. What hangs on the others moves to the survivor; kept is only what undoing needs:
-- which row came from whom, what had to change on the way, and the survivor's own fields before and after.

-- A merged customer keeps its row, as it was, and its own chain of holders, which ends in the archive pool.
alter table customers add column merged_into uuid;
comment on column customers.merged_into is 'the customer that took this one in; it answers for it until the merge is undone';
alter table customers add constraint customers_merged_are_gone check (merged_into is null or deleted_at is not null);
create index customers_merged on customers (merged_into) where merged_into is not null;

create table customer_merges (
  id uuid primary key,
  survivor_id uuid not null references customers,
  state text not null
    check (state in ('queued', 'running', 'done', 'failed', 'undo-queued', 'undo-running', 'undone')),
  facts jsonb not null default '{}',
  moves jsonb not null default '[]',
  counts jsonb not null default '[]',
  before jsonb,
  after jsonb,
  progress jsonb,
  error text,
  created_at timestamptz not null default clock_timestamp(),
  created_by uuid references people,
  created_name text not null,
  finished_at timestamptz,
  undone_at timestamptz,
  undone_by uuid references people,
  undone_name text,
  erased_at timestamptz
);
create index customer_merges_survivor on customer_merges (survivor_id, id desc);
comment on column customer_merges.facts is 'what was chosen for the survivor';
comment on column customer_merges.moves is 'what was added since and goes with one of the others when the merge is undone';
comment on column customer_merges.before is 'the survivor''s own fields, until the merge is undone';
comment on column customer_merges.erased_at is 'what was kept is gone with the person it was about: no way back';

create table customer_merge_members (
  merge_id uuid not null references customer_merges,
  customer_id uuid not null references customers,
  position int not null,
  version int not null,
  tenure_id uuid not null,
  primary key (merge_id, customer_id)
);
create index customer_merge_members_customer on customer_merge_members (customer_id);
comment on column customer_merge_members.tenure_id is 'who held it when the merge was ordered';

-- One row for each row that moved: 100,000 of them are an ordinary merge.
create table customer_merge_rows (
  merge_id uuid not null references customer_merges,
  table_name text not null,
  customer_id uuid not null,
  row_id uuid not null,
  changed jsonb,
  united jsonb,
  primary key (merge_id, table_name, customer_id, row_id)
);
comment on column customer_merge_rows.changed is 'columns that could not stay as they were: {old, new}';
comment on column customer_merge_rows.united is 'the whole row, where the survivor has one of the same person';
