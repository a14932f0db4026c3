-- Ownership: at every instant each customer has exactly one holder, held by constraints alone.

create table pools (
  id uuid primary key,
  name text not null check (name <> ''),
  kind text not null default 'public' check (kind in ('public', 'archive')),
  description text,
  everyone_claims boolean not null default true,
  is_active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index pools_name on pools (lower(name)) where is_active;
create unique index pools_archive on pools (kind) where kind = 'archive';
comment on column pools.everyone_claims is 'false = only people in pool_departments (and below) see it and claim from it';

create table pool_departments (
  pool_id uuid not null references pools on delete cascade,
  department_id uuid not null references departments,
  primary key (pool_id, department_id)
);

-- One immutable list of rules; the list in force is the one whose state is 'active'.
create table rule_versions (
  id uuid primary key,
  no int not null unique,
  state text not null check (state in ('draft', 'active', 'superseded')),
  based_on uuid references rule_versions,
  rules jsonb not null,
  note text,
  created_at timestamptz not null default now(),
  created_by uuid references people,
  activated_at timestamptz,
  activated_by uuid references people
);
create unique index rule_versions_active on rule_versions (state) where state = 'active';
create unique index rule_versions_draft on rule_versions (state) where state = 'draft';

-- Rules of a version that has been active never change.
create function keep_rule_versions() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.rules is distinct from old.rules or new.no <> old.no or new.state = 'draft') then
    raise exception 'rule version % is immutable', old.no using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger rule_versions_immutable before update on rule_versions for each row execute function keep_rule_versions();

create table ownership_runs (
  id uuid primary key,
  kind text not null check (kind in ('preview', 'apply', 'undo')),
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  rule_version_id uuid references rule_versions,
  of_run_id uuid references ownership_runs,
  summary jsonb not null default '{}',
  error text,
  created_at timestamptz not null default now(),
  created_by uuid references people,
  started_at timestamptz,
  finished_at timestamptz
);

-- What a preview found, per customer whose holder would change.
create table ownership_run_moves (
  run_id uuid not null references ownership_runs on delete cascade,
  customer_id uuid not null,
  rule_position int not null,
  from_person_id uuid,
  from_pool_id uuid,
  to_person_id uuid,
  to_pool_id uuid,
  primary key (run_id, customer_id)
);

create table tenures (
  customer_id uuid not null references customers,
  id uuid not null,
  slot text not null default 'primary' check (slot = 'primary'),
  person_id uuid references people,
  pool_id uuid references pools,
  start_at timestamptz not null,
  end_at timestamptz not null default 'infinity',
  prev_end_at timestamptz,
  reason_code text not null,
  reason jsonb not null default '{}',
  rule_version_id uuid references rule_versions,
  rule_position int,
  run_id uuid,
  import_id uuid,
  actor_id uuid,
  actor_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (customer_id, id),
  constraint tenures_one_holder check (num_nonnulls(person_id, pool_id) = 1),
  constraint tenures_forward check (start_at < end_at and isfinite(start_at)),
  constraint tenures_joined check (prev_end_at is null or prev_end_at = start_at),
  constraint tenures_one_open unique (customer_id, slot, end_at),
  constraint tenures_one_successor unique nulls not distinct (customer_id, slot, prev_end_at),
  constraint tenures_no_gap foreign key (customer_id, slot, prev_end_at)
    references tenures (customer_id, slot, end_at) deferrable initially deferred
);
alter table customers add constraint customers_always_held foreign key (id, slot, owned_until)
  references tenures (customer_id, slot, end_at) deferrable initially deferred;
create index tenures_person on tenures (person_id, customer_id) where end_at = 'infinity';
create index tenures_pool on tenures (pool_id, start_at desc, customer_id) where end_at = 'infinity';
create index tenures_run on tenures (run_id) where run_id is not null;
create index tenures_former on tenures (person_id, end_at) where end_at < 'infinity';
comment on column tenures.reason is 'codes and values (facts of the decision), rendered per language';

-- Least recently assigned shares ties among the people of a department.
create table person_loads (
  person_id uuid primary key references people,
  last_assigned_at timestamptz
);
