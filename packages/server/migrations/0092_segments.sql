-- Segments 客群: chosen customers (static) or whoever satisfies a condition (dynamic), and their size over time.

create table segments (
  id uuid primary key,
  name text not null check (name <> '' and length(name) <= 80),
  description text,
  kind text not null check (kind in ('static', 'dynamic')),
  condition jsonb,
  is_shared boolean not null,
  owner_id uuid not null references people,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((kind = 'dynamic') = (condition is not null))
);
comment on column segments.owner_id is 'who made it; alone sees it while it is not shared';
create unique index segments_shared_name on segments (lower(name)) where is_shared;
create unique index segments_own_name on segments (owner_id, lower(name)) where not is_shared;

create table segment_customers (
  customer_id uuid not null references customers on delete cascade,
  segment_id uuid not null references segments on delete cascade,
  added_at timestamptz not null default now(),
  added_by uuid,
  primary key (customer_id, segment_id)
);
create index segment_customers_segment on segment_customers (segment_id, customer_id);

create table segment_sizes (
  segment_id uuid not null references segments on delete cascade,
  day date not null,
  customers int not null,
  primary key (segment_id, day)
);
comment on table segment_sizes is 'of the whole company, by the company''s day; shown to whoever may see every customer';
