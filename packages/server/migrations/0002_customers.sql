-- Customers and what hangs on them. Everything that hangs on a customer has customer_id first in its key,
-- so that the database can be distributed by customer later.

create table files (
  id uuid primary key,
  name text not null,
  content_type text not null,
  byte_size bigint not null,
  sha256 bytea not null,
  created_by uuid references people,
  created_at timestamptz not null default now()
);

create table customers (
  id uuid primary key,
  kind text not null check (kind in ('organisation', 'individual')),
  name text not null check (name <> '' and length(name) <= 200),
  short_name text,
  credit_code text,
  industry_code text,
  region_code text,
  size text,
  phone text,
  wechat text,
  email text,
  address text,
  source text,
  external_id text,
  notes text,
  custom jsonb not null default '{}',
  tier text check (tier in ('A', 'B', 'C')),
  is_vip boolean not null default false,
  search_tokens text[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  import_id uuid,
  -- 'primary' and 'infinity' make the reference to the open tenure (0003) possible
  slot text not null default 'primary' check (slot = 'primary'),
  owned_until timestamptz not null default 'infinity' check (owned_until = 'infinity')
) with (fillfactor = 90);
comment on column customers.search_tokens is 'bigrams, pinyin and initials made by core/search';
create index customers_search on customers using gin (search_tokens);
create index customers_name on customers (name collate "zh-x-icu", id) where deleted_at is null;
create index customers_created on customers (created_at, id) where deleted_at is null;
-- No index on tier: a run changes tens of thousands at once, and without one they stay on their page (HOT).
create index customers_vip on customers (id) where is_vip and deleted_at is null;
create index customers_region on customers (region_code text_pattern_ops, id) where deleted_at is null;
create index customers_industry on customers (industry_code text_pattern_ops, id) where deleted_at is null;
create index customers_deleted on customers (deleted_at, id) where deleted_at is not null;

-- What identifies a customer across customers: uniqueness, import matching and 查重 use it.
-- A soft-deleted customer gives its keys back.
create table customer_keys (
  kind text not null check (kind in ('externalId', 'creditCode', 'name', 'phone', 'email', 'phoneTail')),
  value text not null,
  customer_id uuid not null references customers,
  primary key (kind, value, customer_id)
);
create unique index customer_keys_unique on customer_keys (kind, value) where kind in ('externalId', 'creditCode');
create index customer_keys_customer on customer_keys (customer_id);

-- What lists sort by and verbs or runs maintain; kept apart from the wide row so that writing a follow-up is cheap.
create table customer_stats (
  customer_id uuid primary key references customers,
  revenue12m numeric(19, 4),
  order_count int not null default 0,
  last_order_on date,
  last_follow_up_at timestamptz,
  next_contact_on date,
  next_step text,
  next_contact_by uuid
);
comment on column customer_stats.revenue12m is 'in the company''s currency, over the 12 months before the last refresh; null = no order in them';
-- Plain (value, id): read forwards or backwards it serves both directions; empty values are a page phase of their own.
create index customer_stats_revenue on customer_stats (revenue12m, customer_id);
create index customer_stats_last_order on customer_stats (last_order_on, customer_id);
create index customer_stats_last_follow_up on customer_stats (last_follow_up_at, customer_id);
create index customer_stats_next_contact on customer_stats (next_contact_on, customer_id);

create table contacts (
  customer_id uuid not null references customers,
  id uuid not null,
  name text not null check (name <> ''),
  title text,
  mobile text,
  email text,
  wechat text,
  is_primary boolean not null default false,
  notes text,
  external_id text,
  version int not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  import_id uuid,
  primary key (customer_id, id)
);
create unique index contacts_primary on contacts (customer_id) where is_primary and deleted_at is null;
create index contacts_mobile on contacts (mobile) where deleted_at is null;
create index contacts_name on contacts (lower(name) text_pattern_ops) where deleted_at is null;

create table orders (
  customer_id uuid not null references customers,
  id uuid not null,
  number text not null check (number <> ''),
  ordered_on date not null,
  amount numeric(19, 4) not null,
  currency char(3) not null,
  amount_base numeric(19, 4) not null,
  notes text,
  version int not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  deleted_at timestamptz,
  import_id uuid,
  primary key (customer_id, id)
);
comment on column orders.amount_base is 'amount in the company''s currency at the rate in force when it was entered; negative = return';
create unique index orders_number on orders (customer_id, number) where deleted_at is null;
create index orders_by_number on orders (number) where deleted_at is null;
create index orders_by_date on orders (customer_id, ordered_on desc, id) include (amount_base) where deleted_at is null;
create index orders_period on orders (ordered_on, customer_id) include (amount_base) where deleted_at is null;

create table order_lines (
  customer_id uuid not null,
  order_id uuid not null,
  position int not null,
  product text not null,
  quantity numeric(19, 4) not null,
  price numeric(19, 4) not null,
  primary key (customer_id, order_id, position),
  foreign key (customer_id, order_id) references orders (customer_id, id)
);

create table follow_ups (
  customer_id uuid not null references customers,
  id uuid not null,
  kind text not null check (kind in ('call', 'visit', 'wechat', 'email', 'meeting', 'note')),
  text text not null check (text <> ''),
  contact_id uuid,
  author_id uuid references people,
  author_name text,
  happened_at timestamptz not null,
  next_contact_on date,
  next_step text,
  file_id uuid references files,
  fingerprint bytea,
  version int not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  import_id uuid,
  primary key (customer_id, id),
  foreign key (customer_id, contact_id) references contacts (customer_id, id)
);
comment on column follow_ups.author_name is 'the author as the imported file names them, when no such person exists';
comment on column follow_ups.fingerprint is 'makes importing the same record twice change nothing';
create index follow_ups_timeline on follow_ups (customer_id, happened_at desc, id) where deleted_at is null;
create index follow_ups_author on follow_ups (author_id, happened_at desc) where deleted_at is null;
create index follow_ups_file on follow_ups (file_id) where file_id is not null;
create unique index follow_ups_fingerprint on follow_ups (customer_id, fingerprint) where fingerprint is not null and deleted_at is null;

create table watched_customers (
  person_id uuid not null references people,
  customer_id uuid not null references customers,
  created_at timestamptz not null default now(),
  primary key (person_id, customer_id)
);
create index watched_customers_customer on watched_customers (customer_id);
