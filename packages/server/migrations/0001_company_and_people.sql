-- The company, its departments and people, sign-in, settings, audit and outbox.
-- One database holds one company: nothing carries a company id.

create extension if not exists pg_trgm;

create table company (
  id boolean primary key default true check (id),
  name text not null check (name <> ''),
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  time_zone text not null default 'Asia/Shanghai',
  currency char(3) not null default 'CNY',
  is_demo boolean not null default false,
  onboarding text not null default 'choose' check (onboarding in ('choose', 'done')),
  created_at timestamptz not null default now()
);

-- Tier thresholds, labels, import limits …: one JSON value per key, validated by core/settings.
create table settings (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by uuid
);

create table exchange_rates (
  currency char(3) primary key,
  rate numeric(19, 8) not null check (rate > 0),
  updated_at timestamptz not null default now(),
  updated_by uuid
);
comment on column exchange_rates.rate is 'units of the company''s currency for one unit of this currency';

create table departments (
  id uuid primary key,
  parent_id uuid references departments,
  name text not null check (name <> ''),
  position int not null default 0,
  external_id text unique,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (parent_id <> id)
);
create unique index departments_name on departments (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'::uuid), lower(name));

create table people (
  id uuid primary key,
  auth_user_id text unique,
  name text not null check (name <> ''),
  email text,
  phone text,
  staff_number text,
  department_id uuid references departments,
  manager_id uuid references people,
  post text,
  capacity int check (capacity >= 0),
  locale text check (locale in ('zh-CN', 'en')),
  theme text check (theme in ('light', 'dark', 'system')),
  is_active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (manager_id <> id)
);
comment on column people.capacity is 'how many customers this person can hold (客户持有上限); null = no limit';
comment on column people.phone is 'E.164 where it can be read as such';
create unique index people_email on people (lower(email));
create unique index people_phone on people (phone);
create unique index people_staff_number on people (lower(staff_number));
create index people_department on people (department_id);
create index people_manager on people (manager_id);
create index people_name on people (name);

create table person_roles (
  person_id uuid not null references people on delete cascade,
  role text not null check (role in ('account-manager', 'team-lead', 'administrator')),
  primary key (person_id, role)
);

create table api_keys (
  id uuid primary key,
  person_id uuid not null references people,
  name text not null,
  prefix text not null,
  hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_person on api_keys (person_id);

-- better-auth's own tables, with its own column names.
create schema auth;
create table auth."user" (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null default false,
  "image" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table auth."session" (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade
);
create index session_user_id on auth."session" ("userId");
create table auth."account" (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_user on auth."account" ("userId");
create table auth."verification" (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on auth."verification" ("identifier");

-- Failed sign-ins per account and per address: a refused attempt is counted before the password is tried.
create table sign_in_attempts (
  bucket text primary key,
  failures int not null default 0,
  window_started_at timestamptz not null,
  locked_until timestamptz
);

-- First run: the one-time code printed on the console, hashed.
create table setup_codes (
  hash bytea primary key,
  created_at timestamptz not null default now(),
  failures int not null default 0
);

create table audit_entries (
  id uuid primary key,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('person', 'system')),
  actor_id uuid,
  actor_name text not null,
  via text not null,
  ip_address text,
  request_id text,
  action text not null,
  subject_type text not null,
  subject_id text,
  customer_id uuid,
  summary jsonb not null default '{}'
);
create index audit_entries_at on audit_entries (at desc, id);
create index audit_entries_subject on audit_entries (subject_type, subject_id, at desc);
create index audit_entries_customer on audit_entries (customer_id, at desc) where customer_id is not null;
comment on table audit_entries is 'append-only; what changed lies in audit_values so that a person can be erased later';

create table audit_values (
  entry_id uuid primary key references audit_entries,
  before jsonb,
  after jsonb
);

-- Outbox: written in the transaction of the change, dispatched after commit.
create table events (
  id uuid primary key,
  at timestamptz not null default clock_timestamp(),
  name text not null,
  payload jsonb not null,
  actor_id uuid,
  dispatched_at timestamptz
);
create index events_open on events (id) where dispatched_at is null;

-- A retried POST with the same key gets the first answer.
create table idempotency_keys (
  key text not null,
  actor_id uuid not null,
  operation text not null,
  request_hash bytea not null,
  status int,
  body jsonb,
  created_at timestamptz not null default now(),
  primary key (actor_id, operation, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

create table regions (
  code text primary key,
  parent_code text references regions,
  level smallint not null check (level between 1 and 3),
  name text not null,
  full_name text not null
);
comment on table regions is 'GB/T 2260 divisions, six digits with trailing zeros (330000, 330200, 330206)';
create index regions_parent on regions (parent_code);
create index regions_name on regions (name);

create table industries (
  code text primary key,
  parent_code text references industries,
  level smallint not null check (level between 1 and 3),
  name text not null
);
comment on table industries is 'GB/T 4754-2017: section letter, two-digit division, three-digit group';
