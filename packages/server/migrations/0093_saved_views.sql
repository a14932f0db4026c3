-- Saved views of lists: what they show is kept as data and checked again for whoever reads them.

create table saved_views (
  id uuid primary key,
  owner_id uuid not null references people,
  name text not null check (name <> '' and length(name) <= 60),
  definition jsonb not null,
  is_for_everybody boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  updated_by uuid references people
);
create unique index saved_views_name on saved_views (owner_id, lower(name));
create index saved_views_for_everybody on saved_views (id) where is_for_everybody;

create table saved_view_shares (
  view_id uuid not null references saved_views on delete cascade,
  person_id uuid references people,
  department_id uuid references departments on delete cascade,
  role text references roles on delete cascade,
  check (num_nonnulls(person_id, department_id, role) = 1)
);
create unique index saved_view_shares_person on saved_view_shares (person_id, view_id) where person_id is not null;
create unique index saved_view_shares_department on saved_view_shares (department_id, view_id) where department_id is not null;
create unique index saved_view_shares_role on saved_view_shares (role, view_id) where role is not null;
create index saved_view_shares_view on saved_view_shares (view_id);

-- Whose list opens with a view: a person's own choice goes before that of the role.
create table saved_view_defaults (
  person_id uuid references people,
  role text references roles on delete cascade,
  view_id uuid not null references saved_views on delete cascade,
  check (num_nonnulls(person_id, role) = 1)
);
create unique index saved_view_defaults_person on saved_view_defaults (person_id) where person_id is not null;
create unique index saved_view_defaults_role on saved_view_defaults (role) where role is not null;
create index saved_view_defaults_view on saved_view_defaults (view_id);
