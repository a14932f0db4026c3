create table tier_runs (
  id uuid primary key,
  no int generated always as identity,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  scheme jsonb not null,
  period_from date,
  period_to date,
  summary jsonb not null default '{}',
  error text,
  created_at timestamptz not null default now(),
  created_by uuid references people,
  started_at timestamptz,
  finished_at timestamptz
);
create index tier_runs_latest on tier_runs (finished_at desc) where state = 'done';
create unique index tier_runs_no on tier_runs (no);

-- The latest result of every customer; rewritten only where it differs. One new order moves the rank of everyone below:
-- rank and share stand in no index and pages keep room, so that such a rewrite stays on its page.
create table tier_results (
  customer_id uuid primary key references customers,
  tier text not null check (tier in ('A', 'B', 'C')),
  is_vip boolean not null,
  rank int not null,
  measure numeric(19, 4) not null,
  share_before numeric(9, 8) not null
) with (fillfactor = 60);
-- Tiers follow each other in descending order of measure: this is the order of rank.
create index tier_results_order on tier_results (tier, measure desc);
create index tier_results_vip on tier_results (measure desc) where is_vip;

-- History: one row each time the tier or the VIP flag of a customer changed.
create table tier_changes (
  customer_id uuid not null references customers,
  run_no int not null,
  at timestamptz not null default now(),
  from_tier text,
  to_tier text,
  from_vip boolean not null,
  to_vip boolean not null,
  rank int,
  measure numeric(19, 4),
  previous_measure numeric(19, 4),
  primary key (customer_id, run_no)
);
create index tier_changes_run on tier_changes (run_no, rank, customer_id);

create table imports (
  id uuid primary key,
  kind text not null check (kind in ('people', 'customers', 'contacts', 'orders', 'follow-ups')),
  state text not null check (state in ('uploaded', 'staging', 'staged', 'applying', 'done', 'failed', 'cancelled')),
  goal text check (goal in ('dry-run', 'apply')),
  file_name text not null,
  byte_size bigint not null,
  options jsonb not null default '{}',
  detected jsonb not null default '{}',
  bytes_read bigint not null default 0,
  last_row int not null default 0,
  rows_read int not null default 0,
  rows_left_out int not null default 0,
  step text,
  counts jsonb not null default '{}',
  reasons jsonb not null default '[]',
  error jsonb,
  cancel_requested boolean not null default false,
  created_at timestamptz not null default now(),
  created_by uuid references people,
  actor_name text not null default '',
  started_at timestamptz,
  finished_at timestamptz
);
create index imports_latest on imports (created_at desc, id);
comment on column imports.last_row is 'row of the file up to which rows are staged: where reading goes on after a crash';
comment on column imports.rows_left_out is 'rows that did not meet the import''s `where`';

-- What was read from the file, in committed chunks; never changed afterwards.
create table import_rows (
  import_id uuid not null references imports on delete cascade,
  row_no int not null,
  new_id uuid not null,
  data jsonb not null,
  tokens text[],
  key_kinds text[],
  key_values text[],
  problems jsonb,
  primary key (import_id, row_no)
);
comment on column import_rows.new_id is 'the id of the record, should this row create one: repeating the apply makes the same ids';

-- What happens to each row; made anew by every dry run and by the apply.
create table import_decisions (
  import_id uuid not null references imports on delete cascade,
  row_no int not null,
  action text not null check (action in ('create', 'update', 'skip', 'refuse')),
  customer_id uuid,
  record_id uuid,
  problems jsonb,
  primary key (import_id, row_no)
);
create index import_decisions_action on import_decisions (import_id, action, row_no);
