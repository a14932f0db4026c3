-- Bulk edits of one field over many customers, with what stood there before, so that they can be undone.

create table bulk_edits (
  id uuid primary key,
  kind text not null check (kind in ('edit', 'undo')),
  of_id uuid references bulk_edits,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'stopped')),
  field text not null,
  value text,
  selection jsonb not null default '{}',
  total int not null,
  changed int not null default 0,
  unchanged int not null default 0,
  refused int not null default 0,
  -- Rows are worked in the order of their customers; everything up to this one is done.
  done_up_to uuid,
  created_at timestamptz not null default clock_timestamp(),
  created_by uuid not null references people,
  finished_at timestamptz,
  rows_removed_at timestamptz,
  check ((kind = 'undo') = (of_id is not null))
);
comment on column bulk_edits.value is 'null = the field is emptied; of an undo each row has its own';
create unique index bulk_edits_undone_once on bulk_edits (of_id) where of_id is not null;
create index bulk_edits_of_person on bulk_edits (created_by, created_at desc, id);

create table bulk_edit_rows (
  customer_id uuid not null,
  bulk_edit_id uuid not null references bulk_edits on delete cascade,
  state text not null default 'open' check (state in ('open', 'changed', 'unchanged', 'refused')),
  reason text,
  before text,
  after text,
  primary key (bulk_edit_id, customer_id)
);
comment on column bulk_edit_rows.before is 'the value that stood there; what an undo writes back';
create index bulk_edit_rows_customer on bulk_edit_rows (customer_id);
