-- Duplicates 查重: what a scan of everything found, and what somebody said are different customers.

-- Companies by the domain of their addresses; what is public (qq.com) is left out when asking.
create index customer_keys_domain on customer_keys (split_part(value, '@', 2)) where kind = 'email';

create table duplicate_scans (
  id uuid primary key,
  no int generated always as identity unique,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  rules jsonb not null,
  step text,
  ratio real not null default 0,
  cancel_requested boolean not null default false,
  summary jsonb,
  error text,
  created_by uuid references people,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz
);
create unique index duplicate_scans_one_at_a_time on duplicate_scans ((true)) where state in ('queued', 'running');

create table duplicate_pairs (
  customer_id uuid not null references customers on delete cascade,
  other_id uuid not null references customers on delete cascade,
  score int not null,
  evidence int not null,
  primary key (customer_id, other_id),
  check (customer_id < other_id)
);
comment on column duplicate_pairs.evidence is 'sum of bits, see core/duplicates/evidence';
create index duplicate_pairs_other on duplicate_pairs (other_id);

-- Written by people, kept whatever later scans find.
create table duplicates_apart (
  customer_id uuid not null references customers on delete cascade,
  other_id uuid not null references customers on delete cascade,
  decided_at timestamptz not null default clock_timestamp(),
  decided_by uuid references people,
  primary key (customer_id, other_id),
  check (customer_id < other_id)
);
create index duplicates_apart_other on duplicates_apart (other_id);

create table duplicate_clusters (
  id uuid primary key,
  score int not null,
  size int not null
);
create index duplicate_clusters_score on duplicate_clusters (score, id);

create table duplicate_members (
  customer_id uuid primary key references customers on delete cascade,
  cluster_id uuid not null references duplicate_clusters on delete cascade
);
create index duplicate_members_cluster on duplicate_members (cluster_id, customer_id);
